package io.aiadmin.storage.jdbi;

import io.aiadmin.core.company.Company;
import io.aiadmin.core.company.CompanyProfile;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.storage.TestServers;
import io.aiadmin.storage.secrets.MasterKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;

/** The database of all tests, and fresh companies in it. */
public final class TestDatabase {

    public static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final MasterKey MASTER = MasterKey.generate();

    private static final Database DATABASE = open();

    private TestDatabase() {}

    public static Database get() {
        return DATABASE;
    }

    /** Another replica. */
    public static Database open() {
        return Database.open(TestServers.get().database(), MASTER, CLOCK);
    }

    public static CompanyId company() {
        CompanyId id = new CompanyId(UUID.randomUUID());
        add(id);
        return id;
    }

    public static void add(CompanyId id) {
        DATABASE.companies()
                .create(
                        new Company(id, "Салон " + id.toString().substring(0, 4), NOW, "trial"),
                        CompanyProfile.standard(ZoneId.of("Europe/Moscow")));
    }
}
