package dev.weir.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

/** From {@code ./weir serve} typed to ready, and what it holds in memory when it has read its history. Asks the launcher, as people do. */
final class ServiceStart implements Benchmark {

    private static final int TIMES = 5;

    /** What was promised: ready within these without and with the ahead-of-time cache. */
    private static final double READY_MS = 3000;

    private static final double READY_WITH_CACHE_MS = 1500;

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
        try (var sandbox = Started.of(folder, Map.of("WEIR_AOT", "off"), "sandbox", "--port", "0")) {
            Files.writeString(folder.resolve("weir.yaml"), configuration(sandbox));
            tell(bench, "no cache", starts(folder, "off"), READY_MS);
            try (var once = Started.of(folder, Map.of("WEIR_AOT", "now"), "serve", "--port", "0")) {
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
            try (var started = Started.of(folder, Map.of("WEIR_AOT", cache), "serve", "--port", "0")) {
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
        service.memory("VmRSS").ifPresent(held -> bench.row("resident, history read", held, "MB"));
        service.memory("VmHWM").ifPresent(most -> bench.row("resident, at most until then", most, "MB"));
    }
}
