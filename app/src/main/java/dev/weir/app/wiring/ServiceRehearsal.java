package dev.weir.app.wiring;

import dev.weir.app.configuration.DemoConfiguration;
import dev.weir.domain.access.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A demo of a few seconds, so that the JVM can note which classes a service needs. */
public final class ServiceRehearsal {

    private static final List<String> PATHS = List.of(
            "",
            "health/readiness",
            "api/v1/workspaces",
            "api/v1/workspaces/orchard",
            "api/v1/workspaces/orchard/assets?limit=5",
            "api/v1/workspaces/orchard/graph",
            "api/v1/workspaces/orchard/runs?limit=5",
            "api/v1/workspaces/orchard/jobs",
            "api/v1/loops",
            "api/v1/budget");

    private static final int ROUNDS = 12;

    private ServiceRehearsal() {}

    public static void in(Path folder) throws IOException {
        try (var sandbox = SandboxDoor.start(0, Optional.empty());
                var http = HttpClient.newBuilder()
                        .connectTimeout(Duration.ofSeconds(5))
                        .build()) {
            var account = new DemoConfiguration.Account(
                    sandbox.address(), sandbox.account(), sandbox.token(), sandbox.workspaces());
            var configuration = DemoConfiguration.of(account, folder).listeningOn(0);
            try (var service = Service.start(configuration, folder, Role.LOOK)) {
                for (int round = 0; round < ROUNDS; round++) {
                    for (var path : PATHS) {
                        get(http, service.address().resolve(path));
                    }
                    get(http, service.management().resolve("metrics"));
                    LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
                }
            }
        }
    }

    private static void get(HttpClient http, URI address) throws IOException {
        try {
            http.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    BodyHandlers.discarding());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
