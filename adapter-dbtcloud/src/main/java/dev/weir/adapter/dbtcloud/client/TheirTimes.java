package dev.weir.adapter.dbtcloud.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as dbt Cloud spells them: with {@code T} or a blank, with or without a fraction, an offset, or as a count since 1970. */
final class TheirTimes {

    private static final Pattern WRITTEN = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[Tt ](\\d{2}:\\d{2}(?::\\d{2})?)([.,]\\d+)?\\s*([Zz]|UTC|[+-]\\d{2}(?::?\\d{2})?)?");
    private static final Pattern COUNTED = Pattern.compile("\\d{9,19}(\\.\\d+)?");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx");

    private TheirTimes() {}

    /** {@return the time, or empty for what is none: a time that cannot be read is one that was not told} */
    static Optional<Instant> parse(String text) {
        try {
            var stripped = text.strip();
            if (COUNTED.matcher(stripped).matches()) {
                return Optional.of(counted(stripped));
            }
            var written = WRITTEN.matcher(stripped);
            if (!written.matches()) {
                return Optional.empty();
            }
            var fraction = written.group(3) == null
                    ? ""
                    : "." + shortened(written.group(3).substring(1));
            return Optional.of(OffsetDateTime.parse(
                            written.group(1) + "T" + written.group(2) + fraction + offset(written.group(4)))
                    .toInstant());
        } catch (DateTimeException | ArithmeticException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /** {@return the time as filters want it: ISO 8601 with an offset, microseconds where there are any} */
    static String print(Instant time) {
        var utc = time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        return (utc.getNano() == 0 ? SECONDS : MICROS).format(utc);
    }

    private static String shortened(String digits) {
        return digits.length() > 9 ? digits.substring(0, 9) : digits;
    }

    private static String offset(@Nullable String written) {
        if (written == null || written.equalsIgnoreCase("Z") || written.equals("UTC")) {
            return "Z";
        }
        var digits = written.substring(1).replace(":", "");
        return written.charAt(0) + digits.substring(0, 2) + ":" + (digits.length() > 2 ? digits.substring(2) : "00");
    }

    /** Seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by how many digits there are. */
    private static Instant counted(String digits) {
        var dot = digits.indexOf('.');
        var whole = Long.parseLong(dot < 0 ? digits : digits.substring(0, dot));
        var length = dot < 0 ? digits.length() : dot;
        if (length > 17) {
            return Instant.ofEpochSecond(0, whole);
        }
        if (length > 14) {
            return Instant.EPOCH.plus(whole, ChronoUnit.MICROS);
        }
        return length > 11 ? Instant.ofEpochMilli(whole) : Instant.ofEpochSecond(whole);
    }
}
