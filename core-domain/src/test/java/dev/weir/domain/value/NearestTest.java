package dev.weir.domain.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> METHODS = List.of("fqn", "tag", "source", "state", "result", "environment-id");

    @Test
    void aSwapOfTwoLettersIsOneSlip() {
        assertThat(Nearest.to("sate", METHODS)).contains("state");
        assertThat(Nearest.to("environmnet-id", METHODS)).contains("environment-id");
    }

    @Test
    void upperCaseIsNoSlip() {
        assertThat(Nearest.to("TAG", METHODS)).contains("tag");
    }

    @Test
    void anotherWordIsNotSuggested() {
        assertThat(Nearest.to("owner", METHODS)).isEmpty();
        assertThat(Nearest.to("", METHODS)).isEmpty();
        assertThat(Nearest.to("x", List.of("y"))).isEmpty();
    }

    @Test
    void ofEqualsTheFirstInAlphabeticalOrderIsTaken() {
        assertThat(Nearest.to("cat", List.of("rat", "bat"))).contains("bat");
    }
}
