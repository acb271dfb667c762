package dev.weir.adapter.dbtcloud.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** When an account that asked too much may ask again. */
final class RetryAfter {

    /** How long dbt Cloud keeps an account out that went over its limit, as its documentation has it. */
    static final Duration USUAL = Duration.ofMinutes(5);

    /** A header that asks for more is taken for a mistake. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final Duration SPREAD = Duration.ofSeconds(15);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /**
     * Tells when the account is open again: what a header says, or five minutes; and a little later, so that not all come at once.
     *
     * @param chance from 0 to 1
     */
    static Instant of(Reply reply, Instant now, double chance) {
        var said = reply.header("Retry-After")
                .or(() -> reply.header("x-rate-limit-retry-after-seconds"))
                .flatMap(text -> parse(text.strip(), now));
        var length = said.map(asked -> asked.compareTo(LONGEST) > 0 ? LONGEST : asked)
                .orElse(USUAL);
        var spread = said.isPresent() ? SPREAD.dividedBy(15) : SPREAD;
        return now.plus(length).plusMillis((long) (spread.toMillis() * chance));
    }

    private static Optional<Duration> parse(String text, Instant now) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Math.max(1, Long.parseLong(text))));
        }
        try {
            var until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return until.isAfter(now) ? Optional.of(Duration.between(now, until)) : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
