package dev.weir.app.template;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A condition as a template names it: only its label matters here. The words are Dagster's.
 *
 * @param label the name that Dagster shows, if the condition has one
 */
record AutomationName(Optional<String> label) {

    private static final Set<String> KEEPS_LABEL = Set.of("without", "allow", "ignore", "replace");

    private static final Set<String> MAKES_ANOTHER = Set.of("since", "newly_true", "since_last_handled", "as_of");

    private static final Set<String> PLAIN = Set.of(
            "missing",
            "in_progress",
            "run_in_progress",
            "execution_failed",
            "in_latest_time_window",
            "will_be_requested",
            "newly_updated",
            "newly_requested",
            "newly_missing",
            "code_version_changed",
            "data_version_changed",
            "initial_evaluation",
            "backfill_in_progress",
            "check_passed",
            "check_failed",
            "any_deps_missing",
            "any_deps_updated",
            "any_deps_in_progress",
            "any_deps_match",
            "all_deps_match",
            "any_checks_match",
            "all_checks_match",
            "any_downstream_conditions",
            "all_deps_blocking_checks_passed",
            "all_deps_updated_since_cron",
            "cron_tick_passed",
            "asset_matches",
            "freshness_passed",
            "freshness_warned",
            "freshness_failed");

    /** Where conditions come from: {@code automation_condition.eager()}. */
    record Root() {

        AutomationName make(String method, List<Object> arguments) {
            return switch (method) {
                case "eager", "on_missing" -> new AutomationName(Optional.of(method));
                case "on_cron" -> new AutomationName(Optional.of(onCron(arguments)));
                case String other when PLAIN.contains(other) -> new AutomationName(Optional.empty());
                case String other ->
                    throw new IllegalArgumentException(
                            "there is no condition automation_condition.%s".formatted(other));
            };
        }

        private static String onCron(List<Object> arguments) {
            if (arguments.isEmpty()) {
                throw new IllegalArgumentException("automation_condition.on_cron needs a cron schedule");
            }
            return arguments.stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ", "on_cron(", ")"))
                    .replaceFirst("^on_cron\\(([^,]*)\\)$", "on_cron($1, UTC)");
        }
    }

    AutomationName derive(String method, List<Object> arguments) {
        if (method.equals("with_label") && arguments.size() == 1) {
            return new AutomationName(Optional.of(String.valueOf(arguments.getFirst())));
        }
        if (KEEPS_LABEL.contains(method)) {
            return this;
        }
        if (MAKES_ANOTHER.contains(method)) {
            return new AutomationName(Optional.empty());
        }
        throw new IllegalArgumentException("a condition has no %s".formatted(method));
    }
}
