package io.aiadmin.storage.jdbi;

import io.aiadmin.core.booking.BookingLedger;
import io.aiadmin.core.booking.CrmWrite;
import io.aiadmin.core.booking.LedgerEntry;
import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.IdempotencyKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The ledger: what is to be written is sealed, where it stands is not. */
final class JdbiBookingLedger implements BookingLedger {

    private static final String SELECT =
            "select idempotency_key, conversation_id, state, booking_id, attempts, created_at, next_check_at, reason, request "
                    + "from booking_ledger where company_id = :company and ";

    private final TenantDatabase database;
    private final Sealed sealed;

    JdbiBookingLedger(TenantDatabase database, Sealed sealed) {
        this.database = database;
        this.sealed = sealed;
    }

    @Override
    public LedgerEntry open(LedgerEntry entry) {
        CompanyId company = entry.company();
        String key = entry.key().value();
        byte[] request = sealed.record(company, Sealed.ledger(key), new Request(entry.write(), entry.fingerprint()));
        byte[] fingerprint = fingerprint(company, entry.fingerprint());
        Row row = database.inCompany(company, handle -> {
            int added = handle.createUpdate("""
                            insert into booking_ledger (company_id, idempotency_key, conversation_id, fingerprint_hash, state,
                                booking_id, attempts, created_at, next_check_at, reason, request)
                            values (:company, :key, :conversation, :fingerprint, 'SENDING', :booking, :attempts, :created, :next, :reason, :request)
                            on conflict (company_id, idempotency_key) do nothing""")
                    .bind("company", company.value())
                    .bind("key", key)
                    .bind("conversation", entry.conversation().value())
                    .bind("fingerprint", fingerprint)
                    .bind("booking", text(entry.booking()))
                    .bind("attempts", entry.attempts())
                    .bind("created", entry.createdAt())
                    .bind("next", entry.nextCheckAt())
                    .bind("reason", entry.reason())
                    .bind("request", request)
                    .execute();
            return added == 1 ? null : byKey(handle, company, entry.key()).orElseThrow();
        });
        return row == null ? entry : row.entry(company, sealed);
    }

    @Override
    public boolean retry(CompanyId company, IdempotencyKey key, int attempts, Instant nextCheckAt) {
        return database.inCompany(
                company,
                handle -> handle.createUpdate("""
                                update booking_ledger set state = 'SENDING', attempts = attempts + 1, next_check_at = :next
                                where company_id = :company and idempotency_key = :key
                                    and state in ('SENDING', 'UNKNOWN') and attempts = :attempts""")
                                .bind("next", nextCheckAt)
                                .bind("company", company.value())
                                .bind("key", key.value())
                                .bind("attempts", attempts)
                                .execute()
                        == 1);
    }

    @Override
    public boolean settle(
            CompanyId company,
            IdempotencyKey key,
            LedgerEntry.State state,
            @Nullable BookingId booking,
            int attempts,
            @Nullable Instant nextCheckAt,
            @Nullable String reason) {
        return database.inCompany(
                company,
                handle -> handle.createUpdate("""
                                update booking_ledger
                                set state = :state, booking_id = coalesce(:booking, booking_id), attempts = :attempts,
                                    next_check_at = :next, reason = :reason
                                where company_id = :company and idempotency_key = :key and state in ('SENDING', 'UNKNOWN')""")
                                .bind("state", state.name())
                                .bind("booking", text(booking))
                                .bind("attempts", attempts)
                                .bind("next", nextCheckAt)
                                .bind("reason", reason)
                                .bind("company", company.value())
                                .bind("key", key.value())
                                .execute()
                        == 1);
    }

    @Override
    public Optional<LedgerEntry> find(CompanyId company, IdempotencyKey key) {
        return database.inCompany(company, handle -> byKey(handle, company, key))
                .map(row -> row.entry(company, sealed));
    }

    @Override
    public List<LedgerEntry> open(CompanyId company, ConversationId conversation) {
        return entries(
                company,
                "conversation_id = :conversation and state in ('SENDING', 'UNKNOWN') order by created_at, idempotency_key",
                query -> query.bind("conversation", conversation.value()));
    }

    @Override
    public List<LedgerEntry> recent(CompanyId company, ConversationId conversation, Instant since) {
        return entries(
                company,
                "conversation_id = :conversation and created_at >= :since order by created_at, idempotency_key",
                query -> query.bind("conversation", conversation.value()).bind("since", since));
    }

    @Override
    public Optional<LedgerEntry> sameWish(CompanyId company, String fingerprint, Instant since) {
        byte[] hash = fingerprint(company, fingerprint);
        return entries(
                        company,
                        "fingerprint_hash = :fingerprint and state in ('SENDING', 'UNKNOWN', 'DONE') and created_at >= :since "
                                + "order by created_at desc, idempotency_key desc limit 1",
                        query -> query.bind("fingerprint", hash).bind("since", since))
                .stream()
                .findFirst();
    }

    @Override
    public List<LedgerEntry> due(Instant now, int limit) {
        List<DueKey> keys = database.platform(handle -> handle.createQuery("""
                        select company_id, idempotency_key from booking_ledger
                        where state in ('SENDING', 'UNKNOWN') and next_check_at <= :now order by next_check_at limit :limit""")
                .bind("now", now)
                .bind("limit", limit)
                .map((row, _) -> new DueKey(
                        new CompanyId(row.getObject("company_id", UUID.class)),
                        new IdempotencyKey(row.getString("idempotency_key"))))
                .list());
        List<LedgerEntry> due = new ArrayList<>();
        for (DueKey key : keys) {
            find(key.company(), key.key()).ifPresent(due::add);
        }
        return due;
    }

    private List<LedgerEntry> entries(CompanyId company, String condition, UnaryOperator<Query> bindings) {
        return database
                .inCompany(
                        company,
                        handle -> bindings.apply(
                                        handle.createQuery(SELECT + condition).bind("company", company.value()))
                                .map((row, _) -> Row.read(row))
                                .list())
                .stream()
                .map(row -> row.entry(company, sealed))
                .toList();
    }

    private static Optional<Row> byKey(Handle handle, CompanyId company, IdempotencyKey key) {
        return handle.createQuery(SELECT + "idempotency_key = :key")
                .bind("company", company.value())
                .bind("key", key.value())
                .map((row, _) -> Row.read(row))
                .findOne();
    }

    /** A fingerprint may hold a phone. */
    private byte[] fingerprint(CompanyId company, String fingerprint) {
        return sealed.hash(company, "wish|" + fingerprint);
    }

    private static @Nullable String text(@Nullable BookingId booking) {
        return booking == null ? null : booking.value();
    }

    private record DueKey(CompanyId company, IdempotencyKey key) {}

    private record Request(CrmWrite write, String fingerprint) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Row(
            String key,
            UUID conversation,
            LedgerEntry.State state,
            @Nullable String booking,
            int attempts,
            Instant createdAt,
            @Nullable Timestamp nextCheckAt,
            @Nullable String reason,
            byte[] request) {

        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getString("idempotency_key"),
                    row.getObject("conversation_id", UUID.class),
                    LedgerEntry.State.valueOf(row.getString("state")),
                    row.getString("booking_id"),
                    row.getInt("attempts"),
                    row.getTimestamp("created_at").toInstant(),
                    row.getTimestamp("next_check_at"),
                    row.getString("reason"),
                    row.getBytes("request"));
        }

        LedgerEntry entry(CompanyId company, Sealed sealed) {
            Request stored = sealed.record(company, Sealed.ledger(key), request, Request.class);
            return new LedgerEntry(
                    company,
                    new ConversationId(conversation),
                    stored.write(),
                    stored.fingerprint(),
                    state,
                    booking == null ? null : new BookingId(booking),
                    attempts,
                    createdAt,
                    nextCheckAt == null ? null : nextCheckAt.toInstant(),
                    reason);
        }
    }
}
