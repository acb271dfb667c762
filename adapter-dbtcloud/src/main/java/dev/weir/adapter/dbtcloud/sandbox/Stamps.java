package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How dbt Cloud spells times and durations. Which spelling goes where is told in each method's first words. */
final class Stamps {

    private static final DateTimeFormatter SPACED = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSSSSSxxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SPACED_WHOLE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxxx", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter WITH_T = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter WITH_Z = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS_Z =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter NANOS_Z = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final List<Unit> UNITS = List.of(
            new Unit("week", Duration.ofDays(7)),
            new Unit("day", Duration.ofDays(1)),
            new Unit("hour", Duration.ofHours(1)),
            new Unit("minute", Duration.ofMinutes(1)),
            new Unit("second", Duration.ofSeconds(1)));

    private record Unit(String name, Duration length) {}

    private Stamps() {}

    /** Runs and steps: with a space; without a fraction when there are no microseconds. */
    static @Nullable String run(@Nullable Instant at) {
        if (at == null) {
            return null;
        }
        return (at.get(ChronoField.MICRO_OF_SECOND) == 0 ? SPACED_WHOLE : SPACED).format(at);
    }

    /** Accounts, projects, environments and jobs. */
    static @Nullable String other(@Nullable Instant at) {
        return at == null ? null : WITH_T.format(at);
    }

    /** The job inside a run, and dbt's own artifacts. */
    static String zulu(Instant at) {
        return WITH_Z.format(at);
    }

    /** The two times of a run in a webhook's payload. */
    static String seconds(Instant at) {
        return SECONDS_Z.format(at);
    }

    /** The time of a webhook's payload itself. */
    static String nanos(Instant at) {
        return NANOS_Z.format(at);
    }

    /** Webhook subscriptions, events and receipts. */
    static String micros(Instant at) {
        return Long.toString(at.getEpochSecond() * 1_000_000 + at.get(ChronoField.MICRO_OF_SECOND));
    }

    /** Durations: hours may pass 24. */
    static String clock(Duration length) {
        return "%02d:%02d:%02d".formatted(length.toHours(), length.toMinutesPart(), length.toSecondsPart());
    }

    /** Durations in English: the greatest unit, and the next one unless it is nought. */
    static String words(Duration length) {
        var parts = new ArrayList<String>();
        var rest = length;
        for (var unit : UNITS) {
            var many = rest.dividedBy(unit.length());
            if (many == 0 && !parts.isEmpty()) {
                break;
            }
            if (many > 0) {
                parts.add(many + " " + unit.name() + (many == 1 ? "" : "s"));
                rest = rest.minus(unit.length().multipliedBy(many));
            }
            if (parts.size() == 2) {
                break;
            }
        }
        return parts.isEmpty() ? "0 minutes" : String.join(", ", parts);
    }

    /** Reads a time with an offset, with a T or a space before the hours; null when it is none. */
    static @Nullable Instant read(String text) {
        try {
            return OffsetDateTime.parse(text.trim().replace(' ', 'T')).toInstant();
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
