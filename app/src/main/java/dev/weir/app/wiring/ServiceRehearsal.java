package dev.weir.app.wiring;

import dev.weir.app.configuration.ConfigurationReading;
import dev.weir.domain.access.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A service of a few seconds over the account in a box, so that the JVM can note which classes a service needs. */
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
            Files.writeString(folder.resolve(ConfigurationReading.DEFAULT_FILE), written(sandbox));
            var configuration = ConfigurationReading.read(Optional.empty(), folder, Map.of());
            try (var weir = Weir.start(configuration, folder, Role.LOOK)) {
                for (int round = 0; round < ROUNDS; round++) {
                    for (var path : PATHS) {
                        get(http, weir.address().resolve(path));
                    }
                    get(http, weir.management().resolve("metrics"));
                    LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
                }
            }
        }
    }

    /** In a file, as {@code serve} reads it. */
    private static String written(SandboxDoor sandbox) {
        var text = new StringBuilder("weir:\n  server: {port: 0, management-port: 0}\n  workspaces:\n");
        for (var place : sandbox.workspaces()) {
            text.append("    %s: {access-url: \"%s\", account-id: %d, project-id: %d, environment-id: %d, token: %s,"
                    .formatted(
                            place.name(),
                            sandbox.address(),
                            sandbox.account(),
                            place.project(),
                            place.environment(),
                            sandbox.token()));
            text.append(" observe: {poll: 5s}}\n");
        }
        return text.toString();
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
