package dev.weir.adapter.dbtcloud.sandbox;

import dev.weir.adapter.dbtcloud.sandbox.StepPlan.RunFacts;
import dev.weir.adapter.dbtcloud.sandbox.StepPlan.Window;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dbt command as the sandbox carries it out: a real invocation, or a part of one, moved to another time.
 *
 * @param kept which of the scenario's rows it does; null is all
 */
record Invocation(
        Shelf shelf,
        Scenario scenario,
        DbtLine line,
        @Nullable List<Boolean> kept) implements StepPlan.Output {

    /** dbt needs a while before its first time stamp, and after its last. */
    private static final Duration MARGIN = Duration.ofMillis(200);

    List<Scenario.Row> rows() {
        if (kept == null) {
            return scenario.rows();
        }
        var rows = new ArrayList<Scenario.Row>();
        for (var i = 0; i < kept.size(); i++) {
            if (kept.get(i)) {
                rows.add(scenario.rows().get(i));
            }
        }
        return rows;
    }

    /** {@return whether dbt's exit status is 0} */
    boolean ok() {
        return rows().stream().noneMatch(Scenario.Row::bad);
    }

    /** How long it really took; a part takes its part of the time, but never less than a third. */
    Duration lasted() {
        var whole = scenario.lasted();
        if (kept == null || scenario.rows().isEmpty()) {
            return whole;
        }
        var part = Math.max(1.0 / 3, (double) rows().size() / scenario.rows().size());
        return Duration.ofMillis((long) (whole.toMillis() * part));
    }

    private TimeMap time(Window window) {
        return new TimeMap(
                scenario.from(),
                scenario.to(),
                window.from().plus(MARGIN),
                window.to().minus(MARGIN));
    }

    @Override
    public String log(Window window, Instant now, RunFacts run) {
        var time = time(window);
        if (kept == null) {
            return ConsoleLog.real(scenario, time, run.schema(), run.target(), now);
        }
        return ConsoleLog.made(
                scenario, shelf.project(scenario.folder()), rows(), time, run.schema(), run.target(), now);
    }

    @Override
    public boolean leaves() {
        return !scenario.files().isEmpty();
    }

    @Override
    public SortedMap<String, FileContent> files(Window window, RunFacts run) {
        var seed = (run.id() + "/" + window.index()).getBytes(StandardCharsets.UTF_8);
        var stamp = new Restamp(
                time(window), UUID.nameUUIDFromBytes(seed).toString(), environment(run), run.schema(), line, kept);
        var files = new TreeMap<String, FileContent>();
        for (var name : scenario.files()) {
            files.put(name, out -> {
                try (var in = shelf.source().open(scenario.folder(), name)) {
                    stamp.copy(in, out);
                }
            });
        }
        return files;
    }

    private static Doc environment(RunFacts run) {
        return Doc.of("DBT_CLOUD_PROJECT_ID", "" + run.place().project())
                .with("DBT_CLOUD_ENVIRONMENT_ID", "" + run.place().environment())
                .with("DBT_CLOUD_JOB_ID", "" + run.place().job())
                .with("DBT_CLOUD_RUN_ID", "" + run.id())
                .with("DBT_CLOUD_RUN_REASON_CATEGORY", run.category())
                .with("DBT_CLOUD_GIT_BRANCH", run.branch() == null ? "" : run.branch())
                .with("DBT_CLOUD_GIT_SHA", run.commit());
    }
}
