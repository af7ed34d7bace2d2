package io.aiadmin.host.panel;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.aiadmin.core.access.Accounts;
import io.aiadmin.core.access.Membership;
import io.aiadmin.core.access.Role;
import io.aiadmin.core.access.User;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.CompanyDirectory;
import io.aiadmin.core.conversation.HumanTasks;
import io.aiadmin.core.turn.StorageUnavailableException;
import io.aiadmin.host.access.Callers;
import io.aiadmin.host.access.CrossSite;
import io.aiadmin.host.http.ApiException;
import io.aiadmin.host.http.Languages;
import io.aiadmin.host.http.Paths;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets people in to their company's pages, draws them, and turns every failure into a page that says what to do now. */
@Singleton
final class Pages {

    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
    private static final int MOST_WAITING = 100;
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Callers callers;
    private final Accounts accounts;
    private final CompanyDirectory companies;
    private final HumanTasks tasks;
    private final Assets assets;

    Pages(Callers callers, Accounts accounts, CompanyDirectory companies, HumanTasks tasks, Assets assets) {
        this.callers = callers;
        this.accounts = accounts;
        this.companies = companies;
        this.tasks = tasks;
        this.assets = assets;
    }

    /** A page that only reads. */
    HttpResponse<?> read(HttpRequest<?> request, Function<Visit, HttpResponse<?>> page) {
        return guarded(request, () -> {
            Optional<Visit> visit = visit(request);
            return visit.isPresent() ? page.apply(visit.get()) : toLogin(request);
        });
    }

    /** A form that changes something: from a page of ours, by somebody with the right. */
    HttpResponse<?> change(
            HttpRequest<?> request, byte[] body, Predicate<Role> right, BiFunction<Visit, Form, HttpResponse<?>> work) {
        return guarded(request, () -> {
            Optional<Visit> visit = visit(request);
            if (visit.isEmpty()) {
                return toLogin(request);
            }
            Form form = Form.parse(body);
            if (!CrossSite.safe(request, form.text(CrossSite.FIELD))
                    || !right.test(visit.get().role())) {
                throw ApiException.forbidden();
            }
            return work.apply(visit.get(), form);
        });
    }

    /** A page for everybody. */
    HttpResponse<?> open(HttpRequest<?> request, Supplier<HttpResponse<?>> page) {
        return guarded(request, page);
    }

    boolean loggedIn(HttpRequest<?> request) {
        return callers.user(request).isPresent();
    }

    private Optional<Visit> visit(HttpRequest<?> request) {
        Optional<User> user = callers.user(request);
        if (user.isEmpty()) {
            return Optional.empty();
        }
        List<Membership> memberships = accounts.memberships(user.get().id());
        if (memberships.isEmpty()) {
            throw ApiException.forbidden();
        }
        Membership member = memberships.getFirst();
        CompanyConfig company = companies.find(member.company()).orElseThrow(ApiException::notFound);
        return Optional.of(new Visit(request, user.get(), member.role(), company, texts(request)));
    }

    private static HttpResponse<?> toLogin(HttpRequest<?> request) {
        return to("/login?next=" + URLEncoder.encode(request.getPath(), StandardCharsets.UTF_8));
    }

    private HttpResponse<?> guarded(HttpRequest<?> request, Supplier<HttpResponse<?>> work) {
        try {
            return work.get();
        } catch (ApiException e) {
            return problem(request, e.status(), e.text().in(texts(request).locale()));
        } catch (StorageUnavailableException _) {
            LOG.warn("the database can't be reached: path={}", Paths.template(request));
            return problem(
                    request, HttpStatus.SERVICE_UNAVAILABLE, texts(request).of("problem.storage"));
        } catch (RuntimeException e) {
            LOG.error("a page failed: path={}", Paths.template(request), e);
            return problem(
                    request, HttpStatus.INTERNAL_SERVER_ERROR, texts(request).of("problem.ours"));
        }
    }

    private HttpResponse<?> problem(HttpRequest<?> request, HttpStatus status, String text) {
        return draw(status, "problem", strange(request, "problem.title"), text);
    }

    /** Draws a page of the panel. */
    MutableHttpResponse<String> show(Visit visit, String page, String template, Object view) {
        return show(visit, HttpStatus.OK, page, template, view);
    }

    MutableHttpResponse<String> show(Visit visit, HttpStatus status, String page, String template, Object view) {
        return draw(status, template, frame(visit, page), view);
    }

    /** Draws a page for somebody who is not logged in. */
    MutableHttpResponse<String> showAll(
            HttpRequest<?> request, HttpStatus status, String titleKey, String template, Object view) {
        return draw(status, template, strange(request, titleKey), view);
    }

    /** After a form: the browser asks for that page, so that reloading repeats nothing. */
    static MutableHttpResponse<?> to(String path) {
        return HttpResponse.seeOther(URI.create(path));
    }

    static Texts texts(HttpRequest<?> request) {
        return cookie(request, "lang")
                .filter(language -> language.equals("ru") || language.equals("en"))
                .map(language -> Texts.in(Locale.of(language)))
                .orElseGet(() -> Texts.in(Languages.of(request)));
    }

    private Frame frame(Visit visit, String page) {
        String done = visit.request().getParameters().get("done");
        Texts t = visit.t();
        return new Frame(
                t,
                assets,
                page,
                t.of("nav." + page),
                visit.company().company().name(),
                visit.companyId().toString(),
                visit.user().name().isBlank()
                        ? visit.user().email()
                        : visit.user().name(),
                visit.role().maySet(),
                CrossSite.token(visit.request()),
                theme(visit.request()),
                notice(t, done),
                tasks.open(visit.companyId(), MOST_WAITING).size());
    }

    private static @Nullable String notice(Texts t, @Nullable String done) {
        if (done == null) {
            return null;
        }
        String text = t.orElse("done." + done, "");
        return text.isEmpty() ? null : text;
    }

    private Frame strange(HttpRequest<?> request, String titleKey) {
        Texts t = texts(request);
        return new Frame(t, assets, "", t.of(titleKey), "", "", "", false, "", theme(request), null, 0);
    }

    private static String theme(HttpRequest<?> request) {
        return cookie(request, "theme")
                .filter(theme -> theme.equals("light") || theme.equals("dark"))
                .orElse("");
    }

    private static Optional<String> cookie(HttpRequest<?> request, String name) {
        return request.getCookies().findCookie(name).map(Cookie::getValue);
    }

    private MutableHttpResponse<String> draw(HttpStatus status, String template, Frame frame, Object view) {
        StringOutput html = new StringOutput(16 * 1024);
        templates.render(template + ".jte", Map.of("frame", frame, "view", view), html);
        return HttpResponse.<String>status(status)
                .header("Content-Type", "text/html; charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
                .body(html.toString());
    }
}
