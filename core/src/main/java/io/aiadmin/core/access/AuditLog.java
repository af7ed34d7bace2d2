package io.aiadmin.core.access;

import io.aiadmin.spi.CompanyId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who changed what in a company. Only grows. Used from many threads. */
public interface AuditLog {

    void add(CompanyId company, Entry entry);

    /** Newest first. */
    List<Entry> list(CompanyId company, int limit);

    /**
     * @param actor a user's or token's id, or {@code system}
     * @param action what was done: {@code crm.saved}, {@code login.failed}
     * @param detail never a secret, never a customer's data
     */
    record Entry(
            Instant at,
            String actor,
            String action,
            @Nullable String detail) {}
}
