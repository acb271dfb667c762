package dev.weir.domain.event;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The file in which a dbt command says what it did to nodes. Closed by dbt's own commands. */
public enum StepFile {
    /** {@code run_results.json}. */
    RESULTS,
    /** {@code sources.json}. */
    FRESHNESS,
    /** {@code catalog.json} alone: docs are generated, and nothing is compiled for them. */
    CATALOG,
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
            Map.entry("show", RESULTS),
            Map.entry("lint", NONE),
            Map.entry("sl", NONE));

    /** Then an operation left no results. */
    private static final Pattern BEFORE_1_6 = Pattern.compile("1\\.[0-5](\\D.*)?");

    /** Options that may stand before the command and whose value is a word of its own, which may look like a command. */
    private static final Set<String> WITH_VALUE = Set.of(
            "--log-level",
            "--log-level-file",
            "--log-format",
            "--log-format-file",
            "--log-path",
            "--log-file-max-bytes",
            "--log-cache-events",
            "--profiles-dir",
            "--project-dir",
            "--profile",
            "--target",
            "-t",
            "--target-path",
            "--printer-width",
            "--record-timing-info",
            "-r",
            "--event-buffer-size",
            "--warn-error-options",
            "--threads",
            "--state",
            "--vars");

    /**
     * {@return the file that a command line leaves; empty for a command that we do not know} Options may stand before the command.
     *
     * @param dbtVersion like {@code 1.5.0-latest}, where the run tells it
     */
    public static Optional<StepFile> of(String commandLine, Optional<String> dbtVersion) {
        var words = words(commandLine);
        if (!words.isEmpty()
                && words.getFirst().equals("run-operation")
                && dbtVersion.filter(it -> BEFORE_1_6.matcher(it).matches()).isPresent()) {
            return Optional.of(NONE);
        }
        if (!words.isEmpty() && words.getFirst().equals("docs")) {
            return Optional.of(ofDocs(words));
        }
        return words.stream().findFirst().map(BY_COMMAND::get);
    }

    private static StepFile ofDocs(List<String> words) {
        if (words.contains("serve")) {
            return NONE;
        }
        return words.contains("--no-compile") ? CATALOG : RESULTS;
    }

    /**
     * {@return whether a command that went well has surely left its file} Only some versions of dbt write down what they showed, and a
     * catalog alone is nothing that a run's history hangs on.
     */
    public static boolean surelyLeaves(String commandLine) {
        var words = words(commandLine);
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "show" -> false;
            case "docs" -> ofDocs(words) != CATALOG;
            default -> true;
        };
    }

    /** {@return whether a command line leaves a {@code catalog.json}, alone or beside results: it generates docs} */
    public static boolean leavesCatalog(String commandLine) {
        var words = words(commandLine);
        return words.size() > 1 && words.getFirst().equals("docs") && words.contains("generate");
    }

    /** {@return the words from the command on, in small letters; none for a command that we do not know} */
    static List<String> words(String commandLine) {
        var words = List.of(commandLine.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
        for (int at = 1; at < words.size(); at++) {
            if (WITH_VALUE.contains(words.get(at))) {
                at++;
            } else if (isCommand(words.get(at))) {
                return words.subList(at, words.size());
            }
        }
        return List.of();
    }

    /** {@return whether dbt has a command of this name} */
    static boolean isCommand(String word) {
        return BY_COMMAND.containsKey(word);
    }
}
