package dev.weir.adapter.http.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

/** What a load balancer asks. */
@Controller("/health")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "health")
final class HealthController {

    private static final HealthView UP = new HealthView("UP");

    private final Readiness readiness;

    HealthController(Readiness readiness) {
        this.readiness = readiness;
    }

    /** UP. */
    @Serdeable
    record HealthView(String status) {}

    /** Whether the process is alive: if this is not answered, start it again. */
    @Get("/liveness")
    HealthView liveness() {
        return UP;
    }

    /** Whether it can serve; 503 says why not. dbt Cloud being away is no reason. */
    @Get("/readiness")
    HttpResponse<?> readiness() {
        return readiness
                .whyNot()
                .<HttpResponse<?>>map(it -> Problem.response(HttpStatus.SERVICE_UNAVAILABLE, it))
                .orElseGet(() -> HttpResponse.ok(UP));
    }
}
