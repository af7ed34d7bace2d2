package io.aiadmin.crm.calendar;

import io.aiadmin.spi.DocumentWrite;
import io.aiadmin.spi.Finding;
import io.aiadmin.spi.StoredDocument;
import io.aiadmin.spi.TimeRange;
import io.aiadmin.spi.crm.Catalog;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.Service;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The connection test of a book: whether it can be read and written, and whether anything can be booked in it. */
final class CalendarCheck {

    private static final String CHECK_KEY = "check";
    private static final Duration AHEAD = Duration.ofDays(14);

    private final Shelf shelf;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    CalendarCheck(Shelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    List<Finding> findings() {
        try {
            Setup setup = shelf.open(_ -> List.of()).setup();
            checkArrangement(setup);
        } catch (CrmException _) {
            findings.add(Finding.bad(
                    "Журнал записи не читается. Повторите позже; если не поможет, обратитесь в поддержку.",
                    "The appointment book can't be read. Try again later; if that does not help, ask for support."));
            return List.copyOf(findings);
        }
        checkWriting();
        return List.copyOf(findings);
    }

    private void checkArrangement(Setup setup) {
        if (!setup.installed()) {
            findings.add(Finding.bad(
                    "Журнал записи ещё не заполнен. Добавьте услуги, сотрудников и график работы.",
                    "The appointment book is empty. Add services, staff and working hours."));
            return;
        }
        Catalog catalog = setup.catalog();
        add(
                !catalog.services().isEmpty(),
                "Услуги: " + catalog.services().size(),
                "Services: " + catalog.services().size(),
                "В журнале нет ни одной услуги. Добавьте услуги с длительностью.",
                "There is no service in the book. Add services and how long they last.");
        add(
                !catalog.staff().isEmpty(),
                "Сотрудники: " + catalog.staff().size(),
                "Staff: " + catalog.staff().size(),
                "В журнале нет ни одного сотрудника. Добавьте сотрудников и график их работы.",
                "There is nobody in the book. Add staff and when they work.");
        List<String> orphans = catalog.services().stream()
                .filter(service -> catalog.staffFor(List.of(service.id())).isEmpty())
                .map(Service::title)
                .toList();
        if (!catalog.staff().isEmpty()) {
            add(
                    orphans.isEmpty(),
                    "Каждую услугу кто-то выполняет",
                    "Somebody does each service",
                    "Эти услуги никто не выполняет: " + String.join(", ", orphans) + ". Отметьте их у сотрудников.",
                    "Nobody does these services: " + String.join(", ", orphans) + ". Tick them for somebody.");
        }
        TimeRange ahead = TimeRange.of(clock.instant(), AHEAD);
        long working = setup.seed().staff().stream()
                .filter(person -> !setup.shifts(person, ahead).isEmpty())
                .count();
        add(
                working > 0,
                "Работают в ближайшие две недели: " + working,
                "Working in the next two weeks: " + working,
                "В ближайшие две недели никто не работает. Проверьте график сотрудников и часы работы компании.",
                "Nobody works in the next two weeks. Look at the rotas and the opening hours.");
    }

    private void add(boolean ok, String goodRussian, String goodEnglish, String badRussian, String badEnglish) {
        findings.add(ok ? Finding.good(goodRussian, goodEnglish) : Finding.bad(badRussian, badEnglish));
    }

    private void checkWriting() {
        boolean written;
        try {
            StoredDocument before = shelf.read(List.of(CHECK_KEY)).get(CHECK_KEY);
            String body = clock.instant().toString();
            // a lost race means that another test has just written
            shelf.commit(List.of(
                    before == null ? DocumentWrite.create(CHECK_KEY, body) : DocumentWrite.replace(before, body)));
            written = true;
        } catch (CrmException _) {
            written = false;
        }
        add(
                written,
                "Запись в журнал работает",
                "The book can be written",
                "В журнал не удаётся записать. Повторите позже; если не поможет, обратитесь в поддержку.",
                "The book can't be written. Try again later; if that does not help, ask for support.");
    }
}
