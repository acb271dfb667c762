package dev.weir.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.adapter.dbtcloud.sandbox.Mischief;
import dev.weir.adapter.dbtcloud.sandbox.Sandbox;
import dev.weir.app.configuration.ConfigurationReading;
import dev.weir.app.json.JsonText;
import dev.weir.domain.access.Role;
import dev.weir.domain.value.Tree;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole of Weir, over real HTTP and with its own database, beside an account whose runs a real dbt carries out and which misbehaves
 * in many ways: what the API says afterwards is what dbt lists and what dbt wrote. Where there is no dbt with the adapter for DuckDB on
 * the path, this is reported as not run.
 */
class WeirOverRealDbtTest {

    private static final long BUILD = 70_403_110_000_411L;
    private static final long WITH_FRESHNESS = 70_403_110_000_412L;
    private static final long TESTS = 70_403_110_000_413L;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    @TempDir
    private Path folder;

    private Path project;
    private Sandbox sandbox;
    private Weir weir;
    private HttpClient http;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        project = copyOfTheKiosk();
        assumeTrue(dbtRuns(), "there is no dbt with the adapter for DuckDB on the path");
        sandbox = Sandbox.local(InstantSource.system(), project)
                .folder(folder.resolve("sandbox"))
                .start();
        http = HttpClient.newHttpClient();
        Files.writeString(folder.resolve("weir.yaml"), """
                weir:
                  workspaces:
                    kiosk:
                      access-url: %s
                      account-id: %d
                      project-id: %d
                      environment-id: %d
                      token: %s
                      observe: {poll: 1s}
                  server: {port: 0, management-port: 0}
                """.formatted(
                sandbox.address(), sandbox.accountId(), sandbox.projectId(), sandbox.environmentId(), sandbox.token()));
        var configuration = ConfigurationReading.read(Optional.empty(), folder, Map.of());
        weir = Weir.start(configuration, configuration.database().folder(folder), Role.LOOK);
    }

    @AfterEach
    void stop() {
        if (weir != null) {
            weir.close();
            http.close();
            sandbox.close();
        }
    }

    @Test
    void assetsAndOutcomesAreWhatDbtListsAndWroteWhateverFails() throws IOException, InterruptedException {
        misbehave();
        var runs = new ArrayList<String>();
        runs.add(trigger(BUILD, ""));
        var broken = trigger(BUILD, "\"steps_override\": [\"dbt build --vars '{broken: true}'\"]");
        runs.add(broken);
        runs.add(trigger(
                WITH_FRESHNESS, "\"steps_override\": [\"dbt seed\", \"dbt run --select tag:none\", \"dbt test\"]"));
        runs.add(
                trigger(
                        TESTS,
                        "\"generate_docs_override\": false, \"steps_override\": [\"dbt compile\", \"dbt docs generate --no-compile\"]"));
        until("the broken run has ended", () -> ended(broken));
        runs.add(id(post("runs/%s/retry/".formatted(broken), "{}")));
        until("all runs are read", () -> runs.stream().allMatch(this::isRead));
        sandbox.faults().stop();

        for (var run : runs) {
            assertThat(recorded(run)).as("run " + run).containsExactlyInAnyOrderElementsOf(written(run));
        }
        assertThat(runs.stream().map(this::recorded))
                .allSatisfy(rows -> assertThat(rows).isNotEmpty());
        assertThat(recorded(broken)).anyMatch(row -> row.endsWith("model.kiosk.after_shaky skipped"));
        assertThat(assets()).containsExactlyInAnyOrderElementsOf(listed());
    }

    /** Each of these is met while the runs are followed and read; none may be seen in what is recorded. */
    private void misbehave() {
        var faults = sandbox.faults();
        faults.add("GET", "/runs/$", new Mischief.Fails(503), 1, 2);
        faults.add("GET", "/runs/$", new Mischief.CutsBefore(), 4, 1);
        faults.add("GET", "/runs/$", new Mischief.NullData(), 6, 1);
        faults.add("GET", "/runs/$", new Mischief.Reverses(), 8, 3);
        faults.add("GET", "/runs/\\d+/?$", new Mischief.ShowsPage(200), 0, 1);
        faults.add("GET", "/runs/\\d+/?$", new Mischief.Throttles(Duration.ofSeconds(2), Duration.ofSeconds(2)), 3, 1);
        faults.on("/artifacts/", new Mischief.Delays(Duration.ofSeconds(4)));
        faults.add("GET", "/artifacts/run_results", new Mischief.CutsBody(300), 3, 1);
        faults.add("GET", "/artifacts/run_results", new Mischief.Truncates(300), 5, 1);
        faults.add("GET", "/artifacts/run_results", new Mischief.CutsAfter(), 7, 1);
        faults.add("GET", "/artifacts/manifest", new Mischief.Fails(500), 0, 1);
        faults.add("GET", "/artifacts/manifest", new Mischief.Garbles("<html></html>"), 1, 1);
    }

    private List<String> recorded(String run) {
        return items(weirSays("runs/" + run), "steps")
                .flatMap(step -> items(step, "nodes")
                        .map(node -> "%s %s %s"
                                .formatted(text(step, "index"), text(node, "uniqueId"), text(node, "status"))))
                .toList();
    }

    /** What dbt wrote in each step of a run: each file once, as the step that wrote it has left it. */
    private List<String> written(String run) throws IOException, InterruptedException {
        var rows = new ArrayList<String>();
        var seen = new HashSet<String>();
        var steps = fields(tree(get(cloud("runs/%s/?include_related=[\"run_steps\"]".formatted(run)))), "data");
        for (var step : items(steps, "run_steps").toList()) {
            for (var name : List.of("run_results.json", "sources.json", "catalog.json")) {
                var answer = get(cloud("runs/%s/artifacts/%s?step=%s".formatted(run, name, text(step, "index"))));
                if (answer.statusCode() == 200) {
                    var file = tree(answer);
                    if (seen.add(name + text(fields(file, "metadata"), "invocation_id"))) {
                        rowsOf(file)
                                .map(row -> "%s %s".formatted(text(step, "index"), row))
                                .forEach(rows::add);
                    }
                }
            }
        }
        return rows;
    }

    /** The outcomes of results, or the relations of a catalog, which only tells of them. */
    private static Stream<String> rowsOf(Tree.Fields file) {
        return file.at("results").isPresent()
                ? items(file, "results").map(row -> text(row, "unique_id") + " " + text(row, "status"))
                : Stream.of("nodes", "sources")
                        .flatMap(it -> fields(file, it).values().keySet().stream())
                        .map(it -> it + " described");
    }

    private List<String> assets() {
        return items(weirSays("assets?limit=500"), "items")
                .map(asset -> text(asset, "uniqueId"))
                .toList();
    }

    private List<String> listed() throws IOException, InterruptedException {
        return dbt(
                        "ls",
                        "--quiet",
                        "--output",
                        "json",
                        "--output-keys",
                        "unique_id",
                        "--exclude-resource-type",
                        "test",
                        "--exclude-resource-type",
                        "unit_test")
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(line -> text((Tree.Fields) JsonText.read("dbt ls", line), "unique_id"))
                .toList();
    }

    private boolean isRead(String run) {
        var answer = ask(weir.address().resolve("/api/v1/workspaces/kiosk/runs/" + run));
        return answer.statusCode() == 200
                && text(fields(tree(answer), "keeping"), "state").equals("read");
    }

    private boolean ended(String run) {
        var answer = ask(weir.address().resolve("/api/v1/workspaces/kiosk/runs/" + run));
        return answer.statusCode() == 200 && text(tree(answer), "status").equals("error");
    }

    private static void until(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting until " + what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    private String trigger(long job, String overrides) throws IOException, InterruptedException {
        return id(post(
                "jobs/%d/run/".formatted(job),
                "{\"cause\": \"a test\"" + (overrides.isEmpty() ? "" : ", " + overrides) + "}"));
    }

    private static String id(HttpResponse<String> answer) {
        return text(fields(tree(answer), "data"), "id");
    }

    private Tree.Fields weirSays(String path) {
        return tree(ask(weir.address().resolve("/api/v1/workspaces/kiosk/" + path)));
    }

    private HttpResponse<String> ask(URI address) {
        try {
            return get(address);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private URI cloud(String path) {
        return URI.create("%s/api/v2/accounts/%d/%s"
                .formatted(
                        sandbox.address(),
                        sandbox.accountId(),
                        path.replace("[\"", "%5B%22").replace("\"]", "%22%5D")));
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Token " + sandbox.token())
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(cloud(path))
                        .header("Authorization", "Token " + sandbox.token())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static Tree.Fields tree(HttpResponse<String> answer) {
        return (Tree.Fields) JsonText.read(answer.uri().toString(), answer.body());
    }

    private static Tree.Fields fields(Tree.Fields of, String name) {
        return (Tree.Fields) of.at(name).orElseThrow();
    }

    private static Stream<Tree.Fields> items(Tree.Fields of, String name) {
        return ((Tree.Items) of.at(name).orElseThrow()).values().stream().map(Tree.Fields.class::cast);
    }

    private static String text(Tree.Fields of, String name) {
        return switch (of.at(name).orElseThrow()) {
            case Tree.Text(var value, var _) -> value;
            case Tree.Num number -> number.value().toPlainString();
            case Tree other -> other.kind();
        };
    }

    private Path copyOfTheKiosk() throws IOException {
        var from = Path.of(URI.create(WeirOverRealDbtTest.class
                        .getResource("/kiosk/dbt_project.yml")
                        .toString()))
                .resolveSibling("");
        var to = folder.resolve("kiosk");
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    private boolean dbtRuns() throws IOException, InterruptedException {
        return Pattern.compile(File.pathSeparator)
                        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                        .anyMatch(each -> Files.isExecutable(Path.of(each, "dbt")))
                && !dbt("parse").contains("Could not find adapter type duckdb");
    }

    private String dbt(String... words) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Stream.concat(Stream.of("dbt"), Stream.of(words)).toList())
                .directory(project.toFile())
                .redirectErrorStream(true);
        process.environment().put("DBT_SEND_ANONYMOUS_USAGE_STATS", "false");
        var started = process.start();
        var said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        started.waitFor();
        return said;
    }
}
