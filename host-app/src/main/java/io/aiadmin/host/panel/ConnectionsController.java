package io.aiadmin.host.panel;

import io.aiadmin.channel.webchat.WebchatChannel;
import io.aiadmin.core.access.ApiToken;
import io.aiadmin.core.access.ApiTokens;
import io.aiadmin.core.access.AuditLog;
import io.aiadmin.core.access.Role;
import io.aiadmin.core.company.ChannelSettings;
import io.aiadmin.core.plugin.Connections;
import io.aiadmin.core.plugin.Lent;
import io.aiadmin.core.plugin.NotConnectedException;
import io.aiadmin.host.access.Tokens;
import io.aiadmin.host.http.ApiException;
import io.aiadmin.host.settings.ChannelDesk;
import io.aiadmin.host.settings.CrmDesk;
import io.aiadmin.spi.Finding;
import io.aiadmin.spi.InvalidSettingsException;
import io.aiadmin.spi.channel.Channel;
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
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** CRM, channels and keys: what is connected, the forms, and the test of a connection. */
@Controller("/panel/connections")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ConnectionsController {

    private static final Duration TOKEN_LIFETIME = Duration.ofDays(365);
    private static final int LONGEST_TITLE = 100;
    private static final String PAGE = "connections";
    private static final String WEBCHAT = "webchat";

    private final Pages pages;
    private final SchemaForms forms;
    private final ConnectionTests tests;
    private final CrmDesk crms;
    private final ChannelDesk channels;
    private final Connections connections;
    private final ApiTokens tokens;
    private final AuditLog audit;
    private final Clock clock;

    ConnectionsController(
            Pages pages,
            SchemaForms forms,
            ConnectionTests tests,
            CrmDesk crms,
            ChannelDesk channels,
            Connections connections,
            ApiTokens tokens,
            AuditLog audit,
            Clock clock) {
        this.pages = pages;
        this.forms = forms;
        this.tests = tests;
        this.crms = crms;
        this.channels = channels;
        this.connections = connections;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> all(HttpRequest<?> request) {
        return pages.read(request, visit -> pages.show(visit, PAGE, PAGE, view(visit, "")));
    }

    @Get("/crm/{type}")
    HttpResponse<?> crm(HttpRequest<?> request, String type) {
        return pages.read(
                request,
                visit -> pages.show(visit, PAGE, "connection", forms.crm(visit, type, SchemaForms.Outcome.NONE)));
    }

    @Post("/crm/{type}")
    @Consumes(MediaType.ALL)
    HttpResponse<?> saveCrm(HttpRequest<?> request, String type, @Body byte[] body) {
        return pages.change(request, body, Role::maySet, (visit, form) -> {
            Map<String, String> typed = form.under(SchemaForms.PREFIX);
            try {
                crms.save(visit.company(), type, typed, visit.actor());
            } catch (InvalidSettingsException e) {
                SchemaForms.Outcome outcome = SchemaForms.Outcome.invalid(visit.t(), e, typed);
                return pages.show(visit, HttpStatus.BAD_REQUEST, PAGE, "connection", forms.crm(visit, type, outcome));
            }
            return Pages.to(after(form, "/panel/connections/crm/" + type + "?done=saved"));
        });
    }

    @Post("/crm/{type}/check")
    @Consumes(MediaType.ALL)
    HttpResponse<?> checkCrm(HttpRequest<?> request, String type, @Body byte[] body) {
        return pages.change(request, body, Role::maySet, (visit, form) -> {
            Map<String, String> typed = form.under(SchemaForms.PREFIX);
            SchemaForms.Outcome outcome;
            try {
                outcome = SchemaForms.Outcome.of(tests.crm(visit.company(), type, typed), typed);
            } catch (InvalidSettingsException e) {
                outcome = SchemaForms.Outcome.invalid(visit.t(), e, typed);
            }
            return checked(visit, forms.crm(visit, type, outcome));
        });
    }

    @Get("/channel/{type}")
    HttpResponse<?> channel(HttpRequest<?> request, String type) {
        return pages.read(
                request,
                visit -> pages.show(visit, PAGE, "connection", forms.channel(visit, type, SchemaForms.Outcome.NONE)));
    }

    @Post("/channel/{type}")
    @Consumes(MediaType.ALL)
    HttpResponse<?> saveChannel(HttpRequest<?> request, String type, @Body byte[] body) {
        return pages.change(request, body, Role::maySet, (visit, form) -> {
            Map<String, String> typed = form.under(SchemaForms.PREFIX);
            List<Finding> findings;
            try {
                findings =
                        channels.save(visit.company(), type, form.text("active").equals("true"), typed, visit.actor());
            } catch (InvalidSettingsException e) {
                SchemaForms.Outcome outcome = SchemaForms.Outcome.invalid(visit.t(), e, typed);
                return pages.show(
                        visit, HttpStatus.BAD_REQUEST, PAGE, "connection", forms.channel(visit, type, outcome));
            }
            if (findings.stream().anyMatch(finding -> !finding.ok())) {
                SchemaForms.Outcome outcome = SchemaForms.Outcome.of(findings, typed);
                return pages.show(visit, PAGE, "connection", forms.channel(visit, type, outcome));
            }
            return Pages.to(after(form, "/panel/connections/channel/" + type + "?done=saved"));
        });
    }

    @Post("/channel/{type}/check")
    @Consumes(MediaType.ALL)
    HttpResponse<?> checkChannel(HttpRequest<?> request, String type, @Body byte[] body) {
        return pages.change(request, body, Role::maySet, (visit, form) -> {
            Map<String, String> typed = form.under(SchemaForms.PREFIX);
            SchemaForms.Outcome outcome;
            try {
                outcome = SchemaForms.Outcome.of(tests.channel(visit.company(), type, typed), typed);
            } catch (InvalidSettingsException e) {
                outcome = SchemaForms.Outcome.invalid(visit.t(), e, typed);
            }
            return checked(visit, forms.channel(visit, type, outcome));
        });
    }

    @Post("/tokens")
    @Consumes(MediaType.ALL)
    HttpResponse<?> createToken(HttpRequest<?> request, @Body byte[] body) {
        return pages.change(request, body, Role::maySet, (visit, form) -> {
            String title = form.text("title");
            String secret = Tokens.API_PREFIX + Tokens.random();
            Instant now = clock.instant();
            ApiToken token = new ApiToken(
                    UUID.randomUUID(),
                    visit.companyId(),
                    title.isEmpty() ? visit.t().of("tokens.unnamed") : shortened(title),
                    secret.substring(0, 10),
                    Role.MANAGER,
                    now,
                    now.plus(TOKEN_LIFETIME));
            tokens.add(token, Tokens.hash(secret));
            note(visit, now, "token.created", token.id());
            return pages.show(visit, PAGE, PAGE, view(visit, secret));
        });
    }

    @Post("/tokens/{id}/revoke")
    @Consumes(MediaType.ALL)
    HttpResponse<?> revokeToken(HttpRequest<?> request, String id, @Body byte[] body) {
        return pages.change(request, body, Role::maySet, (visit, _) -> {
            UUID token = uuid(id);
            if (!tokens.revoke(visit.companyId(), token)) {
                throw ApiException.notFound();
            }
            note(visit, clock.instant(), "token.revoked", token);
            return Pages.to("/panel/connections?done=revoked");
        });
    }

    private void note(Visit visit, Instant now, String action, UUID token) {
        audit.add(visit.companyId(), new AuditLog.Entry(now, visit.actor(), action, token.toString()));
    }

    /** The findings alone for the script on the page, the whole page where there is none. */
    private HttpResponse<?> checked(Visit visit, ConnectionView view) {
        boolean part = visit.request().getHeaders().contains("HX-Request");
        return pages.show(visit, PAGE, part ? "findings" : "connection", view);
    }

    private ConnectionsView view(Visit visit, String newToken) {
        Texts t = visit.t();
        List<ConnectionsView.Tile> channelTiles = channels.kinds().entrySet().stream()
                .map(kind -> {
                    String title = kind.getValue().title().in(t.locale());
                    Optional<ChannelSettings> settings = visit.company().channel(kind.getKey());
                    return new ConnectionsView.Tile(
                            kind.getKey(),
                            title,
                            SchemaForms.letter(title),
                            settings.isEmpty() ? "new" : settings.get().active() ? "on" : "off",
                            "/panel/connections/channel/" + kind.getKey());
                })
                .toList();
        List<ConnectionsView.Token> shown = visit.role().maySet()
                ? tokens.list(visit.companyId()).stream()
                        .map(token -> new ConnectionsView.Token(
                                token.id().toString(),
                                token.title(),
                                token.prefix(),
                                t.day(token.createdAt().atZone(visit.zone()).toLocalDate())))
                        .toList()
                : List.of();
        boolean chat =
                visit.company().channel(WEBCHAT).map(ChannelSettings::active).orElse(false);
        return new ConnectionsView(
                forms.crmTiles(visit),
                channelTiles,
                shown,
                newToken,
                chat ? snippet(visit) : "",
                chat ? "/chat/" + visit.companyId() : "");
    }

    private String snippet(Visit visit) {
        try (Lent<Channel> lent = connections.channel(visit.company(), WEBCHAT)) {
            return lent.account() instanceof WebchatChannel chat ? chat.page().snippet(address(visit.request())) : "";
        } catch (NotConnectedException _) {
            return "";
        }
    }

    /** This host, as the browser calls it. */
    private static URI address(HttpRequest<?> request) {
        String host = request.getHeaders().get("Host");
        boolean secure = request.isSecure()
                || "https".equalsIgnoreCase(request.getHeaders().get("X-Forwarded-Proto"));
        try {
            return URI.create((secure ? "https://" : "http://") + (host == null ? "localhost" : host) + "/");
        } catch (IllegalArgumentException _) {
            return URI.create("http://localhost/");
        }
    }

    /** The start goes on with its next step. */
    private static String after(Form form, String usual) {
        return form.text("then").equals("start") ? "/panel/start" : usual;
    }

    private static String shortened(String title) {
        return title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            throw ApiException.notFound();
        }
    }
}
