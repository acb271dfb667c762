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
    void batchesDoNotSpeakForTheirModel() {
        var log = """
                09:41:17  83 of 155 START sql microbatch model main.rain_batches ......................... [RUN]
                09:41:17  Batch 1 of 3 START batch 2024 of main.rain_batches ............................. [RUN]
                09:41:17  Batch 1 of 3 OK created batch 2024 of main.rain_batches ........................ [OK in 0.06s]
                """;

        assertThat(LogPreview.of(log)).containsExactly(new NodePreview("main.rain_batches", "start"));
        assertThat(
                        LogPreview.of(
                                log
                                        + "09:41:17  83 of 155 PARTIALLY created sql microbatch model main.rain_batches ... [PARTIAL SUCCESS (2/3) in 0.22s]"))
                .containsExactly(new NodePreview("main.rain_batches", "partial success"));
    }

    @Test
    void aSkipsReasonAndALineWithoutAVerdictAreUnderstood() {
        var log = """
                09:40:13  123 of 155 SKIP relation main.features due to ephemeral model status 'skipped' . [ERROR SKIP]
                09:40:14  124 of 155 NO-OP exposure sales_board ..........................................
                """;

        assertThat(LogPreview.of(log))
                .containsExactly(new NodePreview("main.features", "skip"), new NodePreview("sales_board", "no-op"));
    }

    @Test
    void textWithoutNodesSaysNothing() {
        assertThat(LogPreview.of("03:00:41  Found 12 models\n[\n1 of\n")).isEmpty();
    }
}
