package dev.weir.adapter.dbtcloud.sandbox;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What dbt's own retry can take up again. */
final class RetryRule {

    private static final Pattern RETRIABLE = Pattern.compile(
            "dbt\\s+(--\\S+\\s+)*(build|run|test|seed|snapshot|compile|clone|retry|docs generate|run-operation)\\b.*",
            Pattern.DOTALL);

    private RetryRule() {}

    static boolean retriable(String command) {
        return RETRIABLE.matcher(command).matches();
    }

    /** {@return the step that made the run fail, or null} */
    static @Nullable StepState failed(RunState run) {
        return run.steps().stream()
                .filter(step -> step.status() == RunState.ERROR && step.command() != null)
                .filter(step -> !tolerated(step.command()))
                .findFirst()
                .orElse(null);
    }

    /** Freshness and docs come from a checkbox, and do not fail a run. */
    private static boolean tolerated(@Nullable String command) {
        return command != null
                && (command.startsWith("dbt source freshness") || command.startsWith("dbt docs generate"));
    }

    /** {@return the commands that were left out after the failed one} */
    static List<String> skipped(RunState run) {
        var failed = failed(run);
        return failed == null
                ? List.of()
                : run.steps().stream()
                        .filter(step -> step.index() > failed.index() && step.status() == RunState.CANCELLED)
                        .map(step -> step.command() == null ? step.name() : step.command())
                        .toList();
    }
}
