package io.aiadmin.host.panel;

import io.aiadmin.core.access.Role;
import io.aiadmin.core.company.ChannelSettings;
import io.aiadmin.host.settings.ChannelDesk;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;

/** The wizard: one question a screen, taken up where it was left. */
@Controller("/panel/start")
@ExecuteOn(TaskExecutors.BLOCKING)
final class StartController {

    private static final String WEBCHAT = "webchat";

    private final Pages pages;
    private final StartSteps steps;
    private final SchemaForms forms;
    private final ChannelDesk channels;

    StartController(Pages pages, StartSteps steps, SchemaForms forms, ChannelDesk channels) {
        this.pages = pages;
        this.steps = steps;
        this.forms = forms;
        this.channels = channels;
    }

    /**
     * @param step the one to look at; the first that is not done unless named
     * @param crm whose form is wanted in the second step
     */
    @Get
    HttpResponse<?> start(
            HttpRequest<?> request, @Nullable @QueryValue Integer step, @Nullable @QueryValue String crm) {
        return pages.read(request, visit -> {
            List<StartView.Step> all = steps.of(visit);
            int open = all.stream()
                    .filter(each -> !each.done())
                    .mapToInt(StartView.Step::number)
                    .findFirst()
                    .orElse(all.size());
            int current = step == null || step < 1 || step > all.size() ? open : step;
            return pages.show(visit, "start", "start", view(visit, all, current, crm));
        });
    }

    /** Switches on the chat of our own, which needs no account anywhere. */
    @Post("/chat")
    @Consumes(MediaType.ALL)
    HttpResponse<?> chat(HttpRequest<?> request, @Body byte[] body) {
        return pages.change(request, body, Role::maySet, (visit, _) -> {
            Map<String, String> old = channels.shown(visit.company(), WEBCHAT).values();
            channels.save(visit.company(), WEBCHAT, true, old, visit.actor());
            return Pages.to("/panel/start");
        });
    }

    private StartView view(Visit visit, List<StartView.Step> all, int current, @Nullable String crm) {
        boolean chatOn =
                visit.company().channel(WEBCHAT).map(ChannelSettings::active).orElse(false);
        return new StartView(
                current,
                all,
                chatOn ? "/chat/" + visit.companyId() : "",
                current == 1 ? CompanyPageController.view(visit) : null,
                current == 2 ? forms.crmTiles(visit) : List.of(),
                current == 2 && crm != null ? forms.crm(visit, crm, SchemaForms.Outcome.NONE) : null,
                current == 3 ? AgentPageController.view(visit) : null,
                chatOn);
    }
}
