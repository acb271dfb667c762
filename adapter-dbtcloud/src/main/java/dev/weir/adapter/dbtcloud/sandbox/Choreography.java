package dev.weir.adapter.dbtcloud.sandbox;

import dev.weir.adapter.dbtcloud.sandbox.StepPlan.Spoken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a job's commands into the steps of a run, with those that the scheduler puts before and behind them. */
record Choreography(Repertoire repertoire, String project, double pace) {

    private static final Duration LEAST = Duration.ofMillis(1500);

    /** The steps of one run, and how it ends. */
    record Dance(List<StepPlan> steps, int outcome) {}

    /** {@return the steps of a run of these commands} */
    Dance of(List<String> commands, boolean freshness, boolean docs, String mood, Chance chance) {
        var steps = opening(chance);
        if (freshness && repertoire.invocation("dbt source freshness", "") != null) {
            steps.add(step("dbt source freshness", repertoire.invocation("dbt source freshness", ""), chance));
        }
        var failed = false;
        for (var command : commands) {
            var line = DbtLine.read(command);
            if (failed || !command.startsWith("dbt ")) {
                steps.add(unbegun(command));
                continue;
            }
            var step = step(command, repertoire.invocation(command, fitting(line, mood)), chance);
            steps.add(step);
            failed = step.status() == RunState.ERROR;
        }
        if (docs && repertoire.invocation("dbt docs generate", "") != null) {
            steps.add(
                    failed
                            ? unbegun("dbt docs generate")
                            : step("dbt docs generate", repertoire.invocation("dbt docs generate", ""), chance));
        }
        return new Dance(steps, failed ? RunState.ERROR : RunState.SUCCESS);
    }

    /** A mood is about builds, unless its name says tests. */
    private static String fitting(DbtLine line, String mood) {
        var which = line.which();
        if (mood.startsWith("test-")) {
            return which.equals("test") ? mood : "";
        }
        return which.equals("build") || which.equals("run") ? mood : "";
    }

    /** {@return the steps of a run that repeats the failures of another} */
    Dance retrying(List<StepPlan> before, @Nullable Invocation again, Chance chance) {
        var steps = opening(chance);
        var failed = false;
        var reached = false;
        for (var step : before) {
            if (step.command() == null || step.command().equals("dbt deps")) {
                continue;
            }
            if (!reached && step.status() == RunState.ERROR && step.output() instanceof Invocation invocation) {
                if (invocation.line().which().equals("freshness")) {
                    continue;
                }
                reached = true;
                var retry = again == null ? repertoire.retry(invocation) : again;
                var next = step("dbt retry", retry, chance);
                steps.add(next);
                failed = next.status() == RunState.ERROR;
            } else if (reached) {
                steps.add(
                        failed
                                ? unbegun(step.command())
                                : step(step.command(), repertoire.invocation(step.command(), ""), chance));
            }
        }
        return new Dance(steps, failed ? RunState.ERROR : RunState.SUCCESS);
    }

    /** {@return a run that fails before dbt is reached} */
    Dance cloneFails(Chance chance) {
        var text = Spoken.of("Cloning into 'target'...", "fatal: Could not read from remote repository.");
        return new Dance(
                List.of(new StepPlan("Clone git repository", null, slow(chance, 2), RunState.ERROR, text)),
                RunState.ERROR);
    }

    private ArrayList<StepPlan> opening(Chance chance) {
        var steps = new ArrayList<StepPlan>();
        steps.add(new StepPlan(
                "Clone git repository",
                null,
                slow(chance, 1.5),
                RunState.SUCCESS,
                Spoken.of("Cloning into 'target'...", "Successfully cloned repository.", "Checking out main...")));
        steps.add(new StepPlan(
                "Create profile from connection " + project + " warehouse",
                null,
                slow(chance, 0.3),
                RunState.SUCCESS,
                Spoken.of("Successfully created profile.")));
        steps.add(new StepPlan(
                invoke("dbt deps"),
                "dbt deps",
                slow(chance, 1),
                RunState.SUCCESS,
                Spoken.of("Running with dbt=1.12.6", "Installing pips", "Installing weather")));
        return steps;
    }

    private static String invoke(String command) {
        return "Invoke dbt with `" + command + "`";
    }

    private Duration slow(Chance chance, double seconds) {
        return chance.seconds(seconds * 0.7, seconds * 1.3).multipliedBy((long) Math.max(1, Math.sqrt(pace)));
    }

    private StepPlan step(String command, @Nullable Invocation invocation, Chance chance) {
        if (invocation == null) {
            return new StepPlan(
                    invoke(command), command, slow(chance, 1), RunState.SUCCESS, Spoken.of("Running with dbt=1.12.6"));
        }
        var length = invocation.lasted().toMillis() * pace * chance.between(0.85, 1.2);
        var lasts = Duration.ofMillis(Math.max((long) length, LEAST.toMillis()));
        return new StepPlan(
                invoke(command), command, lasts, invocation.ok() ? RunState.SUCCESS : RunState.ERROR, invocation);
    }

    private static StepPlan unbegun(String command) {
        return new StepPlan(invoke(command), command, Duration.ZERO, RunState.CANCELLED, Spoken.of());
    }
}
