package dev.weir.app.configuration;

import java.time.Duration;
import java.util.regex.Pattern;

/** How people write a length of time: {@code 30s}, {@code 14d}, {@code 1h30m}, {@code 500ms}. */
public final class Span {

    private static final Pattern WHOLE = Pattern.compile("(?:\\d{1,9}(?:ms|[wdhms]))+");
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|[wdhms])");

    private Span() {}

    /**
     * {@return the length of time that {@code text} says}
     *
     * @throws IllegalArgumentException if it says none, in a sentence
     */
    public static Duration parse(String text) {
        var stripped = text.strip();
        if (!WHOLE.matcher(stripped).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no length of time; write it like 30s, 5m, 2h or 14d".formatted(text));
        }
        var sum = Duration.ZERO;
        var part = PART.matcher(stripped);
        while (part.find()) {
            long count = Long.parseLong(part.group(1));
            sum = sum.plus(
                    switch (part.group(2)) {
                        case "ms" -> Duration.ofMillis(count);
                        case "s" -> Duration.ofSeconds(count);
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        case "d" -> Duration.ofDays(count);
                        default -> Duration.ofDays(Math.multiplyExact(count, 7L));
                    });
        }
        return sum;
    }

    /** {@return the shortest text that {@link #parse} reads as {@code length}} */
    public static String print(Duration length) {
        var text = new StringBuilder();
        append(text, length.toDays(), "d");
        append(text, length.toHoursPart(), "h");
        append(text, length.toMinutesPart(), "m");
        append(text, length.toSecondsPart(), "s");
        append(text, length.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void append(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(count).append(unit);
        }
    }
}
