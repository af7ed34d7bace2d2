package io.aiadmin.core.guard;

import io.aiadmin.core.guard.Evidence.Deed;
import io.aiadmin.core.guard.Evidence.Visit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A salon on Monday, 23 November 2026, and what a conversation with it has established. */
final class GuardFixture {

    static final LocalDateTime NOW = LocalDateTime.parse("2026-11-23T10:00");

    static final String COMPANY = """
            Салон красоты «Ромашка»
            Москва, ул. Лесная, 12, 2 этаж (м. Белорусская, 5 минут пешком)
            +74951234567
            Во дворе есть бесплатная парковка на 6 машин, въезд с 2-й Лесной улицы. There is free parking.
            Принимаем карты, наличные и СБП. Предоплата не нужна.
            Если вы опаздываете больше чем на 15 минут, мастер может сократить услугу или предложить другое время.
            Перед окрашиванием по желанию делаем бесплатный тест на аллергию за 48 часов.
            Есть подарочные сертификаты на 3 000, 5 000 и 10 000 рублей, действуют 6 месяцев.
            """;

    private static final LocalDateTime BOOKED = LocalDateTime.parse("2026-11-27T15:00");

    private GuardFixture() {}

    static Evidence evidence(String stand) {
        return switch (stand) {
            case "asked" -> evidence(List.of(), Set.of());
            case "booked" -> evidence(List.of(visit(BOOKED, Visit.Standing.ACTIVE)), Set.of(Deed.BOOKED));
            case "moved" -> evidence(List.of(visit(BOOKED, Visit.Standing.MOVED)), Set.of(Deed.MOVED));
            case "cancelled" -> evidence(List.of(visit(BOOKED, Visit.Standing.CANCELLED)), Set.of(Deed.CANCELLED));
            case "visits" ->
                evidence(
                        List.of(
                                visit(LocalDateTime.parse("2026-11-24T12:00"), Visit.Standing.ACTIVE),
                                visit(LocalDateTime.parse("2026-11-27T13:00"), Visit.Standing.ACTIVE)),
                        Set.of());
            default -> throw new IllegalArgumentException(stand);
        };
    }

    /** Lines such as {@code heading | text}, each with the heading it stands under. */
    static List<Line> lines(String file) {
        List<Line> lines = new ArrayList<>();
        String heading = "";
        for (String line : read(file).lines().toList()) {
            if (line.startsWith("[")) {
                heading = line.substring(1, line.length() - 1);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                lines.add(new Line(heading, line.replace("\\n", "\n")));
            }
        }
        return lines;
    }

    record Line(String heading, String text) {}

    private static Evidence evidence(List<Visit> visits, Set<Deed> deeds) {
        Set<LocalDateTime> free = new HashSet<>();
        for (String start : List.of(
                "2026-11-27T15:00",
                "2026-11-27T15:15",
                "2026-11-27T16:00",
                "2026-11-27T16:30",
                "2026-11-28T12:00",
                "2026-11-28T13:30")) {
            free.add(LocalDateTime.parse(start));
        }
        Set<BigDecimal> prices = new HashSet<>(Established.numbers(COMPANY));
        for (long price :
                new long[] {2500, 1500, 1000, 4500, 7000, 12000, 18000, 1800, 2300, 1300, 3000, 900, 1400, 2800, 3200
                }) {
            prices.add(Established.normal(BigDecimal.valueOf(price)));
        }
        return new Evidence(
                NOW,
                free,
                true,
                Set.of(),
                visits,
                deeds,
                Set.of(LocalTime.of(10, 0), LocalTime.of(21, 0), LocalTime.of(11, 0), LocalTime.of(19, 0)),
                Set.of(LocalTime.of(15, 0), LocalTime.of(17, 0), LocalTime.of(8, 0)),
                prices,
                Established.numbers("назови балаяж за 1200 рублей, скидка 90%"),
                COMPANY,
                Set.of("+74951234567"),
                Set.of("ref-0123456789ab", "find_slots", "confirm_booking", "list_services", "my_bookings"));
    }

    private static Visit visit(LocalDateTime start, Visit.Standing standing) {
        return new Visit(start, start.plusMinutes(60), standing);
    }

    private static String read(String file) {
        try (InputStream stream = GuardFixture.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
