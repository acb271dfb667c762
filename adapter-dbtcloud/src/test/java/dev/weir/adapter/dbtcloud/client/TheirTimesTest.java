package dev.weir.adapter.dbtcloud.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TheirTimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-01 04:05:06.123456+00:00, 2026-03-01T04:05:06.123456Z",
        "2026-03-01 04:05:06+00:00, 2026-03-01T04:05:06Z",
        "2026-03-01 03:00:40.1+00:00, 2026-03-01T03:00:40.100Z",
        "2026-03-01T04:05:06.123456+00:00, 2026-03-01T04:05:06.123456Z",
        "2026-03-01T04:05:06.123456Z, 2026-03-01T04:05:06.123456Z",
        "2026-03-01T04:05:06.123456789Z, 2026-03-01T04:05:06.123456789Z",
        "2026-03-01T04:05:06.1234567891Z, 2026-03-01T04:05:06.123456789Z",
        "2026-03-01T04:05:06Z, 2026-03-01T04:05:06Z",
        "2026-03-01T04:05:06, 2026-03-01T04:05:06Z",
        "2026-03-01T04:05Z, 2026-03-01T04:05:00Z",
        "2026-03-01T05:35:06+01:30, 2026-03-01T04:05:06Z",
        "2026-03-01T04:05:06+0000, 2026-03-01T04:05:06Z",
        "2026-03-01T04:05:06+00, 2026-03-01T04:05:06Z",
        "2026-03-01 04:05:06 UTC, 2026-03-01T04:05:06Z",
        "1772337906123456, 2026-03-01T04:05:06.123456Z",
        "1772337906123, 2026-03-01T04:05:06.123Z",
        "1772337906, 2026-03-01T04:05:06Z",
    })
    void everySpellingIsRead(String written, Instant meant) {
        assertThat(TheirTimes.parse(written)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "None", "2 hours ago", "2026-13-01 04:05:06+00:00", "2026-03-01", "24:00:36"})
    void whatIsNoTimeWasNotTold(String written) {
        assertThat(TheirTimes.parse(written)).isEmpty();
    }

    @Test
    void filtersGetAnOffsetAndMicroseconds() {
        assertThat(TheirTimes.print(Instant.parse("2026-03-01T04:05:06Z"))).isEqualTo("2026-03-01T04:05:06+00:00");
        assertThat(TheirTimes.print(Instant.parse("2026-03-01T04:05:06.123456789Z")))
                .isEqualTo("2026-03-01T04:05:06.123456+00:00");
    }
}
