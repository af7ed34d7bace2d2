package io.aiadmin.host.demo;

import io.aiadmin.host.access.Callers;
import io.aiadmin.host.http.ApiException;
import io.aiadmin.host.http.Json;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;

/** Puts the demo company back to its seed. There is no such route outside the development profile. */
@Controller("/api/v1/demo")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DemoController {

    private final Callers callers;
    private final Optional<DemoCompany> demo;

    DemoController(Callers callers, Optional<DemoCompany> demo) {
        this.callers = callers;
        this.demo = demo;
    }

    @Post("/reset")
    HttpResponse<byte[]> reset(HttpRequest<?> request) {
        DemoCompany company = demo.orElseThrow(ApiException::notFound);
        if (!callers.partner(request).company().equals(DemoCompany.ID)) {
            throw ApiException.forbidden();
        }
        company.reset();
        return Json.done();
    }
}
