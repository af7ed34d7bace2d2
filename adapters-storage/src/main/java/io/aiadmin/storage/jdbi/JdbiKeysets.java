package io.aiadmin.storage.jdbi;

import io.aiadmin.spi.CompanyId;
import io.aiadmin.storage.secrets.KeysetStore;
import io.aiadmin.storage.secrets.WrappedKeys;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Wrapped keys in the table company_keyset. */
public final class JdbiKeysets implements KeysetStore {

    private final TenantDatabase database;

    public JdbiKeysets(TenantDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<WrappedKeys> find(CompanyId company) {
        return database.inCompany(company, handle -> find(handle, company));
    }

    private static Optional<WrappedKeys> find(Handle handle, CompanyId company) {
        return handle.createQuery("select aead, prf, version from company_keyset where company_id = :company")
                .bind("company", company.value())
                .map((row, _) -> new WrappedKeys(row.getBytes("aead"), row.getBytes("prf"), row.getInt("version")))
                .findOne();
    }

    @Override
    public WrappedKeys addIfAbsent(CompanyId company, WrappedKeys keys) {
        return database.inCompany(company, handle -> {
            handle.createUpdate("""
                            insert into company_keyset (company_id, aead, prf, version, created_at, promoted_at)
                            values (:company, :aead, :prf, :version, now(), now()) on conflict do nothing""")
                    .bind("company", company.value())
                    .bind("aead", keys.aead())
                    .bind("prf", keys.prf())
                    .bind("version", keys.version())
                    .execute();
            return find(handle, company).orElseThrow();
        });
    }

    @Override
    public boolean replace(CompanyId company, WrappedKeys keys, boolean promoted) {
        return database.inCompany(
                company,
                handle -> handle.createUpdate("""
                                update company_keyset
                                set aead = :aead, prf = :prf, version = :version,
                                    promoted_at = case when :promoted then now() else promoted_at end
                                where company_id = :company and version = :version - 1""")
                                .bind("company", company.value())
                                .bind("aead", keys.aead())
                                .bind("prf", keys.prf())
                                .bind("version", keys.version())
                                .bind("promoted", promoted)
                                .execute()
                        == 1);
    }

    @Override
    public Duration sincePromotion(CompanyId company) {
        double seconds = database.inCompany(
                company,
                handle -> handle.createQuery(
                                "select extract(epoch from now() - promoted_at) from company_keyset where company_id = :company")
                        .bind("company", company.value())
                        .mapTo(Double.class)
                        .one());
        return Duration.ofMillis((long) (seconds * 1000));
    }
}
