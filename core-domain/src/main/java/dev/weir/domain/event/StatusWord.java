package dev.weir.domain.event;

import java.util.Locale;
import java.util.Map;

/** dbt's words for what became of a node. Versions differ in case, blanks and hyphens. */
enum StatusWord {
    SUCCESS,
    ERROR,
    SKIPPED,
    PASS,
    FAIL,
    WARN,
    RUNTIME_ERROR,
    PARTIAL_SUCCESS,
    NO_OP,
    REUSED,
    UNKNOWN;

    private static final Map<String, StatusWord> BY_WORD = Map.ofEntries(
            Map.entry("success", SUCCESS),
            Map.entry("succeeded", SUCCESS),
            Map.entry("error", ERROR),
            Map.entry("skipped", SKIPPED),
            Map.entry("skip", SKIPPED),
            Map.entry("pass", PASS),
            Map.entry("passed", PASS),
            Map.entry("fail", FAIL),
            Map.entry("failed", FAIL),
            Map.entry("warn", WARN),
            Map.entry("runtimeerror", RUNTIME_ERROR),
            Map.entry("partialsuccess", PARTIAL_SUCCESS),
            Map.entry("noop", NO_OP),
            Map.entry("reused", REUSED));

    static StatusWord of(String written) {
        var folded = new StringBuilder(written.length());
        written.chars().filter(it -> it != ' ' && it != '_' && it != '-').forEach(it -> folded.append((char) it));
        return BY_WORD.getOrDefault(folded.toString().toLowerCase(Locale.ROOT), UNKNOWN);
    }
}
