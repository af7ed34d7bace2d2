package io.aiadmin.llm.offline;

import io.aiadmin.language.DayRange;
import io.aiadmin.language.DayTime;
import io.aiadmin.language.TimeExpression.Dimension;
import io.aiadmin.language.TimeWish;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes what a message says into the wish: what is said anew replaces what was said before, the rest stays. */
final class Revision {

    private final Turn turn;
    private final Memory memory;
    private final Understanding heard;

    Revision(Turn turn) {
        this.turn = turn;
        this.memory = turn.memory();
        this.heard = turn.heard();
    }

    /** Whether the message wants something else than the visits proposed. */
    boolean departsFrom(List<Pending> pending) {
        if (heard.hasAny(Intent.LATER, Intent.EARLIER, Intent.OTHERDAY, Intent.OTHERTIME, Intent.CHEAPER)
                || heard.has(Intent.ADDITION) && heard.saysService()) {
            return true;
        }
        return !servicesFit(pending) || !timeFits(pending) || !staffFits(pending);
    }

    private boolean servicesFit(List<Pending> pending) {
        return heard.services().wanted().stream()
                .allMatch(wanted -> pending.stream()
                        .anyMatch(proposal -> wanted.services().stream().anyMatch(proposal.services()::contains)));
    }

    private boolean timeFits(List<Pending> pending) {
        TimeWish wish = heard.wish();
        if (wish.past()) {
            return false;
        }
        When said = new When(wish.days(), wish.times(), false);
        return pending.stream()
                .anyMatch(proposal -> (said.days().isEmpty()
                                || said.days().stream()
                                        .anyMatch(days ->
                                                days.contains(proposal.start().toLocalDate())))
                        && said.admits(proposal.start().toLocalTime()));
    }

    private boolean staffFits(List<Pending> pending) {
        return heard.staff().stream()
                .allMatch(mention -> mention.negated()
                        ? pending.stream().noneMatch(proposal -> mention.ids().contains(proposal.staffId()))
                        : pending.stream().anyMatch(proposal -> mention.ids().contains(proposal.staffId())));
    }

    /**
     * Takes the message in.
     *
     * @return words for what can't be taken in, such as a day that has passed
     */
    Optional<String> apply() {
        Optional<Reference> reference = reference();
        boolean newService = services();
        boolean newStaff = staff();
        return time(reference, newService || newStaff);
    }

    // ---- services

    private boolean services() {
        List<ServiceMatcher.Wanted> wanted = heard.services().wanted();
        if (memory.ask == Ask.WHICH_SERVICE && chosenAmongAsked(wanted)) {
            return true;
        }
        if (wanted.isEmpty()) {
            return cheaper();
        }
        List<Wish> wishes = new ArrayList<>();
        List<String> staff = memory.wishes.isEmpty()
                ? memory.staffFirst
                : memory.wishes.getFirst().staff();
        for (ServiceMatcher.Wanted visit : wanted) {
            wishes.add(new Wish(visit.likely(), staff));
        }
        if (wanted.stream().anyMatch(ServiceMatcher.Wanted::partial)) {
            turn.remark(turn.say("service.partial"));
        }
        if (heard.has(Intent.ADDITION) && !memory.wishes.isEmpty() && !sameAs(wishes)) {
            wishes = plus(memory.wishes, wishes);
        }
        boolean changed = !sameAs(wishes);
        if (changed || memory.wishes.size() != wishes.size()) {
            memory.wishes = new ArrayList<>(kept(wishes));
            memory.later = new ArrayList<>();
        }
        return changed;
    }

    /** A repetition in looser words does not undo what was decided: «маникюр» after a manicure was chosen. */
    private List<Wish> kept(List<Wish> said) {
        List<Wish> kept = new ArrayList<>();
        for (Wish wish : said) {
            Wish before = memory.wishes.stream()
                    .filter(Wish::decided)
                    .filter(old -> wish.services().contains(old.service())
                            && wish.services().size() > 1)
                    .findFirst()
                    .orElse(wish);
            kept.add(before);
        }
        return kept;
    }

    private boolean sameAs(List<Wish> said) {
        return memory.wishes.size() == said.size()
                && said.stream()
                        .allMatch(wish -> memory.wishes.stream()
                                .anyMatch(old -> wish.services().containsAll(old.services())));
    }

    private static List<Wish> plus(List<Wish> before, List<Wish> more) {
        List<Wish> all = new ArrayList<>(before);
        all.addAll(more.stream().map(wish -> wish.with(List.of())).toList());
        return all;
    }

    private boolean chosenAmongAsked(List<ServiceMatcher.Wanted> wanted) {
        for (int at = 0; at < memory.wishes.size(); at++) {
            Wish asked = memory.wishes.get(at);
            if (asked.decided()) {
                continue;
            }
            List<String> chosen = chosen(asked.services());
            boolean elsewhere = wanted.size() > 1
                    || !wanted.isEmpty()
                            && wanted.getFirst().services().stream().noneMatch(asked.services()::contains);
            if (!chosen.isEmpty() && chosen.size() < asked.services().size() && !elsewhere) {
                memory.wishes.set(at, asked.of(chosen));
                return true;
            }
            return false;
        }
        return false;
    }

    private List<String> chosen(List<String> services) {
        if (heard.hasAny(Intent.FIRST)) {
            return services.subList(0, 1);
        }
        if (heard.has(Intent.SECOND) && services.size() > 1) {
            return services.subList(1, 2);
        }
        if (heard.has(Intent.THIRD) && services.size() > 2) {
            return services.subList(2, 3);
        }
        if (heard.has(Intent.LAST)) {
            return List.of(services.getLast());
        }
        List<String> narrowed = turn.listening().narrow(heard, services);
        if (narrowed.size() < services.size()) {
            return narrowed;
        }
        return heard.has(Intent.CHEAPER) || heard.has(Intent.ANYONE) ? cheapest(services) : services;
    }

    private List<String> cheapest(List<String> services) {
        return services.stream()
                .min(Comparator.comparingLong(id ->
                        turn.catalogue().service(id).map(Service::priceFrom).orElse(Long.MAX_VALUE)))
                .map(List::of)
                .orElse(services);
    }

    /** «А подешевле?»: the cheapest of the kind, when it is cheaper. */
    private boolean cheaper() {
        if (!heard.has(Intent.CHEAPER)
                || memory.wishes.size() != 1
                || !memory.wishes.getFirst().decided()) {
            return false;
        }
        String now = memory.wishes.getFirst().service();
        long price = price(now);
        List<String> cheaper = turn.listening().services().alike(List.of(now)).stream()
                .filter(id -> price(id) < price)
                .toList();
        if (cheaper.isEmpty()) {
            turn.remark(turn.say("cheaper.none"));
            return false;
        }
        memory.wishes.set(0, memory.wishes.getFirst().of(cheaper));
        return true;
    }

    private long price(String id) {
        return turn.catalogue().service(id).map(Service::priceFrom).orElse(Long.MAX_VALUE);
    }

    // ---- staff

    private boolean staff() {
        List<StaffMatcher.Mention> wanted = heard.staffWanted();
        if (!wanted.isEmpty()) {
            List<String> ids = wanted.stream()
                    .flatMap(mention -> mention.ids().stream())
                    .distinct()
                    .toList();
            memory.sameName =
                    wanted.size() == 1 && wanted.getFirst().byName() && ids.size() > 1 && memory.ask != Ask.WHICH_STAFF;
            return setStaff(ids);
        }
        if (heard.strangerNamed()) {
            turn.remark(turn.say("staff.stranger"));
        }
        if (heard.has(Intent.SAMESTAFF)) {
            return sameStaff();
        }
        if (!heard.staff().isEmpty()) {
            return withoutThose();
        }
        if (heard.has(Intent.ANYONE)) {
            memory.sameName = false;
            return setStaff(List.of());
        }
        return false;
    }

    private boolean sameStaff() {
        String member = !memory.pending.isEmpty()
                ? memory.pending.getFirst().staffId()
                : memory.booked.isEmpty() ? null : memory.booked.getLast().staffId();
        if (member == null
                && !memory.wishes.isEmpty()
                && !memory.wishes.getFirst().staff().isEmpty()) {
            return false;
        }
        return member != null && setStaff(List.of(member));
    }

    private boolean withoutThose() {
        if (memory.wishes.isEmpty() || !memory.wishes.getFirst().decided()) {
            return false;
        }
        List<String> refused = heard.staff().stream()
                .flatMap(mention -> mention.ids().stream())
                .toList();
        return setStaff(turn.catalogue().doing(memory.wishes.getFirst().service()).stream()
                .map(Staff::id)
                .filter(id -> !refused.contains(id))
                .toList());
    }

    private boolean setStaff(List<String> ids) {
        boolean changed = false;
        for (int at = 0; at < memory.wishes.size(); at++) {
            Wish wish = memory.wishes.get(at);
            boolean theirs = ids.isEmpty()
                    || memory.wishes.size() == 1
                    || ids.stream()
                            .anyMatch(id -> wish.services().stream()
                                    .anyMatch(service -> turn.catalogue().does(id, service)));
            if (theirs && !wish.staff().equals(ids)) {
                changed = true;
                memory.wishes.set(at, wish.with(ids));
            }
        }
        if (memory.wishes.isEmpty()) {
            memory.staffFirst = new ArrayList<>(ids);
        }
        return changed;
    }

    // ---- time

    /** The visit that is on the table: what was proposed, or what was asked for and offered. */
    private record Reference(LocalDateTime first, LocalDateTime last) {}

    private Optional<Reference> reference() {
        if (!memory.pending.isEmpty()) {
            LocalDateTime start = memory.pending.getFirst().start();
            return Optional.of(new Reference(start, start));
        }
        if (memory.target != null && memory.errand == Memory.Errand.MOVE && memory.offered.isEmpty()) {
            return Optional.of(new Reference(memory.target.start(), memory.target.start()));
        }
        if (memory.offered.isEmpty()) {
            return Optional.empty();
        }
        LocalDateTime first = memory.offered.getFirst().start();
        LocalDateTime last = memory.offered.getLast().start();
        if (memory.when.times().size() == 1 && memory.when.times().getFirst() instanceof DayTime.Exact exact) {
            LocalDateTime wished = first.toLocalDate().atTime(exact.time());
            return Optional.of(new Reference(wished, wished));
        }
        return Optional.of(new Reference(first, last));
    }

    private Optional<String> time(Optional<Reference> reference, boolean otherVisit) {
        TimeWish wish = heard.wish();
        if (wish.past()) {
            String day = wish.days().isEmpty()
                    ? ""
                    : turn.phrases().day(wish.days().getFirst().from());
            memory.when = memory.when.onDays(List.of());
            memory.withdraw();
            return Optional.of(
                    turn.ask(Ask.DAY, day.isEmpty() ? turn.say("day.past") : turn.say("day.past.named", day)));
        }
        if (heard.hasImpossibleDate()) {
            memory.withdraw();
            return Optional.of(turn.ask(Ask.DAY, turn.say("day.impossible")));
        }
        if (!memory.pending.isEmpty() && memory.errand != Memory.Errand.CANCEL) {
            anchor(wish, otherVisit);
        } else if (!memory.offered.isEmpty() && wish.days().isEmpty() && onOneDay(memory.offered)) {
            memory.when = memory.when.onDays(days(memory.offered.getFirst().start()));
        }
        memory.when = memory.when.revisedBy(wish);
        reference.ifPresent(point -> shift(wish, point));
        if (heard.has(Intent.ANYTIME) && wish.times().isEmpty()) {
            memory.when = memory.when.atTimes(List.of(DayTime.Window.ANY));
        }
        if (heard.has(Intent.URGENT)
                && wish.days().isEmpty()
                && memory.when.days().isEmpty()) {
            memory.when = new When(List.of(), memory.when.times(), true);
        }
        memory.withdraw();
        memory.offered = new ArrayList<>();
        return Optional.empty();
    }

    /** What was proposed holds until the customer says otherwise: another service keeps the time, another time the day. */
    private void anchor(TimeWish wish, boolean otherVisit) {
        Pending first = memory.pending.getFirst();
        if (wish.days().isEmpty() && !heard.has(Intent.OTHERDAY)) {
            memory.when = memory.when.onDays(days(first.start()));
        }
        boolean timeStays =
                otherVisit && wish.isEmpty() || heard.has(Intent.SAMETIME) || heard.saysSame(Dimension.TIME);
        if (timeStays) {
            memory.when =
                    memory.when.atTimes(List.of(new DayTime.Exact(first.start().toLocalTime())));
        }
    }

    private void shift(TimeWish wish, Reference point) {
        if (heard.has(Intent.OTHERDAY) && wish.days().isEmpty()) {
            LocalDateTime next = point.first().plusDays(1);
            memory.when = memory.when.onDays(
                    List.of(new DayRange(next.toLocalDate(), next.toLocalDate().plusDays(DAYS_AHEAD))));
            return;
        }
        if (!wish.times().isEmpty()) {
            return;
        }
        if (heard.has(Intent.LATER)) {
            bound(point.last().toLocalTime().plusMinutes(1), null);
        } else if (heard.has(Intent.EARLIER)) {
            bound(null, point.first().toLocalTime().minusMinutes(1));
        } else if (heard.has(Intent.OTHERTIME)) {
            memory.when = memory.when.atTimes(List.of(DayTime.Window.ANY));
        }
        if (memory.when.days().isEmpty()) {
            memory.when = memory.when.onDays(days(point.first()));
        }
    }

    private static final int DAYS_AHEAD = 4;

    private void bound(@Nullable LocalTime from, @Nullable LocalTime until) {
        memory.when = memory.when.atTimes(List.of(
                new DayTime.Window(from == null ? DayTime.DAY_START : from, until == null ? DayTime.DAY_END : until)));
    }

    private static boolean onOneDay(List<Slot> slots) {
        return slots.stream().map(Slot::day).distinct().count() == 1;
    }

    private static List<DayRange> days(LocalDateTime moment) {
        return List.of(DayRange.of(moment.toLocalDate()));
    }
}
