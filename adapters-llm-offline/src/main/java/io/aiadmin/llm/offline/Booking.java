package io.aiadmin.llm.offline;

import io.aiadmin.language.DayRange;
import io.aiadmin.language.DayTime;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Arranges new visits: finds out what is missing, looks for times, proposes. */
final class Booking {

    private static final int NEXT_DAYS = 7;
    private static final int MOST_NAMED = 8;

    private final Turn turn;
    private final Memory memory;
    private final Offers offers;
    private final Timetable timetable;

    Booking(Turn turn) {
        this.turn = turn;
        this.memory = turn.memory();
        this.offers = new Offers(turn.phrases());
        this.timetable = new Timetable(turn.desk());
    }

    /** The next step towards the visits wished for. */
    String arrange() {
        memory.errand = Memory.Errand.BOOK;
        if (memory.wishes.isEmpty()) {
            return askService();
        }
        Optional<String> question = undecidedService();
        if (question.isPresent()) {
            return question.get();
        }
        question = undecidedStaff();
        if (question.isPresent()) {
            return question.get();
        }
        if (memory.when.days().isEmpty() && !memory.when.earliest()) {
            return askWhen();
        }
        List<LocalDate> dates = dates();
        if (dates.isEmpty()) {
            return turn.ask(Ask.DAY, turn.say("day.past"));
        }
        return memory.wishes.size() > 1
                ? new Itinerary(turn, this).arrange(dates)
                : arrangeOne(memory.wishes.getFirst(), dates);
    }

    /** Takes one of the times that were offered. */
    String take(Slot slot) {
        Wish wish = memory.wishes.getFirst();
        return propose(wish.service(), slot);
    }

    List<LocalDate> dates() {
        if (memory.when.days().isEmpty()) {
            return turn.today().datesUntil(turn.today().plusDays(NEXT_DAYS)).toList();
        }
        return memory.when.dates(turn.today());
    }

    // ---- what is missing

    private String askService() {
        List<Staff> asked = turn.catalogue().staff().stream()
                .filter(member -> memory.staffFirst.contains(member.id()))
                .toList();
        if (asked.size() == 1) {
            return askServiceOf(asked.getFirst());
        }
        return turn.ask(Ask.SERVICE, turn.say("ask.service"));
    }

    private String askServiceOf(Staff member) {
        List<String> titles = turn.catalogue().services().stream()
                .filter(service -> service.staff().contains(member.id()))
                .map(Service::title)
                .limit(MOST_NAMED)
                .toList();
        return turn.ask(
                Ask.SERVICE,
                titles.isEmpty()
                        ? turn.say("ask.service")
                        : turn.say("ask.service.staff", member.name(), String.join(", ", titles)));
    }

    private Optional<String> undecidedService() {
        for (int at = 0; at < memory.wishes.size(); at++) {
            Wish wish = memory.wishes.get(at);
            if (!wish.decided()) {
                wish = byStaff(wish);
                memory.wishes.set(at, wish);
            }
            if (!wish.decided()) {
                return Optional.of(turn.ask(Ask.WHICH_SERVICE, which(wish.services())));
            }
        }
        return Optional.empty();
    }

    /** A barber asked for by name leaves the men's haircut of «подстричься». */
    private Wish byStaff(Wish wish) {
        if (wish.staff().isEmpty()) {
            return wish;
        }
        List<String> done = wish.services().stream()
                .filter(service -> wish.staff().stream()
                        .anyMatch(member -> turn.catalogue().does(member, service)))
                .toList();
        if (done.size() > 1) {
            List<String> forAdults = turn.listening().services().withoutChildren(done);
            done = forAdults.isEmpty() ? done : forAdults;
        }
        return done.isEmpty() ? wish : wish.of(done);
    }

    String which(List<String> services) {
        List<String> titles =
                services.stream().limit(MOST_NAMED).map(this::titleWithPrice).toList();
        return titles.size() <= 3
                ? turn.say("ask.which", turn.phrases().either(titles))
                : turn.say("ask.which.list", String.join("\n", titles));
    }

    String titleWithPrice(String id) {
        return turn.catalogue()
                .service(id)
                .map(service -> {
                    String price = turn.phrases().price(service.priceFrom(), service.priceTo());
                    return price.isEmpty() ? service.title() : service.title() + " (" + price + ")";
                })
                .orElse("");
    }

    private Optional<String> undecidedStaff() {
        for (int at = 0; at < memory.wishes.size(); at++) {
            Wish wish = memory.wishes.get(at);
            if (wish.staff().isEmpty()) {
                continue;
            }
            List<String> able = wish.staff().stream()
                    .filter(member -> turn.catalogue().does(member, wish.service()))
                    .toList();
            if (able.isEmpty()) {
                turn.remark(cannot(wish));
                memory.wishes.set(at, wish.with(List.of()));
            } else {
                memory.wishes.set(at, wish.with(able));
                if (memory.sameName && able.size() > 1) {
                    List<String> names =
                            able.stream().map(turn.catalogue()::name).toList();
                    return Optional.of(turn.ask(
                            Ask.WHICH_STAFF,
                            turn.say("ask.staff", turn.phrases().either(names))));
                }
            }
        }
        return Optional.empty();
    }

    private String cannot(Wish wish) {
        String who = turn.phrases()
                .all(wish.staff().stream().map(turn.catalogue()::name).toList());
        List<String> able =
                turn.catalogue().doing(wish.service()).stream().map(Staff::name).toList();
        String title = turn.catalogue().title(wish.service());
        return able.isEmpty()
                ? turn.say("staff.cannot", who, title)
                : turn.say("staff.cannot.others", who, title, turn.phrases().all(able));
    }

    private String askWhen() {
        return memory.when.times().isEmpty()
                ? turn.ask(Ask.WHEN, turn.say("ask.when"))
                : turn.ask(Ask.DAY, turn.say("ask.day"));
    }

    // ---- one visit

    private String arrangeOne(Wish wish, List<LocalDate> dates) {
        List<DayPlan> plans = timetable.days(wish.services(), wish.staff(), dates);
        List<Slot> fitting = new ArrayList<>();
        for (DayPlan plan : plans) {
            fitting.addAll(Offers.apart(Offers.fitting(plan, memory.when), memory.booked));
        }
        if (fitting.isEmpty()) {
            return unavailable(wish, plans);
        }
        Optional<Slot> meant = meant(fitting);
        return meant.isPresent() ? propose(wish.service(), meant.get()) : offer(fitting);
    }

    /** The one start that the customer can only have meant; empty when there is a choice. */
    private Optional<Slot> meant(List<Slot> fitting) {
        When when = memory.when;
        if (when.times().size() == 1) {
            switch (when.times().getFirst()) {
                case DayTime.Exact exact -> {
                    return Optional.of(fitting.getFirst());
                }
                case DayTime.Opening opening -> {
                    return Optional.of(fitting.getFirst());
                }
                case DayTime.Closing closing -> {
                    return Optional.of(fitting.getFirst());
                }
                case DayTime.Around around -> {
                    return fitting.stream()
                            .filter(slot -> slot.time().equals(around.time()))
                            .findFirst();
                }
                case DayTime.Window window -> {}
            }
        }
        return fitting.stream().map(Slot::start).distinct().count() == 1
                ? Optional.of(fitting.getFirst())
                : Optional.empty();
    }

    private String offer(List<Slot> fitting) {
        List<Slot> handful = memory.when.around()
                ? fitting.stream().limit(4).toList()
                : memory.when.earliest() && memory.when.days().isEmpty()
                        ? Offers.handful(soonest(fitting))
                        : Offers.handful(fitting);
        return offered(handful, "");
    }

    private static List<Slot> soonest(List<Slot> slots) {
        return slots.stream().sorted(Comparator.comparing(Slot::start)).limit(6).toList();
    }

    /** Names the times and asks which; {@code reason} says why others are named than were asked for. */
    String offered(List<Slot> slots, String reason) {
        memory.withdraw();
        memory.offered = new ArrayList<>(slots);
        turn.remark(reason);
        return turn.ask(Ask.OFFER, turn.say("offer", offers.lines(slots)));
    }

    String propose(String service, Slot slot) {
        memory.offered = new ArrayList<>();
        Tree result = turn.desk()
                .proposeBooking(
                        service,
                        slot.staffId().isEmpty() ? null : slot.staffId(),
                        slot.start(),
                        clientName(),
                        List.of());
        return switch (result.text("outcome")) {
            case "proposed" -> {
                memory.pending = new ArrayList<>(List.of(pending(result, Pending.Kind.BOOK)));
                yield askToConfirm(result.texts("missing"));
            }
            case "taken" -> taken(result, slot.time());
            default -> refused(result);
        };
    }

    Pending pending(Tree result, Pending.Kind kind) {
        Slot slot = Slot.of(result);
        return new Pending(
                result.text("proposal_id"),
                kind,
                result.list("services").stream()
                        .map(service -> service.text("id"))
                        .toList(),
                slot.staffId(),
                slot.start(),
                slot.end(),
                result.text("summary"));
    }

    /** The name under which to write the visit, when it is not the customer's own that the core knows already. */
    @Nullable
    String clientName() {
        return memory.name;
    }

    /** Says what would be booked and asks for the yes, and for what the yes still needs. */
    String askToConfirm(List<String> missing) {
        String question = memory.pending.size() == 1
                ? turn.say("confirm.book", memory.pending.getFirst().summary())
                : turn.say(
                        "confirm.books",
                        numbered(memory.pending.stream().map(Pending::summary).toList()));
        if (!missing.contains("phone") || turn.phoneKnown()) {
            return turn.ask(Ask.CONFIRM, question);
        }
        boolean nameKnown =
                memory.name != null || memory.nameAsked || turn.facts().customerName() != null;
        memory.nameAsked = true;
        memory.contactsOpen = true;
        return turn.ask(Ask.CONFIRM, question + "\n" + turn.say(nameKnown ? "ask.phone" : "ask.contacts"));
    }

    static String numbered(List<String> items) {
        StringBuilder lines = new StringBuilder();
        for (int at = 0; at < items.size(); at++) {
            lines.append(at == 0 ? "" : "\n").append(at + 1).append(") ").append(items.get(at));
        }
        return lines.toString();
    }

    private String taken(Tree result, LocalTime time) {
        List<Slot> others = result.list("alternatives").stream().map(Slot::of).toList();
        String reason = turn.say("taken.now", turn.phrases().time(time));
        if (others.isEmpty()) {
            turn.remark(reason);
            return turn.ask(Ask.WHEN, turn.say("ask.other"));
        }
        return offered(others, reason);
    }

    String refused(Tree result) {
        memory.withdraw();
        return switch (result.text("outcome")) {
            case "past" -> turn.ask(Ask.WHEN, turn.say("time.past"));
            case "too_many" -> {
                memory.settle();
                yield turn.with(turn.say("too.many") + callUs());
            }
            case "overlaps_own" -> turn.ask(Ask.WHEN, turn.say("overlaps"));
            default -> turn.ask(Ask.WHEN, turn.say("ask.other"));
        };
    }

    private String callUs() {
        String phone = turn.companyPhone();
        return phone == null ? "" : " " + turn.say("call", phone);
    }

    // ---- nothing free

    private String unavailable(Wish wish, List<DayPlan> plans) {
        boolean oneDay = plans.size() == 1;
        DayPlan first = plans.getFirst();
        turn.remark(oneDay ? whyNot(wish, first) : turn.say("none.days"));
        List<Slot> others = new ArrayList<>();
        LocalTime wished = wishedTime();
        for (DayPlan plan : plans) {
            List<Slot> free = Offers.apart(plan.slots(), memory.booked);
            others.addAll(wished == null ? Offers.handful(free) : Offers.near(free, wished));
        }
        if (!wish.staff().isEmpty()) {
            others.addAll(withOthers(wish, plans));
        }
        boolean dayOff = first.slots().isEmpty();
        if (others.isEmpty() || dayOff) {
            others.addAll(otherDays(wish, first.day(), plans.getLast().day()));
        }
        if (others.isEmpty()) {
            return turn.ask(Ask.WHEN, turn.say("ask.other"));
        }
        memory.offered = new ArrayList<>(others);
        memory.withdraw();
        return turn.ask(Ask.OFFER, turn.say("offer.instead", offers.lines(others)));
    }

    private @Nullable LocalTime wishedTime() {
        if (memory.when.times().isEmpty()) {
            return null;
        }
        return switch (memory.when.times().getFirst()) {
            case DayTime.Exact exact -> exact.time();
            case DayTime.Around around -> around.time();
            case DayTime.Window window ->
                window.fromInclusive().equals(DayTime.DAY_START) ? window.untilInclusive() : window.fromInclusive();
            case DayTime.Opening opening -> LocalTime.MIN;
            case DayTime.Closing closing -> DayTime.DAY_END;
        };
    }

    private List<Slot> withOthers(Wish wish, List<DayPlan> plans) {
        if (plans.size() > 1) {
            return List.of();
        }
        DayPlan day = timetable
                .days(wish.services(), List.of(), List.of(plans.getFirst().day()))
                .getFirst();
        List<Slot> others = Offers.apart(Offers.fitting(day, memory.when), memory.booked).stream()
                .filter(slot -> !wish.staff().contains(slot.staffId()))
                .toList();
        return Offers.handful(others).stream().limit(4).toList();
    }

    /** The nearest days with anything free at the time wished, or at any time when there is none. */
    private List<Slot> otherDays(Wish wish, LocalDate first, LocalDate after) {
        List<DayPlan> plans = timetable.days(wish.services(), wish.staff(), around(first, after));
        List<Slot> found = new ArrayList<>();
        Set<LocalDate> days = new LinkedHashSet<>();
        for (DayPlan plan : plans) {
            List<Slot> fitting = Offers.apart(Offers.fitting(plan, memory.when), memory.booked);
            if (!fitting.isEmpty() && days.size() < 2) {
                days.add(plan.day());
                found.addAll(Offers.handful(fitting).stream().limit(3).toList());
            }
        }
        found.sort(Comparator.comparing(Slot::start));
        if (found.isEmpty()) {
            plans.stream()
                    .filter(plan -> !plan.slots().isEmpty())
                    .findFirst()
                    .ifPresent(plan -> found.addAll(
                            Offers.handful(plan.slots()).stream().limit(3).toList()));
        }
        if (found.isEmpty()) {
            plans.stream()
                    .map(DayPlan::next)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(found::add);
        }
        return found;
    }

    /** The days next to those asked for, the nearest first. */
    private List<LocalDate> around(LocalDate first, LocalDate last) {
        List<LocalDate> days = new ArrayList<>();
        for (int away = 1; away <= 4; away++) {
            if (away <= 2 && !first.minusDays(away).isBefore(turn.today())) {
                days.add(first.minusDays(away));
            }
            days.add(last.plusDays(away));
        }
        return days;
    }

    private String whyNot(Wish wish, DayPlan plan) {
        String day = turn.phrases().day(plan.day());
        String clock = turn.phrases().clock(memory.when.times());
        Hours hours = new Hours(turn.facts().company(), turn.phrases());
        LocalTime wished = wishedTime();
        boolean pointed = !clock.isEmpty();
        if (wished != null
                && pointed
                && wished.isBefore(turn.now().toLocalTime())
                && plan.day().equals(turn.today())) {
            return turn.say("time.past.short", clock);
        }
        if (hours.closedOn(plan.day())) {
            return turn.say("closed.day", day);
        }
        if (wished != null && pointed && hours.closedAt(plan.day(), wished)) {
            return turn.say("closed.time", clock, hours.sentence(plan.day()));
        }
        if (!plan.slots().isEmpty()) {
            return pointed ? sayWho("taken.time", wish, day, clock) : sayWho("none.part", wish, day);
        }
        return switch (plan.whyEmpty()) {
            case "past" -> turn.say("day.past.short", day);
            case "staff_off" -> turn.say("staff.off", who(wish), day);
            case "closed" ->
                wish.staff().isEmpty() ? turn.say("closed.nobody", day) : turn.say("staff.off", who(wish), day);
            case "cannot" -> cannot(wish);
            default -> sayWho("none.day", wish, day);
        };
    }

    private String sayWho(String key, Wish wish, String... values) {
        if (wish.staff().isEmpty()) {
            return turn.say(key + ".any", (Object[]) values);
        }
        List<Object> all = new ArrayList<>(List.of((Object[]) values));
        all.add(who(wish));
        return turn.say(key, all.toArray());
    }

    private String who(Wish wish) {
        return turn.phrases()
                .all(wish.staff().stream().map(turn.catalogue()::name).toList());
    }

    static List<DayRange> on(LocalDate day) {
        return List.of(DayRange.of(day));
    }
}
