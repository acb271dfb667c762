package dev.weir.app.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.wiring.FileDoors;
import dev.weir.domain.value.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Events of runs: all that the real Dagster reports, and all that it drops. */
class EventGoldenTest {

    private static final Set<String> SPOKEN = Set.of("pass", "warn", "fail", "error");
    private static final Set<String> SAYS_DONE = Set.of("materialised", "reused", "checked");

    private static List<GoldenCase> runs() {
        return GoldenCase.all("events").stream()
                .filter(it ->
                        it.asked().at("kind").filter(Tree.text("run")::equals).isPresent())
                .toList();
    }

    @Test
    void noCaseIsMissing() {
        assertThat(GoldenCase.all("events")).hasSize(93);
        assertThat(runs()).hasSize(77);
        assertThat(runs().stream().filter(GoldenCase::binding)).hasSize(68);
    }

    @TestFactory
    Stream<DynamicTest> saysWhatDagsterSaysAndWhatItDrops() {
        return runs().stream()
                .filter(GoldenCase::binding)
                .map(it -> DynamicTest.dynamicTest(it.id(), () -> agrees(it)));
    }

    @TestFactory
    Stream<DynamicTest> saysTheSameOfWhatEarlierVersionsOfDbtDid() {
        var cases = GoldenCase.ofEarlierVersions("events");
        assertThat(cases).hasSize(34);
        return cases.stream().map(it -> DynamicTest.dynamicTest(it.id(), () -> agrees(it)));
    }

    /** Where Dagster is wrong, Weir is right: a compile materialises nothing. */
    @TestFactory
    Stream<DynamicTest> neverSaysWhatDidNotHappen() {
        return runs().stream()
                .filter(it -> !it.binding())
                .map(it -> DynamicTest.dynamicTest(it.id(), () -> {
                    var never = it.texts("never");
                    assertThat(answer(it)).isNotEmpty().noneMatch(event -> never.contains(text(event, "type")));
                }));
    }

    private static List<Tree.Fields> answer(GoldenCase given) {
        var artifacts = FileDoors.artifacts();
        try (var manifest = artifacts.manifest(given.path("manifest"))) {
            var answer = EventQuestion.of(given.asked(), List.of())
                    .answer(manifest, artifacts.results(given.path("run_results")));
            return fields(Optional.ofNullable(answer.get("events")).orElseThrow());
        }
    }

    private static List<Tree.Fields> fields(Tree list) {
        return ((Tree.Items) list)
                .values().stream().map(Tree.Fields.class::cast).toList();
    }

    private static void agrees(GoldenCase given) {
        var left = new ArrayList<>(answer(given));
        var seen = left.stream().map(it -> text(it, "uniqueId")).toList();
        for (var wanted : fields(given.expected().at("events").orElseThrow())) {
            var found = left.stream().filter(it -> isSame(it, wanted)).findFirst();
            assertThat(found).as("%s among %s", wanted, left).isPresent();
            left.remove(found.orElseThrow());
        }
        var drops = given.texts("dagster_drops");
        assertThat(seen).as("what Dagster drops").containsAll(drops);
        assertThat(left)
                .as("nothing else is said to be done")
                .noneMatch(it -> SAYS_DONE.contains(text(it, "type"))
                        && !(text(it, "type").equals("checked") && drops.contains(text(it, "uniqueId"))));
    }

    private static boolean isSame(Tree.Fields ours, Tree.Fields theirs) {
        boolean alike = List.of("uniqueId", "key", "status", "invocationId", "check").stream()
                .allMatch(it -> value(ours, it).equals(value(theirs, it)));
        return alike && isSameTime(ours, theirs) && isSameType(ours, theirs);
    }

    private static boolean isSameTime(Tree.Fields ours, Tree.Fields theirs) {
        var apart =
                Duration.between(Instant.parse(text(ours, "completedAt")), Instant.parse(text(theirs, "completedAt")));
        return apart.abs().compareTo(Duration.ofMillis(1)) < 0;
    }

    private static boolean isSameType(Tree.Fields ours, Tree.Fields theirs) {
        String type = text(ours, "type");
        String status = text(theirs, "status");
        if (text(theirs, "type").equals("materialised")) {
            return type.equals("materialised")
                    || (type.equals("reused") && Set.of("no-op", "reused").contains(status));
        }
        return SPOKEN.contains(status)
                ? type.equals("checked")
                        && List.of("passed", "severity", "failedRows").stream()
                                .allMatch(it -> value(ours, it).equals(value(theirs, it)))
                : Set.of("checked", "skipped", "observed").contains(type);
    }

    private static Tree value(Tree.Fields event, String field) {
        return event.at(field).orElseGet(Tree::nothing);
    }

    private static String text(Tree.Fields event, String field) {
        return value(event, field) instanceof Tree.Text(String text, var _) ? text : "";
    }
}
