package dev.weir.domain.command;

import dev.weir.domain.value.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options of dbt's command line, as {@code dbt/cli/params.py} of dbt-core 1.12 declares them for all of its commands together.
 * Which command takes which is dbt's business.
 */
final class DbtOptions {

    /** What follows an option. */
    enum Follows {
        /** Nothing; such an option also exists as {@code --no-…}. */
        NOTHING,
        /** One value. */
        VALUE,
        /** Every word up to the next one that begins with a hyphen. */
        WORDS
    }

    private static final Set<String> WORDS =
            Set.of("select", "models", "exclude", "resource-type", "exclude-resource-type", "output-keys");

    private static final Set<String> VALUES = Set.of(
            "add-package",
            "args",
            "defer-state",
            "event-time-end",
            "event-time-start",
            "host",
            "indirect-selection",
            "inline",
            "inline-direct",
            "limit",
            "log-file-max-bytes",
            "log-format",
            "log-format-file",
            "log-level",
            "log-level-file",
            "log-path",
            "output",
            "output-path",
            "packages-install-path",
            "port",
            "printer-width",
            "profile",
            "profiles-dir",
            "project-dir",
            "sample",
            "selector",
            "source",
            "state",
            "target",
            "target-path",
            "threads",
            "vars",
            "warn-error-options");

    private static final List<String> FLAGS = List.of(
            "all",
            "browser",
            "cache-selected-only",
            "clean-project-files-only",
            "compile",
            "config-dir",
            "connection",
            "debug",
            "defer",
            "dry-run",
            "empty",
            "empty-catalog",
            "export-saved-queries",
            "fail-fast",
            "favor-state",
            "full-refresh",
            "introspect",
            "lock",
            "log-cache-events",
            "macro-debugging",
            "partial-parse",
            "partial-parse-file-diff",
            "populate-cache",
            "print",
            "quiet",
            "record-timing-info",
            "send-anonymous-usage-stats",
            "show",
            "show-all-deprecations",
            "show-resource-report",
            "single-threaded",
            "skip-profile-setup",
            "static",
            "static-parser",
            "store-failures",
            "upgrade",
            "use-colors",
            "use-colors-file",
            "use-experimental-parser",
            "use-fast-test-edges",
            "version",
            "version-check",
            "warn-error",
            "write-json");

    private static final Map<String, String> OTHER_NAMES = Map.of(
            "model", "models",
            "resource-types", "resource-type",
            "exclude-resource-types", "exclude-resource-type");

    private static final Map<Character, String> LETTERS = Map.of(
            's', "select",
            'm', "models",
            't', "target",
            'f', "full-refresh",
            'x', "fail-fast",
            'q', "quiet",
            'd', "debug",
            'o', "output-path");

    private static final Map<String, Follows> KNOWN = known();

    private DbtOptions() {}

    private static Map<String, Follows> known() {
        var known = new LinkedHashMap<String, Follows>();
        FLAGS.forEach(it -> {
            known.put(it, Follows.NOTHING);
            known.put("no-" + it, Follows.NOTHING);
        });
        VALUES.forEach(it -> known.put(it, Follows.VALUE));
        WORDS.forEach(it -> known.put(it, Follows.WORDS));
        return Map.copyOf(known);
    }

    /** {@return the one name of an option that may have several} */
    static String named(String name) {
        return OTHER_NAMES.getOrDefault(name, name);
    }

    static Optional<String> ofLetter(char letter) {
        return Optional.ofNullable(LETTERS.get(letter));
    }

    /** What follows the option; throws {@link CommandRefused} for one that dbt does not have, with the nearest that it has. */
    static Follows follows(String name) {
        var follows = KNOWN.get(name);
        if (follows == null) {
            throw new CommandRefused("dbt has no option --%s%s"
                    .formatted(
                            name,
                            Nearest.to(name, KNOWN.keySet())
                                    .map(". Did you mean --%s?"::formatted)
                                    .orElse("")));
        }
        return follows;
    }
}
