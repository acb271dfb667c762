package dev.weir.domain.automation;

import java.time.Duration;
import java.util.List;

/** What a condition may weigh, and how its durations are written. */
final class Bounds {

    /** Parts within parts. Conditions that people write have some ten; the evaluation goes as deep as the condition. */
    static final int DEEPEST = 100;

    /** Parts in all, shorthands written out. {@code eager()} has thirty. */
    static final int MOST_PARTS = 5_000;

    /** Characters of a condition's text. */
    static final int LONGEST_TEXT = 100_000;

    /** So that doubled pauses stay within the calendar. */
    private static final Duration LONGEST_TIME = Duration.ofDays(3_650);

    private record Unit(String letter, Duration length) {}

    private static final List<Unit> UNITS = List.of(
            new Unit("d", Duration.ofDays(1)),
            new Unit("h", Duration.ofHours(1)),
            new Unit("m", Duration.ofMinutes(1)),
            new Unit("s", Duration.ofSeconds(1)));

    private Bounds() {}

    /** {@return {@code condition}, if it is neither too deep nor too large} */
    static AutomationCondition checked(AutomationCondition condition) {
        if (count(condition, 0, MOST_PARTS) > MOST_PARTS) {
            throw new IllegalArgumentException(
                    "the condition has more than %d parts once shorthands are written out".formatted(MOST_PARTS));
        }
        return condition;
    }

    private static int count(AutomationCondition condition, int depth, int left) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("the condition is nested more than %d deep".formatted(DEEPEST));
        }
        var parts = 1;
        for (var child : condition.children()) {
            if (parts > left) {
                return parts;
            }
            parts += count(child, depth + 1, left - parts);
        }
        return parts;
    }

    static void positive(String what, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("%s: %s, must be longer than nothing".formatted(what, text(time)));
        }
        if (time.compareTo(LONGEST_TIME) > 0) {
            throw new IllegalArgumentException(
                    "%s: %s, must be %s at most".formatted(what, text(time), text(LONGEST_TIME)));
        }
    }

    /** {@return a duration from {@code 90s}, {@code 5m}, {@code 2h} or {@code 1d}} */
    static Duration duration(String text) {
        var number = text.isEmpty() ? "" : text.substring(0, text.length() - 1);
        for (var unit : UNITS) {
            if (text.endsWith(unit.letter()) && number.matches("\\d{1,6}")) {
                return unit.length().multipliedBy(Long.parseLong(number));
            }
        }
        throw new IllegalArgumentException("\"%s\" is no duration; one is written 90s, 5m, 2h or 1d".formatted(text));
    }

    static String text(Duration time) {
        for (var unit : UNITS) {
            if (time.toSeconds() % unit.length().toSeconds() == 0) {
                return time.toSeconds() / unit.length().toSeconds() + unit.letter();
            }
        }
        return time.toSeconds() + "s";
    }
}
