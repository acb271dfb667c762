package dev.weir.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

/** From {@code ./weir serve} typed to ready, and what it holds in memory when it has read its history. Asks the launcher, as people do. */
final class ServiceStart implements Benchmark {

    private static final int TIMES = 5;

    /** What was promised: ready within these with and without the ahead-of-time cache, and resident memory. */
    private static final double READY_MS = 3000;

    private static final double READY_WITH_CACHE_MS = 1500;
    private static final double RESIDENT_MB = 300;

    private static final Duration HISTORY = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String about() {
        return "from ./weir serve to ready, with and without the ahead-of-time cache, and its resident memory";
    }

    @Override
    public void measure(Bench bench) throws Exception {
        var folder = bench.folder();
        try (var sandbox = Started.of(folder, "off", "sandbox", "--port", "0")) {
            Files.writeString(folder.resolve("weir.yaml"), configuration(sandbox));
            tell(bench, "no cache", starts(folder, "off"), READY_MS);
            try (var once = Started.of(folder, "now", "serve", "--port", "0")) {
                resident(bench, once);
            }
            tell(bench, "with the cache", starts(folder, "on"), READY_WITH_CACHE_MS);
        }
    }

    private static void tell(Bench bench, String how, List<Start> starts, double promised) {
        bench.row("ready, " + how, median(starts, Start::ready), "ms", "promised", promised);
        bench.row("processor until then, " + how, median(starts, Start::processor), "ms");
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> of) {
        return starts.stream().mapToDouble(of).sorted().toArray()[starts.size() / 2];
    }

    /** How long one start took, and how much of a processor it needed: on a busy machine the second says more. In milliseconds. */
    private record Start(double ready, double processor) {}

    private static String configuration(Started sandbox) {
        return """
                weir:
                  workspaces:
                    orchard:
                      access-url: %s
                      account-id: %s
                      project-id: %s
                      environment-id: %s
                      token: %s
                      observe: {poll: 5s}
                """.formatted(
                        sandbox.address(),
                        sandbox.value("account"),
                        sandbox.value("project"),
                        sandbox.value("environment"),
                        sandbox.value("token"));
    }

    /** The first start, which makes the database, is not counted. */
    private static List<Start> starts(Path folder, String cache) throws IOException {
        var starts = new ArrayList<Start>();
        for (int at = 0; at <= TIMES; at++) {
            long from = System.nanoTime();
            try (var started = Started.of(folder, cache, "serve", "--port", "0")) {
                double ready = (System.nanoTime() - from) / 1e6;
                long processor = started.process()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos();
                starts.add(new Start(ready, processor / 1e6));
            }
        }
        return starts.subList(1, starts.size());
    }

    /** What the process holds once its history is read, and the most it held on the way. Linux only: it is read from /proc. */
    private static void resident(Bench bench, Started service) throws Exception {
        long until = System.nanoTime() + HISTORY.toNanos();
        while (System.nanoTime() < until && !service.get("api/v1/workspaces").contains("\"done\":true")) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
        var status = Path.of("/proc", Long.toString(service.process().pid()), "status");
        if (!Files.isReadable(status)) {
            return;
        }
        for (var line : Files.readAllLines(status)) {
            var words = line.split("\\s+", 3);
            if (line.startsWith("VmRSS:")) {
                bench.row("resident, history read", Long.parseLong(words[1]) / 1024.0, "MB", "promised", RESIDENT_MB);
            } else if (line.startsWith("VmHWM:")) {
                bench.row("resident, at most until then", Long.parseLong(words[1]) / 1024.0, "MB");
            }
        }
    }

    /** Something that the launcher has started, and the one line that it says when it is ready. */
    private record Started(Process process, String line) implements AutoCloseable {

        static Started of(Path folder, String cache, String... words) throws IOException {
            var all = new String[words.length + 1];
            all[0] = Launcher.path().toString();
            System.arraycopy(words, 0, all, 1, words.length);
            var builder = new ProcessBuilder(all)
                    .directory(folder.toFile())
                    .redirectError(folder.resolve("err").toFile());
            builder.environment().put("WEIR_AOT", cache);
            var process = builder.start();
            var line = new BufferedReader(process.inputReader()).readLine();
            if (line == null || !line.contains(" is ready: ")) {
                process.destroy();
                throw new IOException(
                        "%s did not start: %s".formatted(words[0], Files.readString(folder.resolve("err"))));
            }
            return new Started(process, line);
        }

        String address() {
            return line.replaceFirst(".* is ready: (\\S+).*", "$1");
        }

        String value(String key) {
            return line.replaceFirst(".* %s=(\\S+).*".formatted(key), "$1");
        }

        String get(String path) throws IOException, InterruptedException {
            try (var http = HttpClient.newHttpClient()) {
                var question = HttpRequest.newBuilder(URI.create(address()).resolve(path))
                        .build();
                return http.send(question, BodyHandlers.ofString()).body();
            }
        }

        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(40, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
