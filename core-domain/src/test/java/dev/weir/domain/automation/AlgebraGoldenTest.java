package dev.weir.domain.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.domain.value.Tree;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What expressions become, as recorded from Dagster, or mended. */
class AlgebraGoldenTest {

    @TestFactory
    Stream<DynamicTest> everyCaseAgrees() {
        return Goldens.algebra().map(golden -> DynamicTest.dynamicTest(Goldens.id(golden), () -> agrees(golden)));
    }

    private static void agrees(Tree.Fields golden) {
        var expected = TreeReading.fields(
                Goldens.mended(golden).or(() -> golden.at("expect")).orElseThrow(), "expect");
        var condition = golden.at("condition").orElseThrow();
        if (expected.at("error").isPresent()) {
            assertThatIllegalArgumentException().isThrownBy(() -> ConditionTree.read(condition));
            return;
        }
        assertThat(ConditionTree.print(ConditionTree.read(condition)))
                .isEqualTo(expected.at("condition").orElseThrow());
    }
}
