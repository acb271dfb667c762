package dev.weir.adapter.dbtcloud.client;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How dbt Cloud writes the times of runs, apart from the code under test. */
final class TheirClock {

    private static final DateTimeFormatter SPACED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSxxx");

    private TheirClock() {}

    static String spaced(Instant time) {
        return SPACED.format(time.atOffset(ZoneOffset.UTC));
    }

    static Instant read(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
