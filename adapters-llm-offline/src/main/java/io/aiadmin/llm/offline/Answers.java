package io.aiadmin.llm.offline;

import io.aiadmin.spi.llm.DialogueFacts.CompanyFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Answers questions about the company, its services and its people from what is established. */
final class Answers {

    private static final int MOST_PRICES = 8;
    private static final int MOST_SERVICES = 25;
    private static final int MOST_DAYS = 7;

    private final Turn turn;
    private final Memory memory;
    private final Understanding heard;
    private final CompanyFacts company;

    Answers(Turn turn) {
        this.turn = turn;
        this.memory = turn.memory();
        this.heard = turn.heard();
        this.company = turn.facts().company();
    }

    /** One text for each question in the message; empty when it asks nothing that this class knows. */
    List<String> all() {
        List<String> answers = new ArrayList<>();
        boolean aboutService = !heard.services().wanted().isEmpty();
        if (heard.has(Intent.BOT)) {
            answers.add(turn.say("bot", company.name()));
        }
        if (heard.has(Intent.SCHEDULE) && !heard.staffWanted().isEmpty()) {
            answers.add(schedule());
        } else if (heard.has(Intent.HOURS)) {
            answers.add(hours());
        }
        if (heard.has(Intent.ADDRESS)) {
            answers.add(address());
        }
        if (heard.has(Intent.COMPANYPHONE)) {
            String phone = turn.companyPhone();
            answers.add(phone == null ? turn.say("unknown.fact") : turn.say("our.phone", phone));
        }
        if (heard.hasAny(Intent.PRICE, Intent.DURATION)) {
            answers.add(prices());
        } else if (heard.has(Intent.SERVICES)) {
            answers.add(services());
        } else if (heard.has(Intent.DOES) && aboutService && !heard.has(Intent.BOOK)) {
            answers.add(turn.say("does.yes", lines(asked())));
        }
        if (heard.has(Intent.WHO) && (heard.message().asks() || !heard.has(Intent.ANYONE))) {
            answers.add(who());
        }
        if (heard.has(Intent.INCLUDED) && topics().isEmpty()) {
            answers.add(details());
        }
        for (String topic : topics()) {
            knowledge(topic).ifPresentOrElse(answers::add, () -> {
                if (answers.isEmpty()) {
                    answers.add(unknown());
                }
            });
        }
        if (heard.has(Intent.DISCOUNT) && topics().isEmpty()) {
            answers.add(turn.say("discount"));
        }
        return answers.stream().filter(text -> !text.isBlank()).distinct().toList();
    }

    /** The topics asked about; rules of cancelling are no topic for one who wants a visit cancelled. */
    private Set<String> topics() {
        Set<String> topics = new LinkedHashSet<>(heard.topics());
        if (heard.hasAny(Intent.MOVE, Intent.CANCEL) && (heard.saysWhen() || heard.saysService())) {
            topics.remove("cancellation");
        }
        if (heard.hasAny(Intent.MOVE, Intent.CANCEL) && topics.contains("cancellation")) {
            topics.remove("late");
        }
        return topics;
    }

    boolean any() {
        return heard.asksSomething() && !all().isEmpty();
    }

    // ---- services

    private List<String> asked() {
        List<String> named = heard.services().wanted().stream()
                .flatMap(wanted -> wanted.services().stream())
                .distinct()
                .toList();
        if (!named.isEmpty()) {
            return named;
        }
        if (!memory.pending.isEmpty()) {
            return memory.pending.stream()
                    .flatMap(proposal -> proposal.services().stream())
                    .toList();
        }
        List<String> wished =
                memory.wishes.stream().flatMap(wish -> wish.services().stream()).toList();
        if (!wished.isEmpty()) {
            return wished;
        }
        if (!memory.interest.isEmpty()) {
            return memory.interest.stream()
                    .flatMap(wish -> wish.services().stream())
                    .distinct()
                    .toList();
        }
        return memory.booked.isEmpty() ? List.of() : memory.booked.getLast().services();
    }

    private String prices() {
        if (heard.services().wanted().isEmpty()
                && (!heard.services().unknown().isEmpty() || heard.foreign() && !heard.asksTopic())) {
            return notOffered();
        }
        List<String> services = asked();
        if (services.isEmpty()) {
            return services();
        }
        List<String> shown =
                heard.has(Intent.CHEAPER) ? turn.listening().services().alike(services) : services;
        return lines(shown.stream().limit(MOST_PRICES).toList());
    }

    /** «Укладка: 1 800 ₽, 45 мин», one line each. */
    private String lines(List<String> services) {
        List<String> lines = new ArrayList<>();
        for (String id : services) {
            turn.catalogue().service(id).ifPresent(service -> lines.add(line(service)));
        }
        return String.join("\n", lines);
    }

    private String line(Service service) {
        String price = turn.phrases().price(service.priceFrom(), service.priceTo());
        String length = service.minutes() > 0 ? turn.phrases().length(service.minutes()) : "";
        List<String> facts = new ArrayList<>();
        if (!price.isEmpty()) {
            facts.add(price);
        }
        if (!length.isEmpty()) {
            facts.add(length);
        }
        return facts.isEmpty() ? service.title() : service.title() + ": " + String.join(", ", facts);
    }

    String services() {
        Map<String, List<String>> byCategory = new LinkedHashMap<>();
        turn.catalogue().services().stream().limit(MOST_SERVICES).forEach(service -> {
            String price = turn.phrases().price(service.priceFrom(), service.priceTo());
            byCategory
                    .computeIfAbsent(service.category(), none -> new ArrayList<>())
                    .add(price.isEmpty() ? service.title() : service.title() + " " + price);
        });
        List<String> lines = new ArrayList<>();
        byCategory.forEach((category, titles) -> lines.add(
                category.isEmpty() ? String.join("; ", titles) : category + ": " + String.join("; ", titles)));
        return lines.isEmpty() ? unknown() : turn.say("services", String.join("\n", lines));
    }

    /** That the service asked for is not offered, and what is. */
    String notOffered() {
        List<String> kinds = turn.catalogue().services().stream()
                .map(service -> service.category().isEmpty() ? service.title() : service.category())
                .distinct()
                .limit(MOST_PRICES)
                .toList();
        return kinds.isEmpty() ? turn.say("not.offered") : turn.say("not.offered.but", String.join(", ", kinds));
    }

    private String details() {
        List<String> services = asked();
        String known = services.isEmpty()
                ? ""
                : lines(services.stream().limit(MOST_PRICES).toList()) + "\n";
        return known + unknownDetails();
    }

    private String unknownDetails() {
        String phone = turn.companyPhone();
        return phone == null ? turn.say("details.human") : turn.say("details.phone", phone);
    }

    // ---- people

    private String who() {
        List<String> services = asked();
        List<String> lines = new ArrayList<>();
        for (String id : services) {
            List<Staff> able = turn.catalogue().doing(id);
            if (!able.isEmpty()) {
                lines.add(turn.catalogue().title(id) + ": "
                        + String.join(", ", able.stream().map(Answers::named).toList()));
            }
        }
        if (lines.isEmpty()) {
            lines.addAll(turn.catalogue().staff().stream().map(Answers::named).toList());
        }
        return String.join("\n", lines);
    }

    private static String named(Staff member) {
        return member.position().isEmpty() ? member.name() : member.name() + " (" + member.position() + ")";
    }

    /** «Анна завтра работает?»: told by what is free with her. */
    private String schedule() {
        List<String> lines = new ArrayList<>();
        for (String id : heard.staffWanted().getFirst().ids()) {
            turn.catalogue().member(id).ifPresent(member -> lines.add(schedule(member)));
        }
        return String.join("\n", lines);
    }

    private String schedule(Staff member) {
        List<String> services = asked().stream()
                .filter(service -> turn.catalogue().does(member.id(), service))
                .limit(1)
                .toList();
        List<String> shortest = services.isEmpty() ? shortestOf(member) : services;
        if (shortest.isEmpty()) {
            return unknown();
        }
        boolean dayNamed = !heard.wish().days().isEmpty();
        List<LocalDate> dates = dayNamed
                ? new When(heard.wish().days(), List.of(), false).dates(turn.today())
                : turn.today().datesUntil(turn.today().plusDays(MOST_DAYS)).toList();
        List<DayPlan> plans = new Timetable(turn.desk()).days(shortest, List.of(member.id()), dates);
        List<Slot> free = new ArrayList<>();
        plans.forEach(plan ->
                free.addAll(Offers.handful(plan.slots()).stream().limit(4).toList()));
        if (!free.isEmpty()) {
            return turn.say(
                    "schedule.free",
                    member.name(),
                    new Offers(turn.phrases()).lines(free.stream().limit(12).toList()));
        }
        String day = plans.isEmpty() ? "" : turn.phrases().day(plans.getFirst().day());
        boolean works = plans.stream().anyMatch(plan -> plan.whyEmpty().equals("taken"));
        String answer = turn.say(works ? "schedule.full" : "schedule.off", member.name(), day);
        return plans.stream()
                .map(DayPlan::next)
                .filter(Objects::nonNull)
                .findFirst()
                .map(next ->
                        answer + " " + turn.say("schedule.next", turn.phrases().moment(next.start())))
                .orElse(answer);
    }

    private List<String> shortestOf(Staff member) {
        return turn.catalogue().services().stream()
                .filter(service -> service.staff().contains(member.id())
                        || member.services().contains(service.id()))
                .min(Comparator.comparingLong(Service::minutes))
                .map(service -> List.of(service.id()))
                .orElse(List.of());
    }

    // ---- the company

    private String hours() {
        Hours hours = new Hours(company, turn.phrases());
        if (!hours.known()) {
            return unknown();
        }
        List<LocalDate> days = new When(heard.wish().days(), List.of(), false).dates(turn.today());
        return days.isEmpty() || days.size() > 2
                ? turn.say("hours.week", hours.week())
                : String.join("\n", days.stream().map(hours::sentence).toList());
    }

    private String address() {
        String address = company.address();
        return address == null ? unknown() : turn.say("address", address);
    }

    private Optional<String> knowledge(String topic) {
        return new Knowledge(company).answer(topic, heard.message());
    }

    /** An answer that the company's own keywords find, when no table knows the topic. */
    Optional<String> ownKnowledge() {
        return new Knowledge(company).byKeywords(heard.message());
    }

    String unknown() {
        String phone = turn.companyPhone();
        return phone == null ? turn.say("unknown.fact") : turn.say("unknown.fact.phone", phone);
    }
}
