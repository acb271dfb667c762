package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one step of a run is going to do.
 *
 * @param command dbt's command line, null where the step has none
 * @param status how it ends: success, error, or cancelled for one that is never begun
 */
record StepPlan(String name, @Nullable String command, Duration lasts, int status, Output output) {

    /** What a step prints and leaves behind, given when it went on. */
    interface Output {

        /** {@return the console's text up to {@code now}} */
        String log(Window window, Instant now, RunFacts run);

        /** {@return whether it leaves any file behind} */
        boolean leaves();

        /** {@return the files that it writes itself} */
        SortedMap<String, FileContent> files(Window window, RunFacts run);
    }

    /** When a step goes on, and which of the run's steps it is. */
    record Window(int index, Instant from, Instant to) {}

    /** What the files of a run tell of it. */
    record RunFacts(
            long id,
            RunState.Place place,
            String category,
            @Nullable String branch,
            String commit,
            String schema,
            String target) {}

    boolean begins() {
        return status != RunState.CANCELLED;
    }

    /** A step that prints a few lines, evenly, and leaves nothing. */
    record Spoken(List<String> lines) implements Output {

        public Spoken {
            lines = List.copyOf(lines);
        }

        static Spoken of(String... lines) {
            return new Spoken(List.of(lines));
        }

        @Override
        public String log(Window window, Instant now, RunFacts run) {
            var text = new StringBuilder();
            var whole = Duration.between(window.from(), window.to());
            for (var i = 0; i < lines.size(); i++) {
                var at = window.from().plus(whole.multipliedBy(i).dividedBy(lines.size()));
                if (!at.isAfter(now)) {
                    text.append(ConsoleLog.clock(at))
                            .append("  ")
                            .append(lines.get(i))
                            .append('\n');
                }
            }
            return text.toString();
        }

        @Override
        public boolean leaves() {
            return false;
        }

        @Override
        public SortedMap<String, FileContent> files(Window window, RunFacts run) {
            return new TreeMap<>();
        }
    }
}
