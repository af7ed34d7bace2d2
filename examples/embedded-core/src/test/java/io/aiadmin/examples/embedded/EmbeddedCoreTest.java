package io.aiadmin.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.core.embed.Customer;
import io.aiadmin.core.embed.Receptionist;
import io.aiadmin.core.embed.Said;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingStatus;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.StaffId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedCoreTest {

    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T07:00:00Z");
    private static final Customer ANNA = Customer.named("Анна").withPhone("+79161112233");

    private static Receptionist receptionist() throws Exception {
        String salon = Files.readString(Path.of("salon.json"));
        return EmbeddedCore.receptionist(Clock.fixed(MONDAY_TEN, ZoneOffset.UTC), salon);
    }

    private static List<Booking> bookings(Receptionist receptionist) {
        return receptionist.crm(crm -> crm.bookings(TimeRange.of(MONDAY_TEN, Duration.ofDays(30))));
    }

    @Test
    void yesPutsTheVisitIntoTheAppointmentBook() throws Exception {
        try (Receptionist receptionist = receptionist()) {
            Said asked = receptionist.reply("conversation-1", ANNA, "Хочу женскую стрижку завтра в 15:00");
            assertThat(asked.text()).contains("Женская стрижка", "вт, 24 ноября, 15:00", "Всё верно?");
            assertThat(bookings(receptionist)).isEmpty();

            Said booked = receptionist.reply("conversation-1", ANNA, "да");
            assertThat(booked.text()).contains("Вы записаны");
            assertThat(booked.booking()).isNotNull();
            assertThat(bookings(receptionist)).singleElement().satisfies(booking -> {
                assertThat(booking.status()).isEqualTo(BookingStatus.ACTIVE);
                assertThat(booking.services()).containsExactly(new ServiceId("cut"));
                assertThat(booking.staff()).isEqualTo(new StaffId("anna"));
                assertThat(booking.time().from()).isEqualTo(Instant.parse("2026-11-24T12:00:00Z"));
                assertThat(booking.client().name()).isEqualTo("Анна");
                assertThat(booking.client().phone().e164()).isEqualTo("+79161112233");
            });
        }
    }

    @Test
    void noLeavesTheAppointmentBookAsItWas() throws Exception {
        try (Receptionist receptionist = receptionist()) {
            receptionist.reply("conversation-1", ANNA, "Хочу женскую стрижку завтра в 15:00");
            Said refused = receptionist.reply("conversation-1", ANNA, "Нет, не надо, я передумала");
            assertThat(refused.booking()).isNull();
            assertThat(bookings(receptionist)).isEmpty();
        }
    }

    @Test
    void mainPrintsTheWholeConversation() throws Exception {
        PrintStream screen = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            EmbeddedCore.main(
                    new String[] {"salon.json", "Сколько стоит женская стрижка?", "Запишите на завтра в 15:00"});
        } finally {
            System.setOut(screen);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsSubsequence(
                        "Анна: Сколько стоит",
                        "Салон: ",
                        "2\u00a0500",
                        "Анна: Запишите",
                        "Салон: ",
                        "15:00",
                        "Всё верно?");
    }
}
