package dev.weir.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ab123.us1.dbt.com/deploy/42/projects/7",
                "https://ab123.us1.dbt.com/deploy/42/projects/7/jobs",
                "https://ab123.us1.dbt.com/dashboard/42/projects/7/",
                "https://ab123.us1.dbt.com/#/accounts/42/projects/7/dashboard/",
                "ab123.us1.dbt.com/develop/42/projects/7?tab=x",
            })
    void accountAndProjectAreReadFromAnyPageOfTheProject(String text) {
        assertThat(ProjectAddress.read(text))
                .contains(new ProjectAddress(
                        URI.create("https://ab123.us1.dbt.com"), 42, OptionalLong.of(7), OptionalLong.empty()));
    }

    @Test
    void anEnvironmentIsReadWhereThePageIsOfOne() {
        assertThat(ProjectAddress.read("http://127.0.0.1:9000/deploy/42/projects/7/environments/9/settings"))
                .contains(new ProjectAddress(
                        URI.create("http://127.0.0.1:9000"), 42, OptionalLong.of(7), OptionalLong.of(9)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://ab123.us1.dbt.com/", "not an address", "https://x/deploy/abc", "/deploy/42"})
    void whatNamesNoAccountIsNone(String text) {
        assertThat(ProjectAddress.read(text)).isEmpty();
    }
}
