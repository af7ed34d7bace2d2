package io.aiadmin.core.catalog;

import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.Shift;
import io.aiadmin.spi.crm.Slot;
import io.aiadmin.spi.crm.SlotQuery;
import io.aiadmin.spi.crm.StaffMember;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Free times of companies. An answer of the CRM serves the same question for {@link #FRESH}, and one caller at a time asks it. Used from many
 * threads.
 */
public final class SlotSearch {

    /** How old an answer may be that is offered to a customer. */
    public static final Duration FRESH = Duration.ofSeconds(60);

    /** How far ahead the next free time is looked for. */
    public static final Duration LOOK_AHEAD = Duration.ofDays(14);

    private static final int COMPANIES = 1000;
    private static final int QUERIES = 64;

    private final Clock clock;
    private final Lru<CompanyId, Cell> cells;

    public SlotSearch(Clock clock) {
        this(clock, COMPANIES);
    }

    SlotSearch(Clock clock, int companies) {
        this.clock = clock;
        this.cells = new Lru<>(companies);
    }

    /**
     * Free times, from an answer that is at most {@link #FRESH} old. Starts that have passed since are left out.
     *
     * @throws CrmException the CRM can't say
     */
    public List<Slot> find(CompanyConfig company, CrmConnector crm, SlotQuery query) {
        Cell cell = cell(company);
        Answer known = cell.answers.get(query);
        Answer answer = known != null && fresh(known) ? known : cell.flight.run(query, () -> load(cell, crm, query));
        return ahead(answer.slots);
    }

    /**
     * Free times as the CRM sees them now, whatever is known.
     *
     * @throws CrmException the CRM can't say
     */
    public List<Slot> recheck(CompanyConfig company, CrmConnector crm, SlotQuery query) {
        return ahead(ask(cell(company), crm, query).slots);
    }

    /**
     * The first free time after the query's range, at most {@link #LOOK_AHEAD} ahead.
     *
     * @throws CrmException the CRM can't say
     */
    public Optional<Slot> next(CompanyConfig company, CrmConnector crm, SlotQuery query) {
        Instant from = later(query.range().until(), clock.instant());
        SlotQuery ahead =
                new SlotQuery(query.branch(), query.services(), query.staff(), TimeRange.of(from, LOOK_AHEAD), 1);
        return find(company, crm, ahead).stream().findFirst();
    }

    /**
     * Why the query finds nothing.
     *
     * @throws CrmException the CRM can't say
     */
    public EmptyReason why(CatalogView catalog, CrmConnector crm, SlotQuery query) {
        Instant now = clock.instant();
        if (!query.range().until().isAfter(now)) {
            return EmptyReason.PAST;
        }
        List<StaffMember> able = catalog.shown().staffFor(query.services());
        if (query.staff() != null
                && able.stream().noneMatch(member -> member.id().equals(query.staff()))) {
            return EmptyReason.CANNOT;
        }
        if (!crm.capabilities().contains(CrmCapability.SHIFTS)) {
            return EmptyReason.TAKEN;
        }
        Duration length = length(catalog, query);
        TimeRange starts =
                new TimeRange(later(query.range().from(), now), query.range().until());
        List<Shift> fitting = crm
                .shifts(new TimeRange(starts.from(), starts.until().plus(length)))
                .stream()
                .filter(shift -> fits(shift.time(), starts, length))
                .toList();
        return why(query, able, fitting);
    }

    private static EmptyReason why(SlotQuery query, List<StaffMember> able, List<Shift> fitting) {
        if (query.staff() != null) {
            boolean works = fitting.stream().anyMatch(shift -> shift.staff().equals(query.staff()));
            return works ? EmptyReason.TAKEN : fitting.isEmpty() ? EmptyReason.CLOSED : EmptyReason.STAFF_OFF;
        }
        Set<?> ids = able.stream().map(StaffMember::id).collect(Collectors.toSet());
        return fitting.stream().anyMatch(shift -> ids.contains(shift.staff())) ? EmptyReason.TAKEN : EmptyReason.CLOSED;
    }

    /** What was free may no longer be: something was booked, moved or cancelled, by us or inside the CRM. */
    public void forget(CompanyId company) {
        cells.remove(company);
    }

    private static boolean fits(TimeRange shift, TimeRange starts, Duration length) {
        Instant first = later(shift.from(), starts.from());
        return first.isBefore(starts.until()) && !first.plus(length).isAfter(shift.until());
    }

    private static Duration length(CatalogView catalog, SlotQuery query) {
        return query.services().stream()
                .flatMap(id -> catalog.all().service(id).stream())
                .map(service -> service.duration())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private Answer load(Cell cell, CrmConnector crm, SlotQuery query) {
        Answer known = cell.answers.get(query);
        return known != null && fresh(known) ? known : ask(cell, crm, query);
    }

    private Answer ask(Cell cell, CrmConnector crm, SlotQuery query) {
        Instant asked = clock.instant();
        Answer answer = new Answer(List.copyOf(crm.freeSlots(query)), asked);
        cell.answers.put(query, answer);
        return answer;
    }

    private Cell cell(CompanyConfig company) {
        return cells.update(
                company.id(),
                old -> old == null || old.version < company.version() ? new Cell(company.version()) : old);
    }

    private boolean fresh(Answer answer) {
        return clock.instant().isBefore(answer.readAt.plus(FRESH));
    }

    private List<Slot> ahead(List<Slot> slots) {
        Instant now = clock.instant();
        return slots.stream().filter(slot -> !slot.time().from().isBefore(now)).toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /** A company's place; forgetting throws it away together with the searches under way. */
    private static final class Cell {
        final long version;
        final SingleFlight<SlotQuery, Answer> flight = new SingleFlight<>();
        final Lru<SlotQuery, Answer> answers = new Lru<>(QUERIES);

        Cell(long version) {
            this.version = version;
        }
    }

    private record Answer(List<Slot> slots, Instant readAt) {}
}
