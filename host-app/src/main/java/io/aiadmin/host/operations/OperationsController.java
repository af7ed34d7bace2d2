package io.aiadmin.host.operations;

import io.aiadmin.host.http.Json;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Health, metrics and the API's description. Open to all: nothing of a company or a customer is in them. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class OperationsController {

    private final Readiness readiness;
    private final PrometheusMeterRegistry metrics;

    OperationsController(Readiness readiness, PrometheusMeterRegistry metrics) {
        this.readiness = readiness;
        this.metrics = metrics;
    }

    /** The process lives. It stays so while the database is away, so that nobody restarts it in vain. */
    @Get("/health/liveness")
    HttpResponse<byte[]> liveness() {
        return Json.ok(Map.of("status", "UP"));
    }

    @Get("/health/readiness")
    HttpResponse<byte[]> readiness() {
        return readiness.ready()
                ? Json.ok(Map.of("status", "UP"))
                : Json.answer(HttpStatus.SERVICE_UNAVAILABLE, Map.of("status", "DOWN"));
    }

    @Get("/prometheus")
    HttpResponse<String> prometheus() {
        return HttpResponse.ok(metrics.scrape()).header("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    }

    @Get("/openapi.yml")
    HttpResponse<byte[]> openapi() {
        try (InputStream stream = OperationsController.class.getResourceAsStream("/openapi.yml")) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks openapi.yml");
            }
            return HttpResponse.ok(stream.readAllBytes()).header("Content-Type", "application/yaml; charset=utf-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
