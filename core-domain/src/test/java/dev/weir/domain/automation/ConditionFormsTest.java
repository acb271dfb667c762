package dev.weir.domain.automation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Text and object form say the same, whatever the condition. */
class ConditionFormsTest {

    @Test
    void whatIsPrintedReadsAsItWas() {
        var conditions = new RandomConditions(new Random(6), List.of("a", "raw/b", "it's", "x:y"));
        for (var i = 0; i < 5_000; i++) {
            var condition = conditions.draw(4);
            var text = ConditionText.print(condition);

            assertThat(ConditionText.parse(text)).as(text).isEqualTo(condition);
            assertThat(ConditionTree.read(ConditionTree.print(condition)))
                    .as(text)
                    .isEqualTo(condition);
        }
    }
}
