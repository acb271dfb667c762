package dev.weir.adapter.dbtcloud.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which real invocation stands for which command of a project.
 *
 * @param folders dbt's word for a command → the scenario that stands for it
 * @param known invocations that were made before, since thousands of runs share a few
 */
record Repertoire(Shelf shelf, Map<String, String> folders, Map<String, Invocation> known) {

    private static final Map<String, Set<String>> TYPES = Map.of(
            "run", Set.of("model"),
            "test", Set.of("test", "unit_test"),
            "seed", Set.of("seed"),
            "snapshot", Set.of("snapshot"));

    /** The orchard as it is. */
    static Repertoire orchard(Shelf shelf) {
        return new Repertoire(
                shelf,
                Map.ofEntries(
                        Map.entry("build", "build-clean"),
                        Map.entry("run", "build-clean"),
                        Map.entry("test", "test-all"),
                        Map.entry("seed", "seed"),
                        Map.entry("snapshot", "snapshot"),
                        Map.entry("compile", "compile"),
                        Map.entry("generate", "docs-generate"),
                        Map.entry("freshness", "freshness"),
                        Map.entry("run-operation", "run-operation"),
                        Map.entry("clone", "clone"),
                        Map.entry("parse", "run-bad-selector"),
                        Map.entry("list", "run-bad-selector"),
                        Map.entry("retry", "build-clean")),
                new ConcurrentHashMap<>());
    }

    /** A project of which there is only one build, from which all else is taken. */
    static Repertoire ofBuild(Shelf shelf, String folder) {
        return new Repertoire(
                shelf,
                Map.of(
                        "build",
                        folder,
                        "run",
                        folder,
                        "test",
                        folder,
                        "seed",
                        folder,
                        "snapshot",
                        folder,
                        "parse",
                        folder,
                        "list",
                        folder,
                        "retry",
                        folder),
                new ConcurrentHashMap<>());
    }

    /**
     * {@return the invocation for a command line, or null if the command leaves nothing behind}
     *
     * @param mood a scenario to take in place of the usual one, where it fits the command; empty for the usual one
     */
    @Nullable
    Invocation invocation(String command, String mood) {
        var line = DbtLine.read(command);
        var usual = folders.get(line.which());
        return usual == null ? null : known.computeIfAbsent(mood + "\n" + command, _ -> invocation(line, usual, mood));
    }

    private Invocation invocation(DbtLine line, String usual, String mood) {
        if (Set.of("parse", "list").contains(line.which())) {
            return manifestOnly(line, usual);
        }
        if (!mood.isEmpty()) {
            var moody = invocation(line, mood);
            if (fits(moody)) {
                return moody;
            }
        }
        return invocation(line, usual);
    }

    private Invocation manifestOnly(DbtLine line, String folder) {
        var whole = shelf.scenario(folder);
        var files = new java.util.TreeSet<>(Set.of("manifest.json"));
        return new Invocation(
                shelf, new Scenario(folder, whole.from(), whole.to(), List.of(), files, List.of()), line, List.of());
    }

    private Invocation invocation(DbtLine line, String folder) {
        var scenario = shelf.scenario(folder);
        var types = line.which().equals("build") || scenario.rows().isEmpty() || ownCommand(line, folder)
                ? null
                : TYPES.get(line.which());
        if (types == null && line.selected().isEmpty() && line.excluded().isEmpty()) {
            return new Invocation(shelf, scenario, line, null);
        }
        var project = shelf.project(folder);
        var picked = new Picking(project).of(line);
        var kept = new ArrayList<Boolean>();
        for (var row : scenario.rows()) {
            var node = project.nodes().get(row.node());
            kept.add(node == null
                    || node.type().equals("operation")
                    || (picked.contains(row.node()) && (types == null || types.contains(node.type()))));
        }
        return new Invocation(shelf, scenario, line, List.copyOf(kept));
    }

    private boolean ownCommand(DbtLine line, String folder) {
        return folder.equals(folders.get(line.which())) && !folder.equals(folders.get("build"));
    }

    /** Whether every skipped node of a part still has a failure above it: otherwise the part would tell no true story. */
    private boolean fits(Invocation moody) {
        if (moody.rows().isEmpty()) {
            return false;
        }
        if (moody.kept() == null) {
            return true;
        }
        var project = shelf.project(moody.scenario().folder());
        var bad = new java.util.TreeSet<String>();
        moody.rows().stream().filter(Scenario.Row::bad).forEach(row -> {
            bad.add(row.node());
            var node = project.nodes().get(row.node());
            if (node != null && node.type().contains("test")) {
                bad.addAll(node.parents());
            }
        });
        var below = project.below(bad);
        return moody.rows().stream().filter(Scenario.Row::skipped).allMatch(row -> below.contains(row.node()));
    }

    /** {@return what dbt's retry does after an invocation that failed: the failed and skipped nodes again, and now they go well} */
    Invocation retry(Invocation failed) {
        var line = DbtLine.read("dbt retry");
        var good =
                shelf.scenario(folders.getOrDefault("build", failed.scenario().folder()));
        var again = new java.util.TreeSet<String>();
        failed.rows().stream().filter(row -> row.bad() || row.skipped()).forEach(row -> again.add(row.node()));
        var kept = good.rows().stream()
                .map(row -> again.contains(row.node()) || row.node().startsWith("operation."))
                .toList();
        return new Invocation(
                shelf, good, new DbtLine(line.text(), failed.line().which(), List.of(), List.of()), kept);
    }
}
