package io.aiadmin.host.panel;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The week of the CRM, with what the agent booked marked. */
@Controller("/panel/bookings")
@ExecuteOn(TaskExecutors.BLOCKING)
final class BookingsPageController {

    private static final int DAYS = 7;

    private final Pages pages;
    private final CrmDiary diary;
    private final Clock clock;

    BookingsPageController(Pages pages, CrmDiary diary, Clock clock) {
        this.pages = pages;
        this.diary = diary;
        this.clock = clock;
    }

    /** @param week any day of it */
    @Get
    HttpResponse<?> week(HttpRequest<?> request, @Nullable @QueryValue String week) {
        return pages.read(request, visit -> {
            LocalDate today = clock.instant().atZone(visit.zone()).toLocalDate();
            LocalDate monday = day(week, today).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            return pages.show(visit, "bookings", "bookings", view(visit, monday, today));
        });
    }

    private BookingsView view(Visit visit, LocalDate monday, LocalDate today) {
        CrmDiary.Read read = diary.read(visit, monday, monday.plusDays(DAYS));
        Texts t = visit.t();
        List<BookingsView.Day> days = new ArrayList<>();
        for (LocalDate day = monday; day.isBefore(monday.plusDays(DAYS)); day = day.plusDays(1)) {
            days.add(new BookingsView.Day(t.day(day), day.equals(today), on(read, day)));
        }
        return new BookingsView(
                t.day(monday) + " – " + t.day(monday.plusDays(DAYS - 1)),
                monday.minusDays(DAYS).toString(),
                monday.plusDays(DAYS).toString(),
                days,
                rows(read, days),
                read.entries().size(),
                read.problem().isEmpty() ? "" : t.of(read.problem()));
    }

    private static List<BookingsView.Visit> on(CrmDiary.Read read, LocalDate day) {
        return read.entries().stream()
                .filter(entry -> entry.day().equals(day))
                .map(CrmDiary.Entry::visit)
                .toList();
    }

    private static List<BookingsView.Row> rows(CrmDiary.Read read, List<BookingsView.Day> days) {
        Set<String> staff = new LinkedHashSet<>(read.staff());
        read.entries().forEach(entry -> staff.add(entry.visit().staff()));
        return staff.stream()
                .map(name -> new BookingsView.Row(
                        name,
                        days.stream()
                                .map(day -> day.visits().stream()
                                        .filter(visit -> visit.staff().equals(name))
                                        .toList())
                                .toList()))
                .toList();
    }

    private static LocalDate day(@Nullable String text, LocalDate today) {
        try {
            return text == null ? today : LocalDate.parse(text);
        } catch (DateTimeException _) {
            return today;
        }
    }
}
