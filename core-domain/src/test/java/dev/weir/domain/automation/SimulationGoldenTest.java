package dev.weir.domain.automation;

import static dev.weir.domain.automation.TreeReading.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.automation.simulation.Simulation;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every recorded scenario, tick by tick: Dagster's answer, or the mended one where there is one. */
class SimulationGoldenTest {

    private static final List<Tree.Fields> ALL = Goldens.all();

    @Test
    void thereAreAllCases() {
        assertThat(ALL).hasSize(634);
        assertThat(ALL.stream().filter(Goldens::open)).hasSize(15);
        // Each of these has a test of its own, here or in AlgebraGoldenTest.
        assertThat(everyCaseAgrees().count() + Goldens.algebra().count()).isEqualTo(619);
    }

    @Test
    void thoseWithoutAMendedAnswerAreDecidedInTheListOfOddities() throws IOException {
        var oddities = Files.readString(Path.of("..", "docs", "oddities.md"));

        assertThat(ALL.stream().filter(Goldens::open).map(Goldens::id))
                .allSatisfy(id -> assertThat(oddities).contains("`" + id + "`"));
    }

    @TestFactory
    Stream<DynamicTest> everyCaseAgrees() {
        return ALL.stream()
                .filter(golden -> golden.at("condition").isEmpty())
                .filter(golden -> !Goldens.open(golden))
                .map(golden -> DynamicTest.dynamicTest(Goldens.id(golden), () -> agrees(golden)));
    }

    private static void agrees(Tree.Fields golden) {
        var answer = TreeReading.fields(Simulation.answer(golden, _ -> Set.of()), "the answer");
        if (at(golden, "expect").isPresent()) {
            assertThat(answer.at("error")).contains(Tree.flag(true));
            return;
        }
        assertThat(answer.at("message")).isEmpty();
        var ours = TreeReading.items(answer.at("ticks").orElseThrow(), "ticks");
        var expected = expected(golden);
        assertThat(ours).hasSize(expected.size());
        for (var i = 0; i < expected.size(); i++) {
            agrees(Goldens.id(golden) + ", tick " + (i + 1), (Tree.Fields) ours.get(i), (Tree.Fields) expected.get(i));
        }
    }

    private static List<Tree> expected(Tree.Fields golden) {
        var mended = Goldens.mended(golden);
        if (mended.isPresent()) {
            return TreeReading.items(mended.get(), "mended");
        }
        var ticks = new ArrayList<Tree>();
        for (var step : TreeReading.items(golden.at("steps").orElseThrow(), "steps")) {
            at((Tree.Fields) step, "expect").ifPresent(ticks::add);
        }
        return ticks;
    }

    private static void agrees(String tick, Tree.Fields ours, Tree.Fields expected) {
        if (expected.at("error").isPresent()) {
            assertThat(ours.at("error")).as(tick).isPresent();
            return;
        }
        assertThat(list(ours, "requested")).as(tick).isEqualTo(list(expected, "requested"));
        assertThat(list(ours, "requested_checks")).as(tick).isEqualTo(list(expected, "requested_checks"));
        if (expected.at("facts").isPresent()) {
            assertThat(ours.at("facts")).as(tick).isEqualTo(expected.at("facts"));
        }
        if (expected.at("runs").isPresent()) {
            assertThat(ours.at("runs")).as(tick).isEqualTo(expected.at("runs"));
        }
    }

    private static List<String> list(Tree.Fields tick, String name) {
        return at(tick, name).map(tree -> TreeReading.texts(tree, name)).orElse(List.of());
    }
}
