package dev.weir.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.dbtcloud.sandbox.Sandbox;
import dev.weir.app.Main;
import dev.weir.app.json.JsonText;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** {@code weir serve} over a sandbox's orchard, as a process of its own. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Process process;
    private final Path folder;
    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();

    private ServiceProcess(Process process, Path folder, URI address) {
        this.process = process;
        this.folder = folder;
        this.address = address;
    }

    /** Starts one that polls every second, in {@code folder}, and waits until it can be used. {@code more} are further lines of its configuration. */
    static ServiceProcess start(Path folder, Sandbox sandbox, String more) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("weir.yaml"), """
                weir:
                  workspaces:
                    orchard:
                      access-url: %s
                      account-id: %d
                      project-id: %d
                      environment-id: %d
                      token: %s
                      observe: {poll: 1s, backfill: 1d}
                  server: {management-port: 0}
                %s""".formatted(
                        sandbox.address(),
                        sandbox.accountId(),
                        sandbox.projectId(),
                        sandbox.environmentId(),
                        sandbox.token(),
                        more.indent(2)));
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "serve",
                        "--port",
                        "0")
                .directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        var line = String.valueOf(process.inputReader().readLine());
        assertThat(line).startsWith("Weir is ready: ");
        return new ServiceProcess(process, folder, URI.create(line.split(" ", -1)[3]));
    }

    HttpResponse<String> ask(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(address.resolve("/api/v1/" + path)).build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** What it has logged so far. */
    String log() {
        try {
            return Files.readString(folder.resolve("err"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void until(String what, BooleanSupplier isSo) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    /** Waits until it has read all there is, and both lanes have found nothing more to do in a turn that began after {@code since}. */
    void readsAllSince(Instant since) {
        until("all is read", () -> ask("workspaces/orchard").body().contains("\"done\":true") && idleLanes(since) == 2);
    }

    private long idleLanes(Instant since) {
        var answer = ask("loops");
        return answer.statusCode() != 200
                ? 0
                : ((Tree.Items) ((Tree.Fields) JsonText.read("loops", answer.body()))
                                .at("items")
                                .orElseThrow())
                        .values().stream()
                                .map(Tree.Fields.class::cast)
                                .filter(it -> text(it, "loop").endsWith("/orchard"))
                                .filter(it -> text(it, "outcome").equals("idle"))
                                .filter(it -> Instant.parse(text(it, "at")).isAfter(since))
                                .count();
    }

    private static String text(Tree.Fields of, String name) {
        return of.at(name).orElseThrow() instanceof Tree.Text(var value, var _) ? value : "";
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop, which it does well. */
    void stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor()).isZero();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }
}
