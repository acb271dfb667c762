package dev.weir.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * {@code ./weir serve} over an account that answers slowly: how soon the graph of a first start stands, what two weeks of runs cost on
 * the wire, how long many runs that end at once take to be read, what a usual account makes it hold in memory, and that a very large
 * manifest fits into a small heap.
 */
final class Observing implements Benchmark {

    private static final Duration SLOW = Duration.ofMillis(100);
    private static final int DAYS = 14;
    private static final int RUNS_A_DAY = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final Pattern READ = Pattern.compile("\"read\":(\\d+)");
    private static final double BYTES_PER_MEGABYTE = 1 << 20;

    /** What was promised. dbt Cloud lets an account make 5,000 calls a minute. */
    private static final double GRAPH_SECONDS = 30;

    private static final double MEGABYTES = 2048;
    private static final double CALLS = 0.05 * 5_000 * 60;
    private static final double DAGSTER_SECONDS = 34;
    private static final double RESIDENT_MB = 300;

    @Override
    public String name() {
        return "observing";
    }

    @Override
    public String about() {
        return "a first start over 2,000 models, two weeks of runs on the wire, memory at 1,000, a manifest of 60,000 nodes";
    }

    @Override
    public void measure(Bench bench) throws Exception {
        twoWeeks(bench);
        oneThousandAssets(bench);
        sixtyThousandNodes(bench);
    }

    private static void twoWeeks(Bench bench) throws Exception {
        var folder = Files.createTempDirectory(bench.folder(), "weeks");
        try (var account = MadeUpAccount.start(folder, 4_450, SLOW)) {
            addTwoWeeks(account, 200);
            Files.writeString(folder.resolve("weir.yaml"), account.configuration(Duration.ofDays(DAYS)));
            try (var weir = Started.of(folder, Map.of("WEIR_AOT", "now"), "serve", "--port", "0")) {
                long from = System.nanoTime();
                until(weir, Observing::hasGraph);
                bench.row("graph of 2,000 models stands after", since(from), "s", "promised", GRAPH_SECONDS);
                until(weir, it -> read(it) == DAYS * RUNS_A_DAY);
                bench.row("two weeks of 60 runs a day are read after", since(from), "s");
                bench.row("their wire cost", account.bytes() / BYTES_PER_MEGABYTE, "MB", "promised", MEGABYTES);
                bench.row("their calls", (double) account.calls(), "", "5 % of an hour's", CALLS);
                atOnce(bench, account, weir);
                weir.memory("VmHWM").ifPresent(most -> bench.row("resident, at most", most, "MB"));
            }
        }
    }

    private static void addTwoWeeks(MadeUpAccount account, int rows) {
        var from = Instant.now().minus(Duration.ofDays(DAYS));
        for (int run = 0; run < DAYS * RUNS_A_DAY; run++) {
            account.add(from.plus(Duration.ofMinutes(24L * run + 5)), run / RUNS_A_DAY, rows);
        }
    }

    private static void oneThousandAssets(Bench bench) throws Exception {
        var folder = Files.createTempDirectory(bench.folder(), "thousand");
        try (var account = MadeUpAccount.start(folder, 2_225, SLOW)) {
            addTwoWeeks(account, 100);
            Files.writeString(folder.resolve("weir.yaml"), account.configuration(Duration.ofDays(DAYS)));
            try (var weir = Started.of(folder, Map.of("WEIR_AOT", "now"), "serve", "--port", "0")) {
                until(weir, it -> read(it) == DAYS * RUNS_A_DAY);
                weir.memory("VmHWM").ifPresent(most -> bench.row("1,000 assets: resident, at most", most, "MB"));
                LockSupport.parkNanos(Duration.ofMinutes(1).toNanos());
                weir.memory("VmRSS")
                        .ifPresent(held -> bench.row(
                                "resident a minute after two weeks are read", held, "MB", "promised", RESIDENT_MB));
            }
        }
    }

    private static void atOnce(Bench bench, MadeUpAccount account, Started weir) throws Exception {
        long quiet = account.calls();
        LockSupport.parkNanos(Duration.ofMinutes(1).toNanos());
        bench.row("calls of a quiet minute, polled every 5 s", (double) (account.calls() - quiet), "");
        long before = account.calls();
        var ended = Instant.now().minusSeconds(85);
        for (int run = 0; run < 100; run++) {
            account.add(ended, DAYS - 1, 50);
        }
        long from = System.nanoTime();
        until(weir, it -> read(it) == DAYS * RUNS_A_DAY + 100);
        bench.row("100 runs of 50 nodes read after", since(from), "s", "Dagster's sensor", DAGSTER_SECONDS);
        bench.row("calls for them", (double) (account.calls() - before), "");
    }

    private static void sixtyThousandNodes(Bench bench) throws Exception {
        var folder = Files.createTempDirectory(bench.folder(), "large");
        try (var account = MadeUpAccount.start(folder, 60_000, Duration.ZERO)) {
            for (int run = 0; run < 10; run++) {
                account.add(Instant.now().minus(Duration.ofHours(run + 1L)), 0, 2_000);
            }
            Files.writeString(folder.resolve("weir.yaml"), account.configuration(Duration.ofDays(1)));
            var heap = Map.of("WEIR_AOT", "now", "WEIR_JAVA_OPTS", "-Xmx256m");
            try (var weir = Started.of(folder, heap, "serve", "--port", "0")) {
                long from = System.nanoTime();
                until(weir, Observing::hasGraph);
                bench.row("60,000 nodes in a heap of 256 MB: graph after", since(from), "s");
                until(weir, it -> read(it) == 10);
                bench.row("and ten runs of 2,000 rows read after", since(from), "s");
                weir.memory("VmHWM").ifPresent(most -> bench.row("resident, at most", most, "MB"));
            }
        }
    }

    private static double since(long from) {
        return (System.nanoTime() - from) / 1e9;
    }

    private static boolean hasGraph(Started weir) throws IOException, InterruptedException {
        return weir.get("api/v1/workspaces/made-up/assets?limit=1").contains("\"uniqueId\"");
    }

    private static int read(Started weir) throws IOException, InterruptedException {
        var counts = READ.matcher(weir.get("api/v1/workspaces/made-up/completeness?from=2000-01-01T00:00:00Z"));
        return counts.find() ? Integer.parseInt(counts.group(1)) : 0;
    }

    /** What can be asked of a service that runs. */
    @FunctionalInterface
    private interface Question {
        boolean isTrue(Started weir) throws IOException, InterruptedException;
    }

    private static void until(Started weir, Question question) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!question.isTrue(weir)) {
            if (System.nanoTime() > until || !weir.process().isAlive()) {
                throw new IOException("it did not come about: %s\n%s\n%s"
                        .formatted(
                                weir.get("api/v1/workspaces"),
                                weir.get("api/v1/workspaces/made-up/completeness?from=2000-01-01T00:00:00Z"),
                                Path.of("err")));
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }
}
