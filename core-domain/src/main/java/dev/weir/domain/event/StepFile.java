package dev.weir.domain.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The file in which a dbt command says what it did to nodes. Closed by dbt's own commands. */
public enum StepFile {
    /** {@code run_results.json}. */
    RESULTS,
    /** {@code sources.json}. */
    FRESHNESS,
    /** None: the command says nothing of nodes. */
    NONE;

    private static final Map<String, StepFile> BY_COMMAND = Map.ofEntries(
            Map.entry("build", RESULTS),
            Map.entry("run", RESULTS),
            Map.entry("test", RESULTS),
            Map.entry("seed", RESULTS),
            Map.entry("snapshot", RESULTS),
            Map.entry("retry", RESULTS),
            Map.entry("clone", RESULTS),
            Map.entry("compile", RESULTS),
            Map.entry("docs", RESULTS),
            Map.entry("run-operation", RESULTS),
            Map.entry("source", FRESHNESS),
            Map.entry("freshness", FRESHNESS),
            Map.entry("deps", NONE),
            Map.entry("clean", NONE),
            Map.entry("parse", NONE),
            Map.entry("ls", NONE),
            Map.entry("list", NONE),
            Map.entry("debug", NONE),
            Map.entry("init", NONE),
            Map.entry("show", NONE),
            Map.entry("lint", NONE),
            Map.entry("sl", NONE));

    /** {@return the file that a command line leaves; empty for a command that we do not know} Options may stand before the command. */
    public static Optional<StepFile> of(String commandLine) {
        return Arrays.stream(commandLine.strip().split("\\s+", -1))
                .skip(1)
                .map(word -> BY_COMMAND.get(word.toLowerCase(Locale.ROOT)))
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }
}
