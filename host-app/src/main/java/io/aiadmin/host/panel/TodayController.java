package io.aiadmin.host.panel;

import io.aiadmin.core.company.ChannelSettings;
import io.aiadmin.core.company.CrmSettings;
import io.aiadmin.core.conversation.HumanTasks;
import io.aiadmin.core.wording.Wording;
import io.aiadmin.host.settings.ChannelDesk;
import io.aiadmin.host.settings.CrmDesk;
import io.aiadmin.host.settings.Kind;
import io.aiadmin.spi.Money;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The home page: what needs a person, what the agent has done today, whether all is connected. */
@Controller("/panel")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TodayController {

    private final Pages pages;
    private final CrmDiary diary;
    private final StartSteps steps;
    private final Tasks tasks;
    private final CrmDesk crms;
    private final ChannelDesk channels;
    private final Clock clock;

    TodayController(
            Pages pages,
            CrmDiary diary,
            StartSteps steps,
            HumanTasks tasks,
            CrmDesk crms,
            ChannelDesk channels,
            Clock clock) {
        this.pages = pages;
        this.diary = diary;
        this.steps = steps;
        this.tasks = new Tasks(tasks, clock);
        this.crms = crms;
        this.channels = channels;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> today(HttpRequest<?> request) {
        return pages.read(request, visit -> pages.show(visit, "today", "today", view(visit)));
    }

    /** The rest of the menu, for narrow screens. */
    @Get("/more")
    HttpResponse<?> more(HttpRequest<?> request) {
        return pages.read(request, visit -> pages.show(visit, "more", "more", ""));
    }

    private TodayView view(Visit visit) {
        LocalDate today = clock.instant().atZone(visit.zone()).toLocalDate();
        CrmDiary.Read read = diary.read(visit, today, today.plusDays(1));
        List<CrmDiary.Entry> made = read.entries().stream()
                .filter(entry -> entry.visit().byAgent() && !entry.visit().cancelled())
                .toList();
        List<StartView.Step> open = steps.of(visit);
        return new TodayView(
                visit.t().day(today),
                tasks.of(visit),
                made.stream().map(CrmDiary.Entry::visit).toList(),
                sum(visit.t(), made),
                read.problem().isEmpty() ? "" : visit.t().of(read.problem()),
                health(visit, read.problem()),
                open.stream().allMatch(StartView.Step::done) ? List.of() : open);
    }

    private static String sum(Texts t, List<CrmDiary.Entry> entries) {
        BigDecimal sum = entries.stream()
                .flatMap(entry -> entry.price().stream())
                .map(Money::roubles)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.signum() == 0 ? "" : Wording.in(t.locale()).money(new Money(sum));
    }

    private List<TodayView.Health> health(Visit visit, String problem) {
        Texts t = visit.t();
        List<TodayView.Health> health = new ArrayList<>();
        Map<String, Kind> crmKinds = crms.kinds();
        CrmSettings crm = visit.company().crm();
        if (crm == null) {
            health.add(new TodayView.Health("CRM", "off", t.of("health.none"), "/panel/connections"));
        } else {
            boolean bad = problem.equals("crm.away") || problem.equals("crm.refused") || problem.equals("crm.none");
            health.add(new TodayView.Health(
                    title(t, crmKinds, crm.type()),
                    bad ? "bad" : "good",
                    bad ? t.of(problem) : t.of("health.good"),
                    "/panel/connections/crm/" + crm.type()));
        }
        Map<String, Kind> channelKinds = channels.kinds();
        for (ChannelSettings channel : visit.company().channels()) {
            health.add(new TodayView.Health(
                    title(t, channelKinds, channel.type()),
                    channel.active() ? "good" : "off",
                    t.of(channel.active() ? "health.on" : "health.off"),
                    "/panel/connections/channel/" + channel.type()));
        }
        return health;
    }

    private static String title(Texts t, Map<String, Kind> kinds, String type) {
        Kind kind = kinds.get(type);
        return kind == null ? type : kind.title().in(t.locale());
    }
}
