package io.aiadmin.storage.jdbi;

import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.core.turn.Accepted;
import io.aiadmin.core.turn.ConversationRef;
import io.aiadmin.core.turn.Gathering;
import io.aiadmin.core.turn.Inbox;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.InboundEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The inbox in one call of the database, whatever the number of events. */
final class JdbiInbox implements Inbox {

    /** A channel that is not answered within two seconds counts us as down. */
    private static final int PATIENCE_SECONDS = 2;

    private final TenantDatabase database;
    private final Sealed sealed;
    private final Clock clock;
    private final Nudge nudge;

    JdbiInbox(TenantDatabase database, Sealed sealed, Clock clock, Nudge nudge) {
        this.database = database;
        this.sealed = sealed;
        this.clock = clock;
        this.nudge = nudge;
    }

    @Override
    public Accepted accept(CompanyId company, String channel, List<InboundEvent> events, Gathering gathering) {
        if (events.isEmpty()) {
            return new Accepted(0, 0, List.of());
        }
        List<Row> rows =
                events.stream().map(event -> row(company, channel, event)).toList();
        Stored stored = database.routine(handle -> {
            try (Call call =
                    new Call(handle, "select * from accept_events(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                return call.seconds(PATIENCE_SECONDS)
                        .value(company.value())
                        .value(channel)
                        .value(gathering.quiet().toMillis())
                        .value(gathering.cap().toMillis())
                        .value(clock.instant())
                        .uuids(rows, Row::id)
                        .blobs(rows, Row::externalHash)
                        .texts(rows, row -> row.kind().name())
                        .times(rows, row -> row.event().at())
                        .blobs(rows, Row::payload)
                        .blobs(rows, Row::addressHash)
                        .blobs(rows, Row::address)
                        .blobs(rows, Row::customer)
                        .uuids(rows, Row::conversation)
                        .flags(rows, row -> row.kind().urgent())
                        .flags(rows, row -> row.kind().asks())
                        .one(Stored::read);
            }
        });
        if (stored.atOnce()) {
            nudge.now();
        }
        List<ConversationRef> woken = stored.woken().stream()
                .map(id -> new ConversationRef(company, new ConversationId(id)))
                .toList();
        return new Accepted(stored.fresh(), events.size() - stored.fresh(), woken);
    }

    private Row row(CompanyId company, String channel, InboundEvent event) {
        UUID id = UUID.randomUUID();
        InboundKind kind = InboundKind.of(event);
        byte[] payload = sealed.record(company, Sealed.event(id), event);
        byte[] externalHash = sealed.hash(company, "event|" + event.externalId());
        ConversationAddress lane = kind.lane();
        if (lane == null) {
            return new Row(id, event, kind, externalHash, payload, null, null, null, null);
        }
        byte[] addressHash = addressHash(sealed, company, lane.value());
        byte[] address = sealed.text(company, Sealed.address(channel, addressHash), lane.value());
        String name = event instanceof InboundEvent.CustomerMessage message
                ? message.sender().name()
                : null;
        byte[] customer = name == null ? null : sealed.text(company, Sealed.customer(channel, addressHash), name);
        return new Row(id, event, kind, externalHash, payload, addressHash, address, customer, UUID.randomUUID());
    }

    static byte[] addressHash(Sealed sealed, CompanyId company, String address) {
        return sealed.hash(company, "address|" + address);
    }

    /** @param conversation the id that the conversation gets if it is new */
    @SuppressWarnings("ArrayRecordComponent")
    private record Row(
            UUID id,
            InboundEvent event,
            InboundKind kind,
            byte[] externalHash,
            byte[] payload,
            byte @Nullable [] addressHash,
            byte @Nullable [] address,
            byte @Nullable [] customer,
            @Nullable UUID conversation) {}

    private record Stored(int fresh, List<UUID> woken, boolean atOnce) {
        static Stored read(ResultSet row) throws SQLException {
            List<UUID> woken =
                    new ArrayList<>(Arrays.asList((UUID[]) row.getArray("woken").getArray()));
            return new Stored(row.getInt("fresh"), woken, row.getBoolean("at_once"));
        }
    }
}
