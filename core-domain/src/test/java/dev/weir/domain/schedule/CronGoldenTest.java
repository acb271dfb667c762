package dev.weir.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.domain.value.JsonTrees;
import dev.weir.domain.value.Place;
import dev.weir.domain.value.Tree;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every recorded answer of Dagster about cron, or what its rule gives where it leaves the rule. */
class CronGoldenTest {

    private static final DateTimeFormatter WITH_OFFSET = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
    private static final List<Tree> CASES = JsonTrees.resource("/goldens/cron/cases.jsonl");

    @Test
    void thereAreAllCases() {
        assertThat(CASES).hasSize(354);
    }

    @TestFactory
    Stream<DynamicTest> everyCaseAgrees() {
        return CASES.stream()
                .map(Tree.Fields.class::cast)
                .map(golden -> DynamicTest.dynamicTest(texts(golden, "id").getFirst(), () -> agrees(golden)));
    }

    private static void agrees(Tree.Fields golden) {
        if (golden.at("error").isPresent()) {
            assertThatIllegalArgumentException().isThrownBy(() -> answer(golden));
            return;
        }
        var expected = golden.at("next_if_mended").isPresent() ? "next_if_mended" : "next";
        assertThat(answer(golden)).isEqualTo(texts(golden, expected));
    }

    private static List<String> answer(Tree.Fields golden) {
        var table = Timetable.of(texts(golden, "cron"), texts(golden, "zone").getFirst());
        var start = Instant.parse(texts(golden, "start").getFirst());
        var times = golden.at("direction").isPresent() ? table.backFrom(start) : table.from(start);
        return times.limit(10)
                .map(time -> WITH_OFFSET.format(time.atZone(table.zone())))
                .toList();
    }

    private static List<String> texts(Tree.Fields golden, String name) {
        return switch (golden.at(name).orElseThrow()) {
            case Tree.Text(String value, Place _) -> List.of(value);
            case Tree.Items(List<Tree> values, Place _) ->
                values.stream().map(v -> ((Tree.Text) v).value()).toList();
            case Tree other -> throw new IllegalArgumentException(name + " is " + other.kind());
        };
    }
}
