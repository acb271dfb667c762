package dev.weir.adapter.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.http.fixture.OrchardServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    /** The committed document; when the API has changed on purpose, copy the built one over it. */
    private static final Path COMMITTED = Path.of("..", "docs", "openapi.yaml");

    private static String built() throws IOException {
        try (var document = OpenApiTest.class.getResourceAsStream("/META-INF/swagger/weir.yml")) {
            return new String(Objects.requireNonNull(document).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static final Set<String> NOT_IN_IT = Set.of("/", "/metrics", "/openapi.yaml");

    @Test
    void theCommittedDocumentIsTheOneThatTheBuildMakes() throws IOException {
        assertThat(Files.readString(COMMITTED))
                .as("cp adapter-http/target/classes/META-INF/swagger/weir.yml docs/openapi.yaml")
                .isEqualTo(built());
    }

    @Test
    void itIsOfVersion31() throws IOException {
        assertThat(Files.readAllLines(COMMITTED).getFirst()).isEqualTo("openapi: 3.1.0");
    }

    @Test
    void everyRouteIsInIt() throws IOException {
        var document = Files.readAllLines(COMMITTED);
        try (var server = OrchardServer.of(10)) {
            assertThat(paths(document))
                    .containsAll(server.routes().stream()
                            .filter(it -> !NOT_IN_IT.contains(it) && !it.startsWith("/page/"))
                            .collect(Collectors.toSet()));
            assertThat(server.routes()).hasSizeGreaterThan(20);
        }
    }

    @Test
    void itIsServed() throws Exception {
        try (var server = OrchardServer.of(10);
                var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(server.at("/openapi.yaml")).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo(Files.readString(COMMITTED));
        }
    }

    private static Set<String> paths(List<String> document) {
        return document.stream()
                .filter(it -> it.startsWith("  /") && it.endsWith(":"))
                .map(it -> it.strip().replaceFirst(":$", ""))
                .collect(Collectors.toSet());
    }
}
