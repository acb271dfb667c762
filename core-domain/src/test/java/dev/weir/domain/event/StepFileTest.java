package dev.weir.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepFileTest {

    @ParameterizedTest
    @CsvSource({
        "dbt build --select tag:nightly, RESULTS",
        "dbt --log-level debug build, RESULTS",
        "dbt --no-use-colors --target run test, RESULTS",
        "dbt --warn-error SNAPSHOT, RESULTS",
        "dbt source freshness, FRESHNESS",
        "dbt docs generate, RESULTS",
        "dbt docs generate --no-compile, NONE",
        "dbt docs serve, NONE",
        "dbt --profiles-dir build deps, NONE",
        "dbt ls --select build, NONE"
    })
    void theCommandSaysWhichFileItLeavesWhateverOptionsStandBeforeIt(String line, StepFile file) {
        assertThat(StepFile.of(line)).contains(file);
    }
}
