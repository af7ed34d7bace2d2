package io.aiadmin.llm.offline;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Fits several visits into one day, one after the other with as little waiting as can be. */
final class Itinerary {

    private static final int MOST_VISITS = 3;
    private static final int MOST_DAYS = 3;

    private final Turn turn;
    private final Memory memory;
    private final Booking booking;

    Itinerary(Turn turn, Booking booking) {
        this.turn = turn;
        this.memory = turn.memory();
        this.booking = booking;
    }

    String arrange(List<LocalDate> dates) {
        List<Wish> wishes = memory.wishes.stream().limit(MOST_VISITS).toList();
        Timetable timetable = new Timetable(turn.desk());
        List<LocalDate> looked =
                dates.stream().limit(wishes.size() > 2 ? 2 : MOST_DAYS).toList();
        List<List<DayPlan>> plans = new ArrayList<>();
        for (Wish wish : wishes) {
            plans.add(timetable.days(wish.services(), wish.staff(), looked));
        }
        for (int day = 0; day < looked.size(); day++) {
            int here = day;
            List<List<Slot>> free = plans.stream()
                    .map(visit -> Offers.apart(visit.get(here).slots(), memory.booked))
                    .toList();
            Optional<List<Slot>> fit = fit(free);
            if (fit.isPresent()) {
                return propose(wishes, fit.get());
            }
        }
        return oneByOne(wishes);
    }

    /** The slots in the order of the wishes; of all orders the one with the least waiting, then the earliest. */
    private Optional<List<Slot>> fit(List<List<Slot>> free) {
        List<List<Slot>> found = new ArrayList<>();
        for (int first = 0; first < free.size(); first++) {
            for (Slot slot : free.get(first)) {
                if (memory.when.admits(slot.time())) {
                    extend(free, List.of(first), List.of(slot), found);
                }
            }
        }
        return found.stream().min(Comparator.comparing(Itinerary::waiting).thenComparing(Itinerary::begin));
    }

    private void extend(List<List<Slot>> free, List<Integer> order, List<Slot> chosen, List<List<Slot>> found) {
        if (order.size() == free.size()) {
            List<Slot> byWish = new ArrayList<>(chosen);
            for (int at = 0; at < order.size(); at++) {
                byWish.set(order.get(at), chosen.get(at));
            }
            found.add(byWish);
            return;
        }
        LocalDateTime after = chosen.getLast().end();
        for (int next = 0; next < free.size(); next++) {
            if (order.contains(next)) {
                continue;
            }
            Optional<Slot> soonest = free.get(next).stream()
                    .filter(slot -> !slot.start().isBefore(after))
                    .filter(slot -> memory.when.exact() || memory.when.around() || memory.when.admits(slot.time()))
                    .min(Comparator.comparing(Slot::start));
            if (soonest.isPresent()) {
                List<Integer> longer = new ArrayList<>(order);
                longer.add(next);
                List<Slot> more = new ArrayList<>(chosen);
                more.add(soonest.get());
                extend(free, longer, more, found);
            }
        }
    }

    private static Duration waiting(List<Slot> slots) {
        LocalDateTime end =
                slots.stream().map(Slot::end).max(Comparator.naturalOrder()).orElseThrow();
        Duration busy = slots.stream()
                .map(slot -> Duration.between(slot.start(), slot.end()))
                .reduce(Duration.ZERO, Duration::plus);
        return Duration.between(begin(slots), end).minus(busy);
    }

    private static LocalDateTime begin(List<Slot> slots) {
        return slots.stream().map(Slot::start).min(Comparator.naturalOrder()).orElseThrow();
    }

    private String propose(List<Wish> wishes, List<Slot> slots) {
        List<Pending> pending = new ArrayList<>();
        List<String> missing = List.of();
        List<Integer> order = new ArrayList<>();
        for (int at = 0; at < slots.size(); at++) {
            order.add(at);
        }
        order.sort(Comparator.comparing(at -> slots.get(at).start()));
        for (int at : order) {
            Slot slot = slots.get(at);
            Tree result = turn.desk()
                    .proposeBooking(
                            wishes.get(at).service(),
                            slot.staffId().isEmpty() ? null : slot.staffId(),
                            slot.start(),
                            booking.clientName(),
                            pending.stream().map(Pending::id).toList());
            if (!result.text("outcome").equals("proposed")) {
                return pending.isEmpty() ? booking.refused(result) : oneByOne(wishes);
            }
            pending.add(booking.pending(result, Pending.Kind.BOOK));
            missing = result.texts("missing");
        }
        memory.offered = new ArrayList<>();
        memory.pending = pending;
        return booking.askToConfirm(missing);
    }

    /** When they do not fit together: the first now, the others after it. */
    private String oneByOne(List<Wish> wishes) {
        turn.remark(turn.say("together.impossible"));
        memory.wishes = new ArrayList<>(wishes.subList(0, 1));
        memory.later = new ArrayList<>(wishes.subList(1, wishes.size()));
        return booking.arrange();
    }
}
