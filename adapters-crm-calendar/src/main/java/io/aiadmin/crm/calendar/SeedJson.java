package io.aiadmin.crm.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aiadmin.crm.calendar.CalendarSeed.Card;
import io.aiadmin.crm.calendar.CalendarSeed.Company;
import io.aiadmin.crm.calendar.CalendarSeed.DatedHours;
import io.aiadmin.crm.calendar.CalendarSeed.Hours;
import io.aiadmin.crm.calendar.CalendarSeed.Person;
import io.aiadmin.crm.calendar.CalendarSeed.Place;
import io.aiadmin.crm.calendar.CalendarSeed.Rota;
import io.aiadmin.crm.calendar.CalendarSeed.Visit;
import io.aiadmin.crm.calendar.CalendarSeed.WeekHours;
import io.aiadmin.spi.Money;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.BranchId;
import io.aiadmin.spi.crm.ClientId;
import io.aiadmin.spi.crm.PriceRange;
import io.aiadmin.spi.crm.Service;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.StaffId;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The JSON form of a {@link CalendarSeed}. Fields that it does not know are passed over. */
final class SeedJson {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Pattern HOURS =
            Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)\\s*[-–—]\\s*(?:([01]?\\d|2[0-3]):([0-5]\\d)|(24:00))");

    private static final Map<DayOfWeek, String> DAYS = new EnumMap<>(Map.of(
            DayOfWeek.MONDAY, "mon",
            DayOfWeek.TUESDAY, "tue",
            DayOfWeek.WEDNESDAY, "wed",
            DayOfWeek.THURSDAY, "thu",
            DayOfWeek.FRIDAY, "fri",
            DayOfWeek.SATURDAY, "sat",
            DayOfWeek.SUNDAY, "sun"));

    private SeedJson() {}

    // reading

    static CalendarSeed read(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException _) {
            // the parser's words may quote the text, and the text holds people
            throw new IllegalArgumentException("not JSON");
        }
        return seed(new At(root, ""));
    }

    private static CalendarSeed seed(At root) {
        At company = root.field("company");
        return new CalendarSeed(
                company(company),
                root.each("branches", SeedJson::place),
                root.each("services", SeedJson::service),
                root.each("staff", SeedJson::person),
                root.each("clients", SeedJson::card),
                root.each("bookings", SeedJson::visit));
    }

    private static Company company(At at) {
        return at.make(() -> new Company(
                at.text("name"),
                at.parsed("timezone", ZoneId::of),
                at.optionalText("address"),
                at.optional("phone", Phone::new),
                weekHours(at),
                at.has("slot_step_minutes")
                        ? Duration.ofMinutes(at.number("slot_step_minutes"))
                        : CalendarSeed.DEFAULT_STEP,
                at.each("exceptions", SeedJson::datedHours)));
    }

    private static Place place(At at) {
        return at.make(() -> new Place(
                new BranchId(at.text("id")),
                at.text("title"),
                at.optionalText("address"),
                at.optional("phone", Phone::new),
                at.optional("timezone", ZoneId::of),
                weekHours(at),
                at.each("exceptions", SeedJson::datedHours)));
    }

    private static @Nullable WeekHours weekHours(At parent) {
        if (!parent.has("working_hours")) {
            return null;
        }
        At at = parent.field("working_hours");
        Map<DayOfWeek, List<Hours>> days = new EnumMap<>(DayOfWeek.class);
        DAYS.forEach((day, name) -> {
            if (at.has(name)) {
                days.put(day, at.parsed(name, SeedJson::hours));
            }
        });
        return new WeekHours(days);
    }

    /** {@code 10:00-21:00}, several with commas between them, or {@code closed}. */
    private static List<Hours> hours(String text) {
        List<Hours> hours = new ArrayList<>();
        if (text.isBlank() || text.strip().equals("closed")) {
            return hours;
        }
        for (String part : text.split(",")) {
            hours.add(oneOf(part.strip()));
        }
        return hours;
    }

    private static Hours oneOf(String text) {
        Matcher matcher = HOURS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("hours");
        }
        LocalTime from = time(matcher.group(1), matcher.group(2));
        LocalTime until = matcher.group(5) != null ? LocalTime.MIDNIGHT : time(matcher.group(3), matcher.group(4));
        return Hours.between(from, until);
    }

    private static LocalTime time(String hour, String minute) {
        return LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute));
    }

    private static Service service(At at) {
        return at.make(() -> new Service(
                new ServiceId(at.text("id")),
                at.text("title"),
                at.optionalText("category"),
                Duration.ofMinutes(at.number("minutes")),
                price(at)));
    }

    private static @Nullable PriceRange price(At at) {
        if (!at.has("price_min") && !at.has("price_max")) {
            return null;
        }
        Money from = at.money(at.has("price_min") ? "price_min" : "price_max");
        Money to = at.money(at.has("price_max") ? "price_max" : "price_min");
        return new PriceRange(from, to);
    }

    private static Person person(At at) {
        return at.make(() -> new Person(
                new StaffId(at.text("id")),
                at.text("name"),
                at.optionalText("position"),
                new HashSet<>(at.each("services", service -> new ServiceId(service.value()))),
                at.optional("branch", BranchId::new),
                at.oneOrEach("rota", SeedJson::rota),
                at.each("exceptions", SeedJson::datedHours)));
    }

    private static Rota rota(At at) {
        return at.make(() -> switch (at.text("kind")) {
            case "weekly" -> new Rota.Weekly(days(at), shifts(at));
            case "cycle" ->
                new Rota.Cycle(
                        at.parsed("first_day", LocalDate::parse),
                        Math.toIntExact(at.number("on")),
                        Math.toIntExact(at.number("off")),
                        shifts(at));
            default -> throw new IllegalArgumentException("kind");
        });
    }

    private static Set<DayOfWeek> days(At at) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String name : at.each("days", At::value)) {
            days.add(DAYS.entrySet().stream()
                    .filter(day -> day.getValue().equals(name.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("days"))
                    .getKey());
        }
        return days;
    }

    /** Hours as text, or one shift as from and to. */
    private static List<Hours> shifts(At at) {
        return at.has("hours")
                ? at.parsed("hours", SeedJson::hours)
                : List.of(oneOf(at.text("from") + "-" + at.text("to")));
    }

    private static DatedHours datedHours(At at) {
        return at.make(() -> {
            LocalDate first = at.parsed(at.has("date") ? "date" : "first", LocalDate::parse);
            return new DatedHours(
                    DatedHours.Kind.valueOf(at.text("kind").toUpperCase(Locale.ROOT)),
                    first,
                    at.has("last") ? at.parsed("last", LocalDate::parse) : first,
                    at.has("hours") || at.has("from") ? shifts(at) : List.of());
        });
    }

    private static Card card(At at) {
        return at.make(
                () -> new Card(new ClientId(at.text("id")), at.optionalText("name"), at.parsed("phone", Phone::new)));
    }

    private static Visit visit(At at) {
        return at.make(() -> new Visit(
                new BookingId(at.text("id")),
                at.optional("client", ClientId::new),
                at.has("service")
                        ? List.of(new ServiceId(at.text("service")))
                        : at.each("services", service -> new ServiceId(service.value())),
                new StaffId(at.text("staff")),
                at.parsed("start", LocalDateTime::parse),
                at.has("minutes") ? Duration.ofMinutes(at.number("minutes")) : null));
    }

    /** A place in the text, so that a mistake can be named by where it is. */
    private record At(JsonNode node, String path) {

        boolean has(String name) {
            return node.hasNonNull(name);
        }

        At field(String name) {
            At field = new At(node.path(name), path + "/" + name);
            if (field.node.isMissingNode() || field.node.isNull()) {
                throw field.wrong("is missing");
            }
            return field;
        }

        String value() {
            if (!node.isTextual() || node.textValue().isBlank()) {
                throw wrong("takes text");
            }
            return node.textValue().strip();
        }

        String text(String name) {
            return field(name).value();
        }

        @Nullable
        String optionalText(String name) {
            return has(name) ? text(name) : null;
        }

        <T> T parsed(String name, Function<String, T> parser) {
            At field = field(name);
            String text = field.node.isTextual() ? field.node.textValue() : field.value();
            return field.make(() -> parser.apply(text.strip()));
        }

        <T> @Nullable T optional(String name, Function<String, T> parser) {
            return has(name) ? parsed(name, parser) : null;
        }

        long number(String name) {
            At field = field(name);
            if (!field.node.canConvertToExactIntegral() || !field.node.canConvertToInt()) {
                throw field.wrong("takes a whole number");
            }
            return field.node.longValue();
        }

        Money money(String name) {
            At field = field(name);
            if (!field.node.isNumber()) {
                throw field.wrong("takes a number");
            }
            return field.make(() -> new Money(field.node.decimalValue()));
        }

        <T> List<T> each(String name, Function<At, T> reader) {
            if (!has(name)) {
                return List.of();
            }
            At list = field(name);
            if (!list.node.isArray()) {
                throw list.wrong("takes a list");
            }
            List<T> things = new ArrayList<>();
            for (int i = 0; i < list.node.size(); i++) {
                things.add(reader.apply(new At(list.node.get(i), list.path + "/" + i)));
            }
            return things;
        }

        <T> List<T> oneOrEach(String name, Function<At, T> reader) {
            return has(name) && node.path(name).isObject() ? List.of(reader.apply(field(name))) : each(name, reader);
        }

        <T> T make(java.util.function.Supplier<T> maker) {
            try {
                return maker.get();
            } catch (MisreadException inside) {
                throw inside;
            } catch (RuntimeException _) {
                // parsers quote what they were given, which may be a person's
                throw wrong("makes no sense");
            }
        }

        private MisreadException wrong(String what) {
            return new MisreadException((path.isEmpty() ? "/" : path) + " " + what);
        }
    }

    /** Says where the text breaks the form. */
    private static final class MisreadException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        MisreadException(String message) {
            super(message);
        }
    }

    // writing

    static String write(CalendarSeed seed) {
        return tree(seed).toString();
    }

    static ObjectNode tree(CalendarSeed seed) {
        ObjectNode root = JSON.createObjectNode();
        Company company = seed.company();
        ObjectNode companyNode = root.putObject("company");
        companyNode.put("name", company.name()).put("timezone", company.zone().getId());
        putPlace(companyNode, company.address(), company.phone(), company.hours(), company.exceptions());
        companyNode.put("slot_step_minutes", company.slotStep().toMinutes());
        ArrayNode branches = root.putArray("branches");
        seed.branches().forEach(branch -> put(branches.addObject(), branch));
        ArrayNode services = root.putArray("services");
        seed.services().forEach(service -> put(services.addObject(), service));
        ArrayNode staff = root.putArray("staff");
        seed.staff().forEach(person -> put(staff.addObject(), person));
        ArrayNode clients = root.putArray("clients");
        seed.clients()
                .forEach(card -> clients.addObject()
                        .put("id", card.id().value())
                        .put("name", card.name())
                        .put("phone", card.phone().e164()));
        ArrayNode bookings = root.putArray("bookings");
        seed.bookings().forEach(visit -> put(bookings.addObject(), visit));
        return root;
    }

    private static void put(ObjectNode node, Place place) {
        node.put("id", place.id().value()).put("title", place.title());
        if (place.zone() != null) {
            node.put("timezone", place.zone().getId());
        }
        putPlace(node, place.address(), place.phone(), place.hours(), place.exceptions());
    }

    private static void putPlace(
            ObjectNode node,
            @Nullable String address,
            @Nullable Phone phone,
            @Nullable WeekHours hours,
            List<DatedHours> exceptions) {
        if (address != null) {
            node.put("address", address);
        }
        if (phone != null) {
            node.put("phone", phone.e164());
        }
        if (hours != null) {
            ObjectNode days = node.putObject("working_hours");
            for (DayOfWeek day : DayOfWeek.values()) {
                days.put(DAYS.get(day), text(hours.days().getOrDefault(day, List.of())));
            }
        }
        putExceptions(node, exceptions);
    }

    private static void putExceptions(ObjectNode node, List<DatedHours> exceptions) {
        ArrayNode list = node.putArray("exceptions");
        for (DatedHours dated : exceptions) {
            ObjectNode one = list.addObject()
                    .put("kind", dated.kind().name().toLowerCase(Locale.ROOT))
                    .put("first", dated.first().toString())
                    .put("last", dated.last().toString());
            if (!dated.hours().isEmpty()) {
                one.put("hours", text(dated.hours()));
            }
        }
    }

    private static void put(ObjectNode node, Service service) {
        node.put("id", service.id().value())
                .put("category", service.category())
                .put("title", service.title())
                .put("minutes", service.duration().toMinutes());
        PriceRange price = service.price();
        if (price != null) {
            node.put("price_min", plain(price.from())).put("price_max", plain(price.to()));
        }
    }

    private static BigDecimal plain(Money money) {
        return new BigDecimal(money.roubles().toPlainString());
    }

    private static void put(ObjectNode node, Person person) {
        node.put("id", person.id().value()).put("name", person.name()).put("position", person.position());
        ArrayNode services = node.putArray("services");
        person.services().stream().map(ServiceId::value).sorted().forEach(services::add);
        if (person.branch() != null) {
            node.put("branch", person.branch().value());
        }
        ArrayNode rotas = node.putArray("rota");
        for (Rota rota : person.rotas()) {
            switch (rota) {
                case Rota.Weekly weekly -> {
                    ObjectNode one = rotas.addObject().put("kind", "weekly");
                    ArrayNode days = one.putArray("days");
                    weekly.days().stream().sorted().map(DAYS::get).forEach(days::add);
                    one.put("hours", text(weekly.shifts()));
                }
                case Rota.Cycle cycle ->
                    rotas.addObject()
                            .put("kind", "cycle")
                            .put("first_day", cycle.firstDay().toString())
                            .put("on", cycle.on())
                            .put("off", cycle.off())
                            .put("hours", text(cycle.shifts()));
            }
        }
        putExceptions(node, person.exceptions());
    }

    private static void put(ObjectNode node, Visit visit) {
        node.put("id", visit.id().value());
        node.put("client", visit.client() == null ? null : visit.client().value());
        ArrayNode services = node.putArray("services");
        visit.services().forEach(service -> services.add(service.value()));
        node.put("staff", visit.staff().value()).put("start", visit.start().toString());
        if (visit.length() != null) {
            node.put("minutes", visit.length().toMinutes());
        }
    }

    private static String text(List<Hours> hours) {
        return hours.stream()
                .map(one -> one.from() + "-" + one.from().plus(one.length()))
                .collect(Collectors.joining(","));
    }
}
