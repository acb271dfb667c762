package dev.weir.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {

    @Test
    void unitsAreAdded() {
        assertThat(Span.parse("1h30m")).isEqualTo(Duration.ofMinutes(90));
        assertThat(Span.parse("2w")).isEqualTo(Duration.ofDays(14));
        assertThat(Span.parse("500ms")).isEqualTo(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "30s", "5m", "1h30m", "14d", "1d2h3m4s5ms"})
    void whatIsPrintedReadsAsTheSame(String text) {
        assertThat(Span.print(Span.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "1.5h", "-3s", "3 s", "1y"})
    void whatHasNoUnitIsRefused(String text) {
        assertThatThrownBy(() -> Span.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
