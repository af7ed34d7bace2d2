package io.aiadmin.core.catalog;

import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.CompanyProfile;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.crm.Catalog;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.Service;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.StaffMember;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Catalogues of companies, read from their CRMs at most every {@link #FRESH} and by one caller at a time. While a CRM is away the last one is
 * given out, marked stale, for up to {@link #USABLE}. Used from many threads.
 */
public final class CatalogCache {

    /** How old a catalogue may be before the CRM is asked again. */
    public static final Duration FRESH = Duration.ofMinutes(15);

    /** How old it may be at most, when the CRM does not answer. */
    public static final Duration USABLE = Duration.ofHours(1);

    /** How long a CRM that did not answer is left alone while there is a catalogue to give out. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(15);

    private static final int COMPANIES = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(CatalogCache.class);

    private final Clock clock;
    private final Lru<CompanyId, Cell> cells;

    public CatalogCache(Clock clock) {
        this(clock, COMPANIES);
    }

    CatalogCache(Clock clock, int companies) {
        this.clock = clock;
        this.cells = new Lru<>(companies);
    }

    /**
     * The company's catalogue, from the CRM when there is none yet or it is too old.
     *
     * @throws CrmException the CRM does not give one, and there is none that may still be used
     */
    public CatalogView read(CompanyConfig company, CrmConnector crm) {
        Cell cell = cells.update(
                company.id(),
                old -> old == null || old.version < company.version() ? new Cell(company.version(), null) : old);
        Snapshot known = cell.snapshot;
        Snapshot snapshot = known != null && usableWithoutAsking(known)
                ? known
                : cell.flight.run(company.id(), () -> load(company.id(), cell, crm));
        return view(snapshot, company.profile());
    }

    /** The CRM reported a change: the next reader gets what the CRM says then. */
    public void forget(CompanyId company) {
        Cell old = cells.get(company);
        if (old != null) {
            cells.put(company, new Cell(old.version, expired(old.snapshot)));
        }
    }

    private Snapshot load(CompanyId company, Cell cell, CrmConnector crm) {
        Snapshot last = cell.snapshot;
        if (last != null && usableWithoutAsking(last)) {
            return last; // another flight landed just before this one began
        }
        try {
            Instant asked = clock.instant();
            Snapshot read = new Snapshot(crm.catalog(), asked, asked.plus(FRESH), false);
            cell.snapshot = read;
            return read;
        } catch (CrmException e) {
            if (last == null || clock.instant().isAfter(last.readAt.plus(USABLE))) {
                throw e;
            }
            LOG.warn(
                    "catalogue is stale, the CRM does not answer: company={} error={}",
                    company,
                    e.getClass().getSimpleName());
            Snapshot stale =
                    new Snapshot(last.catalog, last.readAt, clock.instant().plus(LEFT_ALONE), true);
            cell.snapshot = stale;
            return stale;
        }
    }

    private boolean usableWithoutAsking(Snapshot snapshot) {
        Instant now = clock.instant();
        return now.isBefore(snapshot.askAgainAt) && now.isBefore(snapshot.readAt.plus(USABLE));
    }

    private static @Nullable Snapshot expired(@Nullable Snapshot snapshot) {
        return snapshot == null ? null : new Snapshot(snapshot.catalog, snapshot.readAt, Instant.MIN, true);
    }

    private static CatalogView view(Snapshot snapshot, CompanyProfile profile) {
        return new CatalogView(
                shown(snapshot.catalog, profile.hiddenServices()),
                snapshot.catalog,
                aliases(profile.aliases()),
                snapshot.readAt,
                snapshot.stale);
    }

    private static Catalog shown(Catalog catalog, List<String> hidden) {
        if (hidden.isEmpty()) {
            return catalog;
        }
        List<Service> services = catalog.services().stream()
                .filter(service -> !hidden.contains(service.id().value()))
                .toList();
        Set<ServiceId> kept = services.stream().map(Service::id).collect(Collectors.toSet());
        List<StaffMember> staff =
                catalog.staff().stream().map(member -> doing(member, kept)).toList();
        return new Catalog(catalog.branches(), services, staff);
    }

    private static StaffMember doing(StaffMember member, Set<ServiceId> kept) {
        Set<ServiceId> services =
                member.services().stream().filter(kept::contains).collect(Collectors.toSet());
        return new StaffMember(member.id(), member.name(), member.position(), services, member.branch());
    }

    private static Map<ServiceId, List<String>> aliases(Map<String, List<String>> byId) {
        Map<ServiceId, List<String>> aliases = new HashMap<>();
        byId.forEach((id, words) -> aliases.put(new ServiceId(id), List.copyOf(words)));
        return aliases;
    }

    /** A company's place. Forgetting puts a new one in its stead, so that a load under way fills the old one in vain. */
    private static final class Cell {
        final long version;
        final SingleFlight<CompanyId, Snapshot> flight = new SingleFlight<>();
        volatile @Nullable Snapshot snapshot;

        Cell(long version, @Nullable Snapshot snapshot) {
            this.version = version;
            this.snapshot = snapshot;
        }
    }

    private record Snapshot(Catalog catalog, Instant readAt, Instant askAgainAt, boolean stale) {}
}
