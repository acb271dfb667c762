package dev.weir.adapter.dbtcloud.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T09:24:50.413797Z, 2026-11-22T09:24:50.413797Z",
        "2026-11-22T09:24:50.413797, 2026-11-22T09:24:50.413797Z",
        "2026-11-22 09:24:50, 2026-11-22T09:24:50Z",
        "2026-11-22 09:24, 2026-11-22T09:24:00Z",
        "2026-11-22T09:24:50.413797123Z, 2026-11-22T09:24:50.413797123Z",
        "2026-11-22 09:24:50.1+00:00, 2026-11-22T09:24:50.100Z",
        "2026-11-22T09:24:50+02:00, 2026-11-22T07:24:50Z",
        "2026-11-22T09:24:50-0530, 2026-11-22T14:54:50Z",
        "2026-11-22T09:24:50.5+0000, 2026-11-22T09:24:50.500Z",
        "2026-11-22T09:24:50-05, 2026-11-22T14:24:50Z",
    })
    void everySpellingIsRead(String written, Instant meant) {
        assertThat(Times.read(written)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2026-11-22",
                "2026-13-22T09:24:50Z",
                "2026-11-22T9:24:50Z",
                "2026-11-22T09:24:50+25:00"
            })
    void whatIsNoTimeIsNone(String written) {
        assertThat(Times.read(written)).isEmpty();
    }
}
