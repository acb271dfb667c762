package dev.weir.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An API that sends the token back in every way it can, and what is said of that. */
class TokensStayHiddenTest {

    private static final String TOKEN = "dbtc_s3cr3t-of-the-account";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 422})
    void aTokenThatIsSentBackIsInNothingThatIsSaid(int status, @TempDir Path folder) throws IOException {
        var api = echoing(status);
        var before = System.err;
        try (var all = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            // Logs go to standard error, too.
            System.setErr(all);
            Files.writeString(folder.resolve("weir.yaml"), configuration(api));
            var console = new Console(all, all, Map.of("DBT_CLOUD_TOKEN", TOKEN), folder);

            var exit = CommandLineEntrance.run(console, Commands.all(), List.of("validate", "--connect"));

            assertThat(exit).isEqualTo(Exit.OUTSIDE);
            assertThat(said.toString(StandardCharsets.UTF_8))
                    .contains("account")
                    .doesNotContain(TOKEN);
        } finally {
            System.setErr(before);
            api.stop(0);
        }
    }

    private static HttpServer echoing(int status) throws IOException {
        var api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", exchange -> {
            var told = exchange.getRequestHeaders().getFirst("Authorization");
            exchange.getResponseHeaders().set("Location", "https://elsewhere.example.org/?was=" + TOKEN);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            var body =
                    "{\"status\": {\"code\": %d, \"is_success\": false, \"user_message\": \"no: %s\"}, \"data\": \"%s\"}"
                            .formatted(status, told, TOKEN)
                            .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        api.start();
        return api;
    }

    private static String configuration(HttpServer api) {
        return """
                weir:
                  log: {level: trace}
                  workspaces:
                    shop:
                      access-url: http://127.0.0.1:%d
                      account-id: 1
                      project-id: 2
                      environment-id: 3
                      token: ${DBT_CLOUD_TOKEN}
                """.formatted(api.getAddress().getPort());
    }
}
