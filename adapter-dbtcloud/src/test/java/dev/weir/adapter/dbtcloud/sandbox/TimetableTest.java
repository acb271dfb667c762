package dev.weir.adapter.dbtcloud.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 3 * * *        | 2026-03-01T03:00:00Z | 2026-03-02T03:00:00Z
            */2 * * * *      | 2026-03-01T03:01:59Z | 2026-03-01T03:02:00Z
            1-59/2 * * * *   | 2026-03-01T03:01:00Z | 2026-03-01T03:03:00Z
            30 9,17 * * 1-5  | 2026-02-27T18:00:00Z | 2026-03-02T09:30:00Z
            0 0 29 2 *       | 2026-03-01T00:00:00Z | 2028-02-29T00:00:00Z
            0 0 1 * 0        | 2026-03-02T00:00:00Z | 2026-03-08T00:00:00Z
            """)
    void theNextTimeIsStrictlyAfter(String cron, Instant at, Instant next) {
        assertThat(Timetable.of(cron).after(at)).isEqualTo(next);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> Timetable.of("0 25 * * *")).hasMessageContaining("0–23");
        assertThatThrownBy(() -> Timetable.of("0 3 * *")).hasMessageContaining("4 fields");
    }
}
