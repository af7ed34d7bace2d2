package io.aiadmin.host.panel;

import io.aiadmin.core.access.Role;
import io.aiadmin.core.catalog.CatalogCache;
import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.core.company.CompanyProfile;
import io.aiadmin.core.company.KnowledgeEntry;
import io.aiadmin.core.plugin.Connections;
import io.aiadmin.core.plugin.Lent;
import io.aiadmin.core.plugin.NotConnectedException;
import io.aiadmin.core.wording.Wording;
import io.aiadmin.host.settings.CompanyDesk;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.PriceRange;
import io.aiadmin.spi.crm.Service;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the agent knows: services as customers call them, and answers to frequent questions. */
@Controller("/panel/knowledge")
@ExecuteOn(TaskExecutors.BLOCKING)
final class KnowledgePageController {

    private static final String PAGE = "knowledge";

    private final Pages pages;
    private final CompanyDesk desk;
    private final Connections connections;
    private final CatalogCache catalogs;

    KnowledgePageController(Pages pages, CompanyDesk desk, Connections connections, CatalogCache catalogs) {
        this.pages = pages;
        this.desk = desk;
        this.connections = connections;
        this.catalogs = catalogs;
    }

    @Get
    HttpResponse<?> knowledge(HttpRequest<?> request) {
        return pages.read(request, visit -> pages.show(visit, PAGE, PAGE, view(visit, entries(visit), "")));
    }

    /** Words for services, and which of them the agent keeps quiet about. Services that the CRM does not show now keep what they had. */
    @Post("/services")
    @Consumes(MediaType.ALL)
    HttpResponse<?> saveServices(HttpRequest<?> request, @Body byte[] body) {
        return pages.change(request, body, Role::maySet, (visit, form) -> {
            CompanyProfile old = visit.company().profile();
            Map<String, List<String>> aliases = new TreeMap<>(old.aliases());
            Set<String> hidden = new HashSet<>(old.hiddenServices());
            for (String id : form.all("service")) {
                aliases.put(id, words(form.text("aliases-" + id)));
                if (form.text("shown-" + id).equals("true")) {
                    hidden.remove(id);
                } else {
                    hidden.add(id);
                }
            }
            aliases.values().removeIf(List::isEmpty);
            CompanyProfile profile = new CompanyProfile(
                    old.zone(),
                    old.language(),
                    old.address(),
                    old.phone(),
                    old.cancelNotice(),
                    old.maxActiveBookings(),
                    aliases,
                    hidden.stream().sorted().toList(),
                    old.privacyLink());
            desk.saveProfile(visit.companyId(), visit.company().company().name(), profile, visit.actor());
            catalogs.forget(visit.companyId());
            return Pages.to("/panel/knowledge?done=saved");
        });
    }

    @Post("/answers")
    @Consumes(MediaType.ALL)
    HttpResponse<?> saveAnswers(HttpRequest<?> request, @Body byte[] body) {
        return pages.change(request, body, Role::maySet, (visit, form) -> {
            List<KnowledgeView.Entry> typed = typed(form);
            Set<String> topics = new HashSet<>();
            boolean complete = typed.stream()
                    .noneMatch(
                            entry -> entry.topic().isEmpty() || entry.answer().isEmpty());
            boolean unique = typed.stream().allMatch(entry -> topics.add(entry.topic()));
            if (!complete || !unique) {
                String problem = visit.t().of(complete ? "knowledge.twice" : "knowledge.incomplete");
                return pages.show(visit, HttpStatus.BAD_REQUEST, PAGE, PAGE, view(visit, typed, problem));
            }
            desk.saveKnowledge(
                    visit.companyId(),
                    typed.stream()
                            .map(entry -> new KnowledgeEntry(entry.topic(), words(entry.keywords()), entry.answer()))
                            .toList(),
                    visit.actor());
            return Pages.to("/panel/knowledge?done=saved");
        });
    }

    /** Rows that were left or made empty are gone. */
    private static List<KnowledgeView.Entry> typed(Form form) {
        List<String> topics = form.all("topic");
        List<String> keywords = form.all("keywords");
        List<String> answers = form.all("answer");
        List<KnowledgeView.Entry> typed = new ArrayList<>();
        for (int i = 0; i < topics.size() && i < answers.size() && i < keywords.size(); i++) {
            if (!topics.get(i).isBlank() || !answers.get(i).isBlank()) {
                typed.add(new KnowledgeView.Entry(
                        topics.get(i).strip(),
                        keywords.get(i).strip(),
                        answers.get(i).strip()));
            }
        }
        return typed;
    }

    private static List<KnowledgeView.Entry> entries(Visit visit) {
        return visit.company().knowledge().stream()
                .map(entry ->
                        new KnowledgeView.Entry(entry.topic(), String.join(", ", entry.keywords()), entry.answer()))
                .toList();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[,;\\n]", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private KnowledgeView view(Visit visit, List<KnowledgeView.Entry> entries, String problem) {
        Texts t = visit.t();
        try (Lent<CrmConnector> crm = connections.crm(visit.company())) {
            CatalogView catalog = catalogs.read(visit.company(), crm.account());
            List<KnowledgeView.ServiceRow> rows = catalog.all().services().stream()
                    .map(service -> row(visit, service))
                    .toList();
            return new KnowledgeView(rows, rows.isEmpty() ? t.of("crm.no-services") : "", entries, problem);
        } catch (NotConnectedException _) {
            return new KnowledgeView(List.of(), t.of("crm.none"), entries, problem);
        } catch (CrmException _) {
            return new KnowledgeView(List.of(), t.of("crm.away"), entries, problem);
        }
    }

    private static KnowledgeView.ServiceRow row(Visit visit, Service service) {
        CompanyProfile profile = visit.company().profile();
        String id = service.id().value();
        PriceRange price = service.price();
        String minutes = visit.t().of("minutes", service.duration().toMinutes());
        return new KnowledgeView.ServiceRow(
                id,
                service.title(),
                price == null
                        ? minutes
                        : minutes + " · " + Wording.in(visit.t().locale()).price(price),
                String.join(", ", profile.aliases().getOrDefault(id, List.of())),
                profile.hiddenServices().contains(id));
    }
}
