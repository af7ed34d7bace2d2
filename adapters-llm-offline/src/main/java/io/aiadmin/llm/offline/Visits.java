package io.aiadmin.llm.offline;

import io.aiadmin.language.DayRange;
import io.aiadmin.language.DayTime;
import io.aiadmin.language.TimeWish;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The customer's existing visits: tells them, moves them, cancels them. */
final class Visits {

    private final Turn turn;
    private final Memory memory;
    private final Understanding heard;

    Visits(Turn turn) {
        this.turn = turn;
        this.memory = turn.memory();
        this.heard = turn.heard();
    }

    /** Tells when the customer is expected. */
    String tell() {
        Optional<List<Booked>> visits = own();
        if (visits.isEmpty()) {
            return turn.with(notProven());
        }
        return turn.with(
                visits.get().isEmpty() ? turn.say("visits.none") : turn.say("visits.list", lines(visits.get())));
    }

    // ---- moving

    String startMoving() {
        Optional<String> question = choose(Memory.Errand.MOVE, heard.time().source());
        if (question.isPresent()) {
            return question.get();
        }
        return move();
    }

    /** The next step of a move whose visit is known. */
    String move() {
        Booked target = memory.target;
        if (target == null) {
            return startMoving();
        }
        if (memory.when.days().isEmpty() && !memory.when.times().isEmpty()) {
            memory.when = memory.when.onDays(List.of(DayRange.of(target.start().toLocalDate())));
        }
        if (memory.when.days().isEmpty() && !memory.when.earliest()) {
            return turn.ask(Ask.WHEN, turn.say("ask.when.move", turn.line(target)));
        }
        List<LocalDate> dates = memory.when.days().isEmpty()
                ? turn.today().datesUntil(turn.today().plusDays(7)).toList()
                : memory.when.dates(turn.today());
        if (dates.isEmpty()) {
            return turn.ask(Ask.DAY, turn.say("day.past"));
        }
        return moveTo(target, dates);
    }

    private String moveTo(Booked target, List<LocalDate> dates) {
        List<String> staff =
                memory.wishes.isEmpty() || memory.wishes.getFirst().staff().isEmpty()
                        ? sameStaff(target)
                        : memory.wishes.getFirst().staff();
        if (memory.when.exact() && dates.size() == 1) {
            DayTime.Exact exact = (DayTime.Exact) memory.when.times().getFirst();
            return proposeMove(
                    target, dates.getFirst().atTime(exact.time()), staff.size() == 1 ? staff.getFirst() : null);
        }
        List<DayPlan> plans = new Timetable(turn.desk()).days(target.services(), staff, dates);
        List<Slot> fitting = new ArrayList<>();
        plans.forEach(plan -> fitting.addAll(Offers.fitting(plan, memory.when)));
        fitting.removeIf(slot -> slot.start().equals(target.start()));
        if (fitting.isEmpty()) {
            return noneToMoveTo(plans);
        }
        boolean one = fitting.stream().map(Slot::start).distinct().count() == 1;
        boolean pointed = memory.when.exact()
                || memory.when.around() && fitting.getFirst().time().equals(aroundTime());
        if (one || pointed) {
            Slot slot = fitting.getFirst();
            return proposeMove(target, slot.start(), slot.staffId().isEmpty() ? null : slot.staffId());
        }
        List<Slot> handful = withSameTime(Offers.handful(fitting), fitting, target);
        return new Booking(turn).offered(handful, "");
    }

    private LocalTime aroundTime() {
        return ((DayTime.Around) memory.when.times().getFirst()).time();
    }

    /** The time of day that the customer is used to belongs among those offered. */
    private static List<Slot> withSameTime(List<Slot> handful, List<Slot> fitting, Booked target) {
        List<Slot> slots = new ArrayList<>(handful);
        fitting.stream()
                .filter(slot -> slot.time().equals(target.start().toLocalTime()) && !slots.contains(slot))
                .findFirst()
                .ifPresent(slots::add);
        slots.sort(Comparator.comparing(Slot::start));
        return slots;
    }

    private List<String> sameStaff(Booked target) {
        if (heard.has(Intent.ANYONE)) {
            return List.of();
        }
        if (target.staffId() != null) {
            return List.of(target.staffId());
        }
        return turn.catalogue().staff().stream()
                .filter(member -> member.name().equals(target.staffName()))
                .map(Staff::id)
                .limit(1)
                .toList();
    }

    /** Takes one of the times that were offered for the move. */
    String take(Slot slot) {
        Booked target = memory.target;
        return target == null
                ? turn.with(turn.say("lost.visit"))
                : proposeMove(target, slot.start(), slot.staffId().isEmpty() ? null : slot.staffId());
    }

    private String proposeMove(Booked target, LocalDateTime start, @Nullable String staff) {
        memory.offered = new ArrayList<>();
        if (!start.isAfter(turn.now())) {
            return turn.ask(Ask.WHEN, turn.say("time.past"));
        }
        Tree result = turn.desk().proposeMove(target.id(), start, staff);
        return switch (result.text("outcome")) {
            case "proposed" -> {
                Pending move = new Booking(turn).pending(result, Pending.Kind.MOVE);
                memory.pending = new ArrayList<>(List.of(move));
                yield turn.ask(Ask.CONFIRM, turn.say("confirm.move", move.summary()));
            }
            case "taken" -> takenForMove(target, result, start);
            case "too_late" -> {
                memory.settle();
                yield turn.with(tooLate(result));
            }
            case "phone_not_proven", "no_phone" -> {
                memory.settle();
                yield turn.with(notProven());
            }
            case "past" -> turn.ask(Ask.WHEN, turn.say("time.past"));
            default -> turn.ask(Ask.WHEN, turn.say("ask.other"));
        };
    }

    private String takenForMove(Booked target, Tree result, LocalDateTime start) {
        List<Slot> others = new ArrayList<>(
                result.list("alternatives").stream().map(Slot::of).toList());
        others.removeIf(slot -> slot.start().equals(target.start()));
        String reason = turn.say(
                "taken.time",
                turn.phrases().day(start.toLocalDate()),
                turn.phrases().time(start.toLocalTime()),
                target.staffName());
        if (others.isEmpty()) {
            turn.remark(reason);
            return turn.ask(Ask.WHEN, turn.say("ask.other"));
        }
        return new Booking(turn).offered(others, reason);
    }

    private String noneToMoveTo(List<DayPlan> plans) {
        turn.remark(turn.say("none.move"));
        List<Slot> others = new ArrayList<>();
        plans.forEach(plan -> others.addAll(plan.slots()));
        if (others.isEmpty()) {
            plans.stream().map(DayPlan::next).filter(Objects::nonNull).limit(1).forEach(others::add);
        }
        return others.isEmpty()
                ? turn.ask(Ask.WHEN, turn.say("ask.other"))
                : new Booking(turn).offered(Offers.handful(others), "");
    }

    // ---- cancelling

    String startCancelling() {
        TimeWish which =
                heard.time().source().isEmpty() ? heard.wish() : heard.time().source();
        Optional<String> question = choose(Memory.Errand.CANCEL, which);
        if (question.isPresent()) {
            return question.get();
        }
        return cancel();
    }

    String cancel() {
        Booked target = memory.target;
        if (target == null) {
            return startCancelling();
        }
        Tree result = turn.desk().proposeCancellation(target.id());
        return switch (result.text("outcome")) {
            case "proposed" -> {
                String summary = result.has("summary") ? result.text("summary") : turn.line(target);
                memory.pending = new ArrayList<>(List.of(new Pending(
                        result.text("proposal_id"),
                        Pending.Kind.CANCEL,
                        target.services(),
                        target.staffId() == null ? "" : target.staffId(),
                        target.start(),
                        target.end(),
                        summary)));
                yield turn.ask(Ask.CONFIRM, turn.say("confirm.cancel", summary));
            }
            case "too_late" -> {
                memory.settle();
                yield turn.with(tooLate(result));
            }
            case "already_cancelled" -> {
                memory.settle();
                yield turn.with(turn.say("cancelled.already"));
            }
            default -> {
                memory.settle();
                yield turn.with(notProven());
            }
        };
    }

    // ---- which visit

    /** Finds the visit that is meant and keeps it; a question, or words that end the errand, when there is none to keep. */
    private Optional<String> choose(Memory.Errand errand, TimeWish which) {
        Optional<List<Booked>> own = own();
        if (own.isEmpty()) {
            memory.settle();
            return Optional.of(turn.with(notProven()));
        }
        List<Booked> visits = own.get();
        if (visits.isEmpty()) {
            memory.settle();
            return Optional.of(turn.with(turn.say("visits.none")));
        }
        memory.errand = errand;
        List<Booked> meant = meant(visits, which);
        if (meant.size() == 1) {
            memory.target = meant.getFirst();
            return Optional.empty();
        }
        List<Booked> among = meant.isEmpty() ? visits : meant;
        if (meant.isEmpty()) {
            turn.remark(turn.say("visits.not.found"));
        }
        memory.choices = new ArrayList<>(among);
        String key = errand == Memory.Errand.MOVE ? "ask.which.move" : "ask.which.cancel";
        return Optional.of(turn.ask(Ask.WHICH_BOOKING, turn.say(key, lines(among))));
    }

    /** Hears which of the visits named is meant. */
    String chosen() {
        TimeWish which =
                heard.time().source().isEmpty() ? heard.wish() : heard.time().source();
        List<Booked> meant = heard.has(Intent.FIRST)
                ? memory.choices.subList(0, 1)
                : heard.has(Intent.SECOND) && memory.choices.size() > 1
                        ? memory.choices.subList(1, 2)
                        : heard.has(Intent.LAST) ? List.of(memory.choices.getLast()) : meant(memory.choices, which);
        if (meant.size() != 1) {
            return turn.with(memory.open);
        }
        memory.target = meant.getFirst();
        memory.choices = new ArrayList<>();
        return memory.errand == Memory.Errand.MOVE ? move() : cancel();
    }

    private List<Booked> meant(List<Booked> visits, TimeWish which) {
        boolean pointing =
                heard.has(Intent.WHICHBOOKING) && !heard.saysService() && which.isEmpty() || heard.has(Intent.LAST);
        if (pointing && !memory.booked.isEmpty()) {
            String last = memory.booked.getLast().id();
            List<Booked> made =
                    visits.stream().filter(visit -> visit.id().equals(last)).toList();
            if (!made.isEmpty()) {
                return made;
            }
        }
        List<Booked> left = visits;
        List<String> services = heard.services().wanted().stream()
                .flatMap(wanted -> wanted.services().stream())
                .toList();
        if (!services.isEmpty()) {
            List<Booked> same = keep(left, visit -> visit.services().stream().anyMatch(services::contains));
            boolean certain = which.isEmpty();
            left = same.isEmpty() && !certain ? left : same;
        }
        if (!which.days().isEmpty()) {
            left = keep(
                    left,
                    visit -> which.days().stream()
                            .anyMatch(days -> days.contains(visit.start().toLocalDate())));
        }
        if (!which.times().isEmpty()) {
            List<Booked> same = keep(
                    left,
                    visit -> which.times().stream()
                            .anyMatch(time -> When.admits(time, visit.start().toLocalTime())));
            left = same.isEmpty() ? left : same;
        }
        List<String> staff = heard.staffWanted().stream()
                .flatMap(mention -> mention.ids().stream())
                .toList();
        List<Booked> withThem = keep(left, visit -> visit.staffId() != null && staff.contains(visit.staffId()));
        return withThem.isEmpty() ? left : withThem;
    }

    private static List<Booked> keep(List<Booked> visits, Predicate<Booked> wanted) {
        return visits.stream().filter(wanted).toList();
    }

    /** The customer's visits; empty when the phone is not proven, apart from those made in this very dialogue. */
    private Optional<List<Booked>> own() {
        List<Booked> visits = new ArrayList<>();
        boolean shown = false;
        if (turn.proven() && turn.desk().offers("my_bookings")) {
            Tree result = turn.desk().visits();
            shown = result.text("outcome").equals("ok");
            result.list("bookings").forEach(booking -> visits.add(Booked.of(booking)));
        }
        for (Booked made : memory.booked) {
            if (visits.stream().noneMatch(visit -> visit.id().equals(made.id())) && !shown) {
                visits.add(made);
            }
        }
        return shown || !visits.isEmpty() ? Optional.of(visits) : Optional.empty();
    }

    private String notProven() {
        String phone = turn.companyPhone();
        return phone == null ? turn.say("not.proven") : turn.say("not.proven.phone", phone);
    }

    String tooLate(Tree result) {
        String phone = result.has("company_phone") ? Phrases.phone(result.text("company_phone")) : turn.companyPhone();
        long hours = result.number("notice_hours", 0);
        String rule = hours > 0 ? turn.say("too.late.hours", hours) : turn.say("too.late");
        return phone == null ? rule : rule + " " + turn.say("call", phone);
    }

    private String lines(List<Booked> visits) {
        return String.join("\n", visits.stream().map(turn::line).toList());
    }
}
