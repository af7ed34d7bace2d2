package io.aiadmin.host.panel;

import io.aiadmin.host.access.CrossSite;
import io.aiadmin.host.access.LogIns;
import io.aiadmin.host.access.SessionCookie;
import io.aiadmin.host.demo.DemoCompany;
import io.aiadmin.host.http.ApiException;
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
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The site before one is inside: the first page, log-in, sign-up. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class EntryController {

    private static final String HOME = "/panel";

    private final Pages pages;
    private final LogIns logIns;
    private final Optional<DemoCompany> demo;

    EntryController(Pages pages, LogIns logIns, Optional<DemoCompany> demo) {
        this.pages = pages;
        this.logIns = logIns;
        this.demo = demo;
    }

    @Get("/")
    HttpResponse<?> landing(HttpRequest<?> request) {
        return pages.open(
                request,
                () -> pages.showAll(
                        request,
                        HttpStatus.OK,
                        "landing.title",
                        "landing",
                        new LandingView(demo.map(_ -> "/chat/" + DemoCompany.ID).orElse(""), pages.loggedIn(request))));
    }

    @Get("/login")
    HttpResponse<?> login(HttpRequest<?> request) {
        return pages.open(request, () -> {
            String next = next(request.getParameters().get("next", String.class, ""));
            if (pages.loggedIn(request)) {
                return Pages.to(next);
            }
            return pages.showAll(request, HttpStatus.OK, "login.title", "login", EntryView.of(Map.of("next", next)));
        });
    }

    @Post("/login")
    @Consumes(MediaType.ALL)
    HttpResponse<?> logIn(HttpRequest<?> request, @Body byte[] body) {
        return pages.open(request, () -> {
            Form form = fromOurPage(request, body);
            try {
                LogIns.LoggedIn in = logIns.logIn(form.text("email"), form.text("password"));
                return Pages.to(next(form.text("next"))).cookie(SessionCookie.of(request, in.session()));
            } catch (ApiException e) {
                return again(request, "login", form, e);
            }
        });
    }

    @Get("/signup")
    HttpResponse<?> signup(HttpRequest<?> request) {
        return pages.open(
                request, () -> pages.showAll(request, HttpStatus.OK, "signup.title", "signup", EntryView.of(Map.of())));
    }

    @Post("/signup")
    @Consumes(MediaType.ALL)
    HttpResponse<?> signUp(HttpRequest<?> request, @Body byte[] body) {
        return pages.open(request, () -> {
            Form form = fromOurPage(request, body);
            try {
                LogIns.SignedUp up = logIns.signUp(
                        needed(form, "company_name"),
                        needed(form, "name"),
                        form.text("email"),
                        form.text("password"),
                        form.text("zone"));
                return Pages.to(HOME + "/start").cookie(SessionCookie.of(request, up.session()));
            } catch (ApiException e) {
                return again(request, "signup", form, e);
            }
        });
    }

    @Post("/logout")
    @Consumes(MediaType.ALL)
    HttpResponse<?> logOut(HttpRequest<?> request, @Body byte[] body) {
        return pages.change(request, body, _ -> true, (_, _) -> {
            logIns.logOut(request);
            return Pages.to("/login").cookie(SessionCookie.gone(request));
        });
    }

    private static Form fromOurPage(HttpRequest<?> request, byte[] body) {
        if (!CrossSite.sameOrigin(request)) {
            throw ApiException.forbidden();
        }
        return Form.parse(body);
    }

    private static String needed(Form form, String field) {
        String text = form.text(field);
        if (text.isBlank()) {
            Texts russian = Texts.in(Locale.of("ru"));
            Texts english = Texts.in(Locale.ENGLISH);
            throw ApiException.badField(field, russian.of("form.needed"), english.of("form.needed"));
        }
        return text;
    }

    /** The form as it was filled in, without the password, and what is wrong with it. */
    private HttpResponse<?> again(HttpRequest<?> request, String page, Form form, ApiException problem) {
        Locale language = Pages.texts(request).locale();
        Map<String, String> values = new LinkedHashMap<>(form.under(""));
        values.remove("password");
        values.put("next", next(form.text("next")));
        Map<String, String> errors = new LinkedHashMap<>();
        problem.fields().forEach((field, text) -> errors.put(field, text.in(language)));
        String whole = errors.isEmpty() ? problem.text().in(language) : "";
        return pages.showAll(request, problem.status(), page + ".title", page, new EntryView(values, errors, whole));
    }

    /** Only ever a page of the panel, so that a link to the log-in can't lead elsewhere. */
    private static String next(String path) {
        return path.matches("/panel(/[A-Za-z0-9/_-]*)?") ? path : HOME;
    }
}
