package dev.weir.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.event.KeptRun.NodePreview;
import org.junit.jupiter.api.Test;

class LogPreviewTest {

    @Test
    void theNewestWordOnEachNodeIsShownInTheOrderOfTheirFirstLines() {
        var log = """
                03:00:41  Running with dbt=1.12.6
                03:00:42  1 of 4 START sql view model main.stg_orders ............................ [RUN]
                03:00:42  2 of 4 START test not_null_orders_id ................................... [RUN]
                03:00:42  1 of 4 OK created sql view model main.stg_orders ....................... [\u001b[32mOK\u001b[0m in 0.05s]
                03:00:43  2 of 4 FAIL 17 not_null_orders_id ...................................... [FAIL 17 in 0.02s]
                03:00:43  3 of 4 SKIP relation main.orders ....................................... [SKIP]
                03:00:43  4 of 4 ERROR creating sql table model main.a_model_whose_name_is_longer_than_the_line [ERROR in 1s]
                """;

        assertThat(LogPreview.of(log))
                .containsExactly(
                        new NodePreview("main.stg_orders", "ok"),
                        new NodePreview("not_null_orders_id", "fail"),
                        new NodePreview("main.orders", "skip"),
                        new NodePreview("main.a_model_whose_name_is_longer_than_the_line", "error"));
    }

    @Test
    void textWithoutNodesSaysNothing() {
        assertThat(LogPreview.of("03:00:41  Found 12 models\n[\n1 of\n")).isEmpty();
    }
}
