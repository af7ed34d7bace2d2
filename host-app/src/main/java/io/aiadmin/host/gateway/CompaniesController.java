package io.aiadmin.host.gateway;

import io.aiadmin.core.access.User;
import io.aiadmin.core.company.Company;
import io.aiadmin.host.access.LogIns;
import io.aiadmin.host.access.SessionCookie;
import io.aiadmin.host.http.ApiException;
import io.aiadmin.host.http.Json;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sign-up, log-in and log-out. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CompaniesController {

    private final LogIns logIns;

    CompaniesController(LogIns logIns) {
        this.logIns = logIns;
    }

    record SignUp(
            @Nullable String companyName,
            @Nullable String name,
            @Nullable String email,
            @Nullable String password,
            @Nullable String timezone) {}

    record Credentials(@Nullable String email, @Nullable String password) {}

    @Post("/companies")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> signUp(HttpRequest<?> request, @Body byte[] body) {
        SignUp form = Json.read(body, SignUp.class);
        LogIns.SignedUp signedUp = logIns.signUp(
                text("company_name", form.companyName()),
                text("name", form.name()),
                text("email", form.email()),
                text("password", form.password()),
                form.timezone());
        Company company = signedUp.company();
        return Json.answer(HttpStatus.CREATED, Map.of("id", company.id().toString(), "name", company.name()))
                .cookie(SessionCookie.of(request, signedUp.session()));
    }

    @Post("/login")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> logIn(HttpRequest<?> request, @Body byte[] body) {
        Credentials form = Json.read(body, Credentials.class);
        LogIns.LoggedIn loggedIn = logIns.logIn(text("email", form.email()), text("password", form.password()));
        User user = loggedIn.user();
        return Json.ok(Map.of("id", user.id().toString(), "name", user.name()))
                .cookie(SessionCookie.of(request, loggedIn.session()));
    }

    @Post("/logout")
    HttpResponse<byte[]> logOut(HttpRequest<?> request) {
        logIns.logOut(request);
        return Json.done().cookie(SessionCookie.gone(request));
    }

    private static String text(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw ApiException.badField(field, "нужно значение.", "a value is needed.");
        }
        return value;
    }
}
