package dev.weir.app.template;

import java.util.Optional;
import java.util.Set;

/**
 * A condition as a template names it: only its label matters here. The words are Dagster's.
 *
 * @param label the name that Dagster shows, if the condition has one
 */
record AutomationName(Optional<String> label) implements Membered {

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
    record Root() implements Membered {

        @Override
        public Optional<Object> member(String name) {
            return Optional.of((PythonFunction) arguments -> make(name, arguments));
        }

        private AutomationName make(String method, Arguments arguments) {
            return switch (method) {
                case "eager", "on_missing" -> new AutomationName(Optional.of(method));
                case "on_cron" -> new AutomationName(Optional.of(onCron(arguments)));
                case String other when PLAIN.contains(other) -> new AutomationName(Optional.empty());
                case String other ->
                    throw new IllegalArgumentException(
                            "there is no condition automation_condition.%s".formatted(other));
            };
        }

        private static String onCron(Arguments arguments) {
            var given = arguments.to("cron_schedule", "cron_timezone");
            return "on_cron(%s, %s)"
                    .formatted(
                            given.text("cron_schedule"),
                            given.givenText("cron_timezone").orElse("UTC"));
        }
    }

    @Override
    public Optional<Object> member(String name) {
        return Optional.of((PythonFunction) arguments -> derive(name, arguments));
    }

    private AutomationName derive(String method, Arguments arguments) {
        if (method.equals("with_label")) {
            return new AutomationName(arguments.to("label").givenText("label"));
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
