package io.aiadmin.core.booking;

import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.IdempotencyKey;
import io.aiadmin.spi.crm.ServiceId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Names writes by what they are: the key of a proposal, and the fingerprint of a wish. */
final class Fingerprint {

    private Fingerprint() {}

    /** The same proposal of the same conversation has the same key for ever. */
    static IdempotencyKey key(ConversationId conversation, Proposal proposal) {
        // a conversation whose session was lost numbers its proposals anew, so the number alone is not enough
        String name =
                conversation + "|" + proposal.id() + "|" + proposal.madeAt().getEpochSecond();
        return new IdempotencyKey("aia-" + hash(name).substring(0, 40));
    }

    /** The key of a part of the write that has this key. */
    static IdempotencyKey part(IdempotencyKey key, String part) {
        return new IdempotencyKey(key.value() + "-" + part);
    }

    /** The person is left out: who wishes for the same thing at the same time does not wish for a second one. */
    static String create(CompanyId company, Phone phone, List<ServiceId> services, Instant start) {
        String sorted = services.stream().map(ServiceId::value).sorted().collect(Collectors.joining(","));
        return hash("create|" + company + "|" + phone.e164() + "|" + sorted + "|" + start.getEpochSecond());
    }

    static String move(CompanyId company, BookingId booking, Instant start) {
        return hash("move|" + company + "|" + booking + "|" + start.getEpochSecond());
    }

    static String cancel(CompanyId company, BookingId booking) {
        return hash("cancel|" + company + "|" + booking);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
