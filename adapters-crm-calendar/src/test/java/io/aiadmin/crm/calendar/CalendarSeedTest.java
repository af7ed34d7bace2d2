package io.aiadmin.crm.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiadmin.crm.calendar.CalendarSeed.DatedHours;
import io.aiadmin.crm.calendar.CalendarSeed.Hours;
import io.aiadmin.crm.calendar.CalendarSeed.Person;
import io.aiadmin.crm.calendar.CalendarSeed.Rota;
import io.aiadmin.spi.Money;
import io.aiadmin.spi.crm.PriceRange;
import io.aiadmin.spi.crm.Service;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarSeedTest {

    private static final String EVERYTHING = """
            {
              "company": {"name": "Клиника", "timezone": "Asia/Yekaterinburg", "phone": "+73430000000",
                "working_hours": {"mon": "9:00-13:00, 14:00–20:00", "tue": "00:00-24:00", "wed": "20:00-04:00", "sun": "closed"},
                "slot_step_minutes": 20,
                "exceptions": [
                  {"kind": "off", "first": "2026-12-31", "last": "2027-01-08"},
                  {"kind": "instead", "date": "2026-12-30", "hours": "10:00-15:00"}]},
              "branches": [
                {"id": "north", "title": "Север", "address": "ул. Мира, 1"},
                {"id": "east", "title": "Восток", "timezone": "Asia/Omsk", "working_hours": {"mon": "10:00-12:00"},
                  "exceptions": [{"kind": "extra", "date": "2026-12-06", "from": "10:00", "to": "14:00"}]}],
              "services": [
                {"id": "a", "title": "Приём", "minutes": 30, "price_min": 1500.5, "price_max": 2000},
                {"id": "b", "title": "УЗИ", "category": "Диагностика", "minutes": 20, "price_min": 900},
                {"id": "c", "title": "Консультация", "minutes": 15}],
              "staff": [
                {"id": "d-1", "name": "Иванов", "position": "терапевт", "services": ["a", "c"], "branch": "north",
                  "rota": [
                    {"kind": "weekly", "days": ["mon", "wed"], "hours": "09:00-13:00,15:00-19:00"},
                    {"kind": "weekly", "days": ["fri"], "from": "12:00", "to": "20:00"}],
                  "exceptions": [{"kind": "off", "date": "2026-12-07"}]},
                {"id": "d_2", "name": "Петрова", "services": ["b"], "branch": "east",
                  "rota": {"kind": "cycle", "first_day": "2026-12-01", "on": 1, "off": 3, "from": "20:00", "to": "08:00"}}],
              "clients": [{"id": "k1", "name": null, "phone": "+79120000001"}],
              "bookings": [
                {"id": "v1", "client": "k1", "services": ["a", "c"], "staff": "d-1", "start": "2026-12-02T09:00"},
                {"id": "v2", "client": null, "services": [], "minutes": 90, "staff": "d_2", "start": "2026-12-01T22:00"}]
            }
            """;

    @Test
    void demoCompanyIsRead() {
        CalendarSeed seed = CalendarSeed.parse(DemoSalon.json());

        assertThat(seed.company().name()).isEqualTo("Салон красоты «Ромашка»");
        assertThat(seed.company().zone()).isEqualTo(ZoneId.of("Europe/Moscow"));
        assertThat(seed.company().slotStep()).isEqualTo(Duration.ofMinutes(15));
        assertThat(seed.services()).hasSize(14);
        assertThat(seed.services().get(3).price())
                .isEqualTo(new PriceRange(Money.ofRoubles(4500), Money.ofRoubles(7000)));
        assertThat(seed.staff()).hasSize(7);
        assertThat(seed.staff().get(3).rotas())
                .containsExactly(new Rota.Cycle(
                        LocalDate.of(2026, 11, 23),
                        2,
                        2,
                        List.of(new Hours(LocalTime.of(11, 0), Duration.ofHours(8)))));
        assertThat(seed.clients()).hasSize(4);
        assertThat(seed.bookings()).hasSize(15);
        assertThat(seed.bookings().get(5).client()).isNull();
    }

    @Test
    void everythingThatTheFormKnowsIsRead() {
        CalendarSeed seed = CalendarSeed.parse(EVERYTHING);

        assertThat(seed.company().hours().on(LocalDate.of(2026, 11, 23)))
                .containsExactly(
                        new Hours(LocalTime.of(9, 0), Duration.ofHours(4)),
                        new Hours(LocalTime.of(14, 0), Duration.ofHours(6)));
        assertThat(seed.company().hours().on(LocalDate.of(2026, 11, 24)))
                .containsExactly(new Hours(LocalTime.MIDNIGHT, Duration.ofHours(24)));
        assertThat(seed.company().hours().on(LocalDate.of(2026, 11, 25)))
                .containsExactly(new Hours(LocalTime.of(20, 0), Duration.ofHours(8)));
        assertThat(seed.company().hours().on(LocalDate.of(2026, 11, 26))).isEmpty();
        assertThat(seed.company().exceptions())
                .containsExactly(
                        new DatedHours(
                                DatedHours.Kind.OFF, LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 8), List.of()),
                        new DatedHours(
                                DatedHours.Kind.INSTEAD,
                                LocalDate.of(2026, 12, 30),
                                LocalDate.of(2026, 12, 30),
                                List.of(new Hours(LocalTime.of(10, 0), Duration.ofHours(5)))));
        assertThat(seed.branches()).hasSize(2);
        assertThat(seed.services().get(1).price()).isEqualTo(PriceRange.of(Money.ofRoubles(900)));
        assertThat(seed.services()).last().extracting(Service::price).isNull();
        Person doctor = seed.staff().getFirst();
        assertThat(doctor.rotas()).hasSize(2);
        assertThat(doctor.rotas().getFirst())
                .isEqualTo(new Rota.Weekly(
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY),
                        List.of(
                                new Hours(LocalTime.of(9, 0), Duration.ofHours(4)),
                                new Hours(LocalTime.of(15, 0), Duration.ofHours(4)))));
        assertThat(seed.bookings().getLast().length()).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void whatIsWrittenIsReadBackEqual() {
        for (String json : List.of(EVERYTHING, DemoSalon.json())) {
            CalendarSeed seed = CalendarSeed.parse(json);

            assertThat(CalendarSeed.parse(seed.toJson())).isEqualTo(seed);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "timezone": "Asia/Yekaterinburg"        | "timezone": "Asia/Nowhere"      | /company/timezone
            "name": "Клиника", "timezone"           | "timezone"                      | /company/name
            "mon": "9:00-13:00, 14:00–20:00"        | "mon": "9-13"                   | /company/working_hours/mon
            "minutes": 30                           | "minutes": "полчаса"            | /services/0/minutes
            "minutes": 30                           | "minutes": 30.5                 | /services/0/minutes
            "minutes": 30                           | "minutes": 0                    | /services/0
            "days": ["fri"]                         | "days": ["friday"]              | /staff/0/rota/1
            "kind": "cycle"                         | "kind": "circle"                | /staff/1/rota
            "first_day": "2026-12-01"               | "first_day": "1 декабря"        | /staff/1/rota/first_day
            "on": 1                                 | "on": 0                         | /staff/1/rota
            "last": "2027-01-08"                    | "last": "2026-01-08"            | /company/exceptions/0
            "phone": "+79120000001"                 | "phone": "8 912 000-00-01"      | /clients/0/phone
            "start": "2026-12-02T09:00"             | "start": "завтра"               | /bookings/0/start
            """)
    void mistakeIsNamedByItsPlace(String right, String wrong, String place) {
        assertThat(EVERYTHING).contains(right);

        assertThatThrownBy(() -> CalendarSeed.parse(EVERYTHING.replace(right, wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(place + " ")
                .hasMessageNotContaining("912")
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "services": ["b"]          | "services": ["x"]        | no such service: x
            "branch": "east"           | "branch": "west"         | no such branch: west
            "client": "k1"             | "client": "k2"           | no such client: k2
            "staff": "d-1"             | "staff": "d-9"           | no such member of staff: d-9
            "id": "v2"                 | "id": "v1"               | two of a booking: v1
            "id": "d_2"                | "id": "d 2"              | not an id of a member of staff: d 2
            """)
    void seedHangsTogether(String right, String wrong, String message) {
        assertThatThrownBy(() -> CalendarSeed.parse(EVERYTHING.replace(right, wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void whatIsNotJsonIsRefusedWithoutQuotingIt() {
        assertThatThrownBy(() -> CalendarSeed.parse("{\"clients\": [{\"name\": \"Иванова\""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not JSON");
        assertThatThrownBy(() -> CalendarSeed.parse("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CalendarSeed.parse("[]")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CalendarSeed.parse("{}")).hasMessageStartingWith("/company");
    }

    @Test
    void severalBranchesNeedABranchForEverybody() {
        assertThatThrownBy(() -> CalendarSeed.parse(EVERYTHING.replace(", \"branch\": \"north\"", "")))
                .hasMessage("which branch? member of staff: d-1");
    }
}
