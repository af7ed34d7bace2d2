package io.aiadmin.core.booking;

import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.core.catalog.EmptyReason;
import io.aiadmin.core.catalog.SlotSearch;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingStatus;
import io.aiadmin.spi.crm.BranchId;
import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.Slot;
import io.aiadmin.spi.crm.SlotQuery;
import io.aiadmin.spi.crm.StaffId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the CRM whether a time is free at this moment, and what is near when it is not. */
final class Availability {

    private static final int ALTERNATIVES = 6;
    private static final int DAYS_AROUND = 7;

    /** How many minutes away another person's time counts, beside the asked person's. */
    private static final long OTHER_PERSON = 45;

    /** How many minutes away the same time of the next day counts. */
    private static final long OTHER_DAY = 12 * 60;

    private final SlotSearch slots;
    private final Clock clock;

    Availability(SlotSearch slots, Clock clock) {
        this.slots = slots;
        this.clock = clock;
    }

    /** A start of a visit, and who is wanted for it. */
    record Wanted(
            List<ServiceId> services,
            @Nullable StaffId staff,
            @Nullable BranchId branch,
            Instant start) {

        Wanted {
            services = List.copyOf(services);
        }
    }

    /**
     * The slot at exactly this start, as the CRM sees it now. When nobody is named it is the one that the CRM names first.
     *
     * @throws CrmException the CRM can't say
     */
    Optional<Slot> free(BookingContext context, Wanted wanted) {
        if (wanted.services().isEmpty()) {
            return Optional.empty();
        }
        TimeRange minute = TimeRange.of(wanted.start(), Duration.ofMinutes(1));
        try {
            return slots.recheck(context.company(), context.crm(), query(wanted, wanted.staff(), minute)).stream()
                    .filter(slot -> slot.time().from().equals(wanted.start()))
                    .filter(slot -> wanted.staff() == null
                            || slot.staff() == null
                            || wanted.staff().equals(slot.staff()))
                    .findFirst();
        } catch (CrmException.NotFound _) {
            return Optional.empty(); // that person does not do it
        }
    }

    /**
     * Whether a visit may be put over a part of its own present time, which a search sees as taken; or anywhere when the CRM lost what the
     * visit is for, so that no search can be asked.
     *
     * @throws CrmException the CRM can't say
     */
    boolean freeBesideItself(BookingContext context, Booking booking, StaffId staff, TimeRange time) {
        Set<CrmCapability> can = context.crm().capabilities();
        if (!staff.equals(booking.staff())
                || !(booking.time().overlaps(time) || booking.services().isEmpty())
                || !can.contains(CrmCapability.RESCHEDULE) // a new one beside the old has no room there
                || !can.contains(CrmCapability.SHIFTS)
                || !can.contains(CrmCapability.LIST_BOOKINGS)) {
            return false;
        }
        boolean works = context.crm().shifts(time).stream()
                .anyMatch(shift -> shift.staff().equals(staff) && shift.time().encloses(time));
        return works
                && context.crm().bookings(time).stream()
                        .filter(other ->
                                other.status() == BookingStatus.ACTIVE || other.status() == BookingStatus.PENDING)
                        .noneMatch(other -> staff.equals(other.staff())
                                && !other.id().equals(booking.id())
                                && other.time().overlaps(time));
    }

    /**
     * What to say instead of a time that is not free.
     *
     * @throws CrmException the CRM can't say
     */
    Obstacle.Taken taken(BookingContext context, CatalogView catalog, Wanted wanted) {
        if (wanted.services().isEmpty()) {
            return new Obstacle.Taken(List.of(), EmptyReason.TAKEN);
        }
        TimeRange minute = TimeRange.of(wanted.start(), Duration.ofMinutes(1));
        EmptyReason why = slots.why(catalog, context.crm(), query(wanted, wanted.staff(), minute));
        return new Obstacle.Taken(near(context, catalog, wanted), why);
    }

    /** Free times near the wanted one: on its day first, with the person asked for first, then on the days around it. */
    private List<Slot> near(BookingContext context, CatalogView catalog, Wanted wanted) {
        ZoneId zone = catalog.zone(wanted.branch());
        LocalDate day = wanted.start().atZone(zone).toLocalDate();
        List<Slot> found = new ArrayList<>(search(context, wanted, range(day, day.plusDays(1), zone)));
        if (found.size() < ALTERNATIVES) {
            LocalDate from = day.minusDays(2);
            LocalDate today = clock.instant().atZone(zone).toLocalDate();
            LocalDate first = from.isBefore(today) ? today : from;
            found.addAll(search(context, wanted, range(first, day, zone)));
            found.addAll(search(context, wanted, range(day.plusDays(1), day.plusDays(DAYS_AROUND), zone)));
        }
        return found.stream()
                .distinct()
                .sorted(Comparator.comparingLong((Slot slot) -> distance(slot, wanted, zone))
                        .thenComparing(slot -> slot.time().from())
                        .thenComparing(
                                slot -> slot.staff() == null ? "" : slot.staff().value()))
                .limit(ALTERNATIVES)
                .toList();
    }

    private static TimeRange range(LocalDate from, LocalDate until, ZoneId zone) {
        Instant start = from.atStartOfDay(zone).toInstant();
        Instant end = until.atStartOfDay(zone).toInstant();
        return new TimeRange(start, end.isBefore(start) ? start : end);
    }

    private List<Slot> search(BookingContext context, Wanted wanted, TimeRange range) {
        if (range.length().isZero()) {
            return List.of();
        }
        return slots.find(context.company(), context.crm(), query(wanted, null, range)).stream()
                .filter(slot -> !slot.time().from().equals(wanted.start())
                        || wanted.staff() == null
                        || !wanted.staff().equals(slot.staff()))
                .toList();
    }

    private static long distance(Slot slot, Wanted wanted, ZoneId zone) {
        LocalDate day = wanted.start().atZone(zone).toLocalDate();
        LocalTime time = wanted.start().atZone(zone).toLocalTime();
        LocalDate slotDay = slot.time().from().atZone(zone).toLocalDate();
        LocalTime slotTime = slot.time().from().atZone(zone).toLocalTime();
        long days = Math.abs(slotDay.toEpochDay() - day.toEpochDay());
        long minutes = Math.abs(Duration.between(time, slotTime).toMinutes());
        boolean other = wanted.staff() != null
                && slot.staff() != null
                && !wanted.staff().equals(slot.staff());
        return days * OTHER_DAY + minutes + (other ? OTHER_PERSON : 0);
    }

    private static SlotQuery query(Wanted wanted, @Nullable StaffId staff, TimeRange range) {
        return new SlotQuery(wanted.branch(), wanted.services(), staff, range, 300);
    }
}
