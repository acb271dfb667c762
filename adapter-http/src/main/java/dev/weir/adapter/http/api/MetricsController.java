package dev.weir.adapter.http.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

/** Prometheus' metrics, on the management port only. */
@Controller(value = "/metrics", port = "${weir.management-port}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class MetricsController {

    private final PrometheusMeterRegistry meters;
    private final StandingMeters standing;

    MetricsController(PrometheusMeterRegistry meters, StandingMeters standing) {
        this.meters = meters;
        this.standing = standing;
    }

    @Get
    @Produces("text/plain; version=0.0.4; charset=utf-8")
    String scrape() {
        standing.read();
        return meters.scrape();
    }
}
