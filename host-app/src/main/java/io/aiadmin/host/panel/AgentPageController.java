package io.aiadmin.host.panel;

import io.aiadmin.core.access.Role;
import io.aiadmin.core.company.AgentSettings;
import io.aiadmin.core.company.WorkingHours;
import io.aiadmin.host.settings.CompanyDesk;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the owner tells the agent: the company in words, the hours, how to speak. */
@Controller("/panel/agent")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AgentPageController {

    private static final int LONGEST = 4000;
    private static final List<String> PROMPTS = List.of("greeting", "tone", "rules");

    private final Pages pages;
    private final CompanyDesk desk;

    AgentPageController(Pages pages, CompanyDesk desk) {
        this.pages = pages;
        this.desk = desk;
    }

    @Get
    HttpResponse<?> agent(HttpRequest<?> request) {
        return pages.read(request, visit -> pages.show(visit, "agent", "agent", view(visit)));
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<?> save(HttpRequest<?> request, @Body byte[] body) {
        return pages.change(request, body, Role::maySet, (visit, form) -> {
            try {
                desk.saveAgent(visit.companyId(), settings(visit.company().agent(), form), visit.actor());
            } catch (IllegalArgumentException e) {
                return pages.show(visit, HttpStatus.BAD_REQUEST, "agent", "agent", typed(visit, form));
            }
            return Pages.to(form.text("then").equals("start") ? "/panel/start" : "/panel/agent?done=saved");
        });
    }

    /** @throws IllegalArgumentException the hours of a day make no sense */
    private static AgentSettings settings(AgentSettings old, Form form) {
        Map<String, String> hours = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            String key = WorkingHours.key(day);
            String from = form.text("from-" + key);
            String until = form.text("until-" + key);
            hours.put(key, from.isEmpty() && until.isEmpty() ? "" : from + "-" + until);
        }
        Map<String, String> prompts = new TreeMap<>(old.customPrompts());
        for (String name : PROMPTS) {
            if (form.has("prompt-" + name)) {
                prompts.put(name, shortened(form.text("prompt-" + name)));
            }
        }
        prompts.values().removeIf(String::isBlank);
        return new AgentSettings(shortened(form.text("description")), WorkingHours.parse(hours), prompts);
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    static AgentView view(Visit visit) {
        AgentSettings agent = visit.company().agent();
        List<AgentView.Day> days = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            days.add(new AgentView.Day(
                    WorkingHours.key(day),
                    name(visit, day),
                    agent.workingHours()
                            .on(day)
                            .map(open -> open.from().toString())
                            .orElse(""),
                    agent.workingHours()
                            .on(day)
                            .map(open -> open.until().toString())
                            .orElse("")));
        }
        return new AgentView(agent.description(), days, agent.customPrompts(), "");
    }

    private static AgentView typed(Visit visit, Form form) {
        List<AgentView.Day> days = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            String key = WorkingHours.key(day);
            days.add(new AgentView.Day(key, name(visit, day), form.text("from-" + key), form.text("until-" + key)));
        }
        return new AgentView(
                form.text("description"), days, form.under("prompt-"), visit.t().of("agent.bad-hours"));
    }

    private static String name(Visit visit, DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, visit.t().locale());
    }
}
