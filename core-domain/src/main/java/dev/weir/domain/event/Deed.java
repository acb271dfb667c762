package dev.weir.domain.event;

import dev.weir.domain.run.RunResults;
import java.util.Map;

/** What a command does to nodes, as far as its results go. */
enum Deed {
    /** It builds and tests. */
    BUILDS,
    /** It only looks: a compile or docs write {@code success} for every node, and nothing was made. */
    LOOKS,
    /** A word that we do not know. It is taken to build unless its rows look otherwise. */
    UNKNOWN;

    private static final Map<String, Deed> BY_COMMAND = Map.ofEntries(
            Map.entry("build", BUILDS),
            Map.entry("run", BUILDS),
            Map.entry("seed", BUILDS),
            Map.entry("snapshot", BUILDS),
            Map.entry("test", BUILDS),
            Map.entry("retry", BUILDS),
            Map.entry("clone", BUILDS),
            Map.entry("run-operation", BUILDS),
            Map.entry("compile", LOOKS),
            Map.entry("generate", LOOKS),
            Map.entry("docs", LOOKS),
            Map.entry("docs generate", LOOKS),
            Map.entry("parse", LOOKS),
            Map.entry("list", LOOKS),
            Map.entry("ls", LOOKS),
            Map.entry("show", LOOKS),
            Map.entry("freshness", LOOKS),
            Map.entry("source freshness", LOOKS),
            Map.entry("lint", LOOKS),
            Map.entry("debug", LOOKS),
            Map.entry("deps", LOOKS));

    /** The deed behind a file. One that does not name its command is judged by its rows. */
    static Deed of(RunResults results) {
        var command = results.invocation().command();
        if (command.isPresent() && BY_COMMAND.containsKey(command.get())) {
            return BY_COMMAND.getOrDefault(command.get(), UNKNOWN);
        }
        return looksCompiled(results) ? LOOKS : command.isPresent() ? UNKNOWN : BUILDS;
    }

    /** A test never says {@code success} where it was run; after a compile every one of them does. */
    private static boolean looksCompiled(RunResults results) {
        var tests = results.rows().stream()
                .filter(it -> it.uniqueId().startsWith("test."))
                .toList();
        return !tests.isEmpty() && tests.stream().allMatch(it -> it.status().equals("success"));
    }
}
