package io.aiadmin.storage.jdbi;

import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.storage.json.Json;
import io.aiadmin.storage.secrets.Keyring;
import io.aiadmin.storage.secrets.Place;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sealed columns of the schema: what is bound to which row. {@link SealedColumn} says the same in SQL. */
final class Sealed {

    private final Keyring keyring;

    Sealed(Keyring keyring) {
        this.keyring = keyring;
    }

    byte[] record(CompanyId company, Place place, Object value) {
        return keyring.seal(company, place, Json.bytes(value));
    }

    <T> T record(CompanyId company, Place place, byte[] sealed, Class<T> type) {
        return Json.read(keyring.open(company, place, sealed), type);
    }

    byte[] text(CompanyId company, Place place, String value) {
        return keyring.seal(company, place, value.getBytes(StandardCharsets.UTF_8));
    }

    String text(CompanyId company, Place place, byte[] sealed) {
        return new String(keyring.open(company, place, sealed), StandardCharsets.UTF_8);
    }

    @Nullable
    String textOrNull(CompanyId company, Place place, byte @Nullable [] sealed) {
        return sealed == null ? null : text(company, place, sealed);
    }

    byte[] hash(CompanyId company, String value) {
        return keyring.hash(company, value);
    }

    static Place crm(String column, UUID row) {
        return new Place("company_crm_settings", column, row.toString());
    }

    static Place channel(UUID row) {
        return new Place("company_channels", "config", row.toString());
    }

    static Place address(String channel, byte[] addressHash) {
        return new Place("conversations", "address", lane(channel, addressHash));
    }

    static Place customer(String channel, byte[] addressHash) {
        return new Place("conversations", "customer", lane(channel, addressHash));
    }

    /** Sealed before the conversation's id is known: the address's hash is what tells the row. */
    private static String lane(String channel, byte[] addressHash) {
        return channel + "|" + HexFormat.of().formatHex(addressHash);
    }

    static Place session(ConversationId conversation) {
        return new Place("conversations", "session", conversation.toString());
    }

    static Place lastText(ConversationId conversation) {
        return new Place("conversations", "last_text", conversation.toString());
    }

    static Place event(UUID row) {
        return new Place("inbox_event", "payload", row.toString());
    }

    static Place message(ConversationId conversation, long seq) {
        return new Place("messages", "body", conversation + "/" + seq);
    }

    static Place toolCall(UUID row) {
        return new Place("tool_executions", "body", row.toString());
    }

    static Place outbox(UUID row) {
        return new Place("outbox", "payload", row.toString());
    }

    static Place receipt(long id) {
        return new Place("outbox", "receipt", Long.toString(id));
    }

    static Place ledger(String key) {
        return new Place("booking_ledger", "request", key);
    }

    static Place humanTask(UUID row) {
        return new Place("human_tasks", "text", row.toString());
    }

    static Place document(String plugin, String key) {
        return new Place("plugin_documents", "body", plugin + "|" + key);
    }
}
