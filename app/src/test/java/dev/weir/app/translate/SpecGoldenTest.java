package dev.weir.app.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.app.wiring.FileDoors;
import dev.weir.domain.translation.SpecWriting;
import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Assets and checks as the real Dagster gives them. */
class SpecGoldenTest {

    private static final Set<String> BUILT = Set.of("model", "seed", "snapshot");

    @Test
    void noCaseIsMissing() {
        var cases = GoldenCase.all("specs");

        assertThat(cases).hasSize(68);
        assertThat(cases.stream().filter(GoldenCase::binding)).hasSize(53);
    }

    @TestFactory
    Stream<DynamicTest> agreesWithDagster() {
        return GoldenCase.all("specs").stream()
                .filter(GoldenCase::binding)
                .map(it -> DynamicTest.dynamicTest(it.id(), () -> agrees(it)));
    }

    @TestFactory
    Stream<DynamicTest> agreesWithDagsterOnWhatEarlierVersionsOfDbtWrote() {
        var cases = GoldenCase.ofEarlierVersions("specs");
        assertThat(cases).hasSize(7);
        return cases.stream().map(it -> DynamicTest.dynamicTest(it.id(), () -> agrees(it)));
    }

    /** Where Dagster fails for reasons of its own, Weir only has to answer. */
    @TestFactory
    Stream<DynamicTest> answers() {
        return GoldenCase.all("specs").stream()
                .filter(it -> !it.binding())
                .map(it -> DynamicTest.dynamicTest(
                        it.id(), () -> assertThat(answerOrRefusal(it)).isNotEmpty()));
    }

    private static String answerOrRefusal(GoldenCase given) {
        try {
            return String.join(" ", answer(given).keySet());
        } catch (IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static Map<String, Tree> answer(GoldenCase given) {
        try (var manifest = FileDoors.artifacts().manifest(given.path("manifest"), SpecWriting.FIELDS)) {
            return SpecQuestion.of(given.asked(), List.of()).answer(manifest);
        }
    }

    private static void agrees(GoldenCase given) {
        if (given.refused()) {
            var refusal = assertThatThrownBy(() -> answer(given)).isInstanceOf(IllegalArgumentException.class);
            given.texts("mentions").forEach(refusal::hasMessageContaining);
            return;
        }
        var answer = answer(given);
        var without = given.expected().at("testsWithoutCheck").orElseThrow();
        compare(given, answer, "assets", extra -> !BUILT.contains(extra.substring(0, extra.indexOf('.'))));
        compare(
                given,
                answer,
                "checks",
                extra -> ((Tree.Items) without).values().contains(Tree.text(extra)));
    }

    private static void compare(
            GoldenCase given, Map<String, Tree> answer, String what, java.util.function.Predicate<String> mayBeMore) {
        var ours = byId(answer.getOrDefault(what, Tree.nothing()));
        var theirs = byId(given.expected().at(what).orElseThrow());
        assertThat(ours.keySet()).as(what).containsAll(theirs.keySet());
        assertThat(ours.keySet().stream().filter(it -> !theirs.containsKey(it)))
                .as("more %s", what)
                .allMatch(mayBeMore);
        theirs.forEach((id, wanted) -> {
            var found = Optional.ofNullable(ours.get(id)).orElseThrow();
            wanted.values()
                    .forEach((field, value) -> assertThat(
                                    normal(field, found.at(field).orElseGet(Tree::nothing)))
                            .as("%s of %s", field, id)
                            .isEqualTo(normal(field, value)));
        });
    }

    private static Map<String, Tree.Fields> byId(Tree list) {
        var found = new LinkedHashMap<String, Tree.Fields>();
        for (var item : ((Tree.Items) list).values()) {
            var fields = (Tree.Fields) item;
            found.put(((Tree.Text) fields.at("uniqueId").orElseThrow()).value(), fields);
        }
        return found;
    }

    /** Order matters only among columns; dbt and dbtcloud are one kind; absent, null and empty are equal. */
    private static Tree normal(String field, Tree tree) {
        return switch (tree) {
            case Tree.Items(var items, var _) when items.isEmpty() -> Tree.nothing();
            case Tree.Items(var items, var _) -> {
                var all = new ArrayList<>(
                        items.stream().map(it -> normal(field, it)).toList());
                if (Set.of("deps", "owners", "kinds", "additionalDeps", "tags").contains(field)) {
                    all.sort(java.util.Comparator.comparing(Tree::toString));
                }
                yield Tree.items(all);
            }
            case Tree.Fields fields -> {
                var kept = new java.util.TreeMap<String, Tree>();
                fields.values().forEach((key, value) -> {
                    var normal = normal(key, value);
                    if (!(normal instanceof Tree.Nothing)) {
                        kept.put(key, normal);
                    }
                });
                yield Tree.fields(new LinkedHashMap<>(kept));
            }
            case Tree.Text(String value, var _)
            when field.equals("kinds") && value.equals("dbt") -> Tree.text("dbtcloud");
            case Tree.Text(String value, var _) -> Tree.text(value);
            case Tree.Num _, Tree.Flag _, Tree.Nothing _ -> tree;
        };
    }

    @Test
    void everyRefusalNamesItsNode() {
        var named = List.of("thorns-owner-invalid", "thorns-key-number", "thorns-group-invalid");

        assertThat(GoldenCase.all("specs").stream()
                        .filter(it -> named.contains(it.id()))
                        .map(SpecGoldenTest::answerOrRefusal))
                .allMatch(it -> it.contains("model.thorns.one"));
    }
}
