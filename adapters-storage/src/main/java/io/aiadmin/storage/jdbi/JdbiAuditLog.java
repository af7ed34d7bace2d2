package io.aiadmin.storage.jdbi;

import io.aiadmin.core.access.AuditLog;
import io.aiadmin.spi.CompanyId;
import java.util.List;

/** Entries chained by their hashes; the application's role may add and read them, nothing else. */
final class JdbiAuditLog implements AuditLog {

    private final TenantDatabase database;

    JdbiAuditLog(TenantDatabase database) {
        this.database = database;
    }

    @Override
    public void add(CompanyId company, Entry entry) {
        database.routine(handle -> {
            try (Call call = new Call(handle, "select add_audit(?, ?, ?, ?, ?)")) {
                call.value(company.value())
                        .value(entry.at())
                        .value(entry.actor())
                        .value(entry.action())
                        .value(entry.detail())
                        .run();
            }
            return null;
        });
    }

    @Override
    public List<Entry> list(CompanyId company, int limit) {
        return database.inCompany(
                company,
                handle -> handle.createQuery(
                                "select at, actor, action, detail from audit_log where company_id = :company order by id desc limit :limit")
                        .bind("company", company.value())
                        .bind("limit", limit)
                        .map((row, _) -> new Entry(
                                row.getTimestamp("at").toInstant(),
                                row.getString("actor"),
                                row.getString("action"),
                                row.getString("detail")))
                        .list());
    }
}
