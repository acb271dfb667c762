package dev.weir.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A dbt Cloud account with one project, one environment, one job and as many runs as are made up for it, over real HTTP. It answers as
 * slowly as it is told to, and counts what it answers. It has no class in common with the client or the sandbox.
 */
final class MadeUpAccount implements AutoCloseable {

    private static final int LIMIT = 100;
    private static final Pattern RUN = Pattern.compile(".*/runs/(\\d+)/");
    private static final Pattern FILE = Pattern.compile(".*/runs/(\\d+)/artifacts/(.*)");
    private static final Pattern TIMES = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern NUMBERS = Pattern.compile("\\d+");

    private final HttpServer server;
    private final Path folder;
    private final int nodes;
    private final Duration latency;
    private final List<String> ids;
    private final List<Run> runs = new CopyOnWriteArrayList<>();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    /** One run, which ended well. {@code commit} counts the versions of its project. */
    record Run(long id, Instant created, int commit, int rows) {
        Instant at(int seconds) {
            return created.plusSeconds(seconds);
        }
    }

    private MadeUpAccount(HttpServer server, Path folder, int nodes, Duration latency) throws IOException {
        this.server = server;
        this.folder = folder;
        this.nodes = nodes;
        this.latency = latency;
        try (var file = new ArtifactFiles().manifest(manifest(0))) {
            ids = MadeUpRun.ids(file.manifest(), nodes);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** An account whose project has {@code nodes} nodes. */
    static MadeUpAccount start(Path folder, int nodes, Duration latency) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        return new MadeUpAccount(server, Files.createTempDirectory(folder, "account"), nodes, latency);
    }

    /** Lets a run be there from now on. */
    void add(Instant created, int commit, int rows) {
        runs.add(new Run(1_000 + runs.size(), created, commit, rows));
    }

    String configuration(Duration backfill) {
        return """
                weir:
                  workspaces:
                    made-up:
                      access-url: http://localhost:%d
                      account-id: 1
                      project-id: 2
                      environment-id: 3
                      token: made-up
                      observe: {poll: 5s, backfill: %dd}
                """.formatted(server.getAddress().getPort(), backfill.toDays());
    }

    long calls() {
        return calls.get();
    }

    long bytes() {
        return bytes.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        LockSupport.parkNanos(latency.toNanos());
        var path = exchange.getRequestURI().getPath();
        var file = FILE.matcher(path);
        var run = RUN.matcher(path);
        if (file.matches()) {
            send(exchange, file(run(file.group(1)), file.group(2)));
        } else if (run.matches()) {
            send(exchange, text(one(json(run(run.group(1)), true))));
        } else if (path.endsWith("/runs/")) {
            send(exchange, text(listed(asked(exchange))));
        } else if (path.endsWith("/jobs/")) {
            send(exchange, text(many(List.of(JOB), 1)));
        } else {
            send(
                    exchange,
                    text(one("{\"id\": 3, \"name\": \"made up\", \"type\": \"deployment\", \"project_id\": 2}")));
        }
    }

    private static final String JOB = """
            {"id": 7, "name": "nightly", "project_id": 2, "environment_id": 3, "job_type": "scheduled", "state": 1,
             "execute_steps": ["dbt build"], "settings": {"target_name": "prod", "threads": 8}, "generate_docs": false,
             "run_generate_sources": false, "triggers": {"schedule": true}, "schedule": {"cron": "0 2 * * *"}}""";

    private Run run(String id) {
        return runs.get((int) (Long.parseLong(id) - 1_000));
    }

    private static Map<String, String> asked(HttpExchange exchange) {
        var query = exchange.getRequestURI().getRawQuery();
        var asked = new HashMap<String, String>();
        for (var part : query == null ? new String[0] : query.split("&")) {
            var pair = part.split("=", 2);
            asked.put(
                    URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return asked;
    }

    /** The filters that a poll uses. All runs have ended. */
    private String listed(Map<String, String> asked) {
        var above = Long.parseLong(asked.getOrDefault("id__gt", "0"));
        var order = Comparator.comparingLong(Run::id);
        var fitting = runs.stream()
                .filter(it -> it.id() > above)
                .filter(it -> !asked.containsKey("status__in")
                        || asked.get("status__in").contains("10"))
                .filter(it -> within(asked.get("created_at__range"), it.created()))
                .filter(it -> within(asked.get("finished_at__range"), it.at(80)))
                .filter(it -> !asked.containsKey("pk__in")
                        || NUMBERS.matcher(asked.get("pk__in"))
                                .results()
                                .anyMatch(id -> Long.parseLong(id.group()) == it.id()))
                .sorted(asked.getOrDefault("order_by", "id").startsWith("-") ? order.reversed() : order)
                .toList();
        return many(
                fitting.stream()
                        .skip(Long.parseLong(asked.getOrDefault("offset", "0")))
                        .limit(Math.min(LIMIT, Long.parseLong(asked.getOrDefault("limit", "100"))))
                        .map(it -> json(it, false))
                        .toList(),
                fitting.size());
    }

    private static boolean within(@Nullable String range, Instant time) {
        if (range == null) {
            return true;
        }
        var ends = TIMES.matcher(range)
                .results()
                .map(it -> Instant.parse(it.group(1).replace(' ', 'T').replace("+00:00", "Z")))
                .toList();
        return !time.isBefore(ends.getFirst()) && !time.isAfter(ends.getLast());
    }

    private static String json(Run run, boolean steps) {
        return """
                {"id": %d, "account_id": 1, "project_id": 2, "environment_id": 3, "job_definition_id": 7, "status": 10,
                 "status_humanized": "Success", "is_complete": true, "is_success": true, "is_error": false, "is_cancelled": false,
                 "git_branch": "main", "git_sha": "%040x", "dbt_version": "1.12.6", "created_at": "%s", "updated_at": "%s",
                 "dequeued_at": "%s", "started_at": "%s", "finished_at": "%s", "href": "http://localhost/runs/%d",
                 "trigger": {"cause": "scheduled", "cause_category": "scheduled"}, "job": {"id": 7, "name": "nightly"}%s}""".formatted(
                        run.id(),
                        run.commit(),
                        run.created(),
                        run.at(80),
                        run.at(2),
                        run.at(4),
                        run.at(80),
                        run.id(),
                        steps ? ", \"run_steps\": [" + steps(run) + "]" : "");
    }

    private static String steps(Run run) {
        return step(run, 1, "Clone git repository", 4, 8) + ", " + step(run, 2, "Invoke dbt with `dbt build`", 8, 78);
    }

    private static String step(Run run, int index, String name, int from, int to) {
        return """
                {"id": %d, "run_id": %d, "index": %d, "status": 10, "name": "%s", "started_at": "%s", "finished_at": "%s",
                 "logs": "done"}""".formatted(run.id() * 10 + index, run.id(), index, name, run.at(from), run.at(to));
    }

    private byte[] file(Run run, String name) throws IOException {
        return switch (name) {
            case "manifest.json" -> Files.readAllBytes(manifest(run.commit()));
            case "run_results.json" -> results(run);
            default -> new byte[0];
        };
    }

    private byte[] results(Run run) throws IOException {
        var file = folder.resolve("results-%d.json".formatted(run.id()));
        MadeUpRun.write(file, ids.subList(0, Math.min(ids.size(), run.rows())), "made-up-" + run.id(), run.at(70));
        return Files.readAllBytes(file);
    }

    private synchronized Path manifest(int commit) {
        var file = folder.resolve("manifest-%d.json".formatted(commit));
        if (!Files.exists(file)) {
            MadeUpManifest.writeChanged(file, nodes, commit == 0 ? 0 : 20 + commit);
        }
        return file;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final String STATUS = "{\"status\": {\"code\": 200, \"is_success\": true}, \"data\": ";

    private static String one(String data) {
        return STATUS + data + "}";
    }

    private static String many(List<String> rows, int all) {
        return STATUS
                + rows.stream().collect(Collectors.joining(", ", "[", "]"))
                + ", \"extra\": {\"pagination\": {\"count\": %d, \"total_count\": %d}}}".formatted(rows.size(), all);
    }

    private void send(HttpExchange exchange, byte[] body) throws IOException {
        bytes.addAndGet(body.length);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
