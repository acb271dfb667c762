package dev.weir.domain.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.domain.automation.simulation.Simulation;
import dev.weir.domain.value.JsonTrees;
import dev.weir.domain.value.Tree;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a comparison with Dagster 1.13.27 over cases drawn by chance has brought up, each cut down to what shows it. */
class DrawnCasesTest {

    @Test
    void aFirstRecordWithoutADataVersionChangesNone() {
        assertThat(requested("""
                {"id": "first", "assets": [{"key": "m0"}, {"key": "m1", "condition": "data_version_changed"}], "steps": [
                 {"at": "2026-03-02T00:00:00Z", "events": [{"type": "materialized", "asset": "m0"}], "tick": true},
                 {"at": "2026-03-02T00:01:00Z", "tick": true,
                  "events": [{"type": "materialized", "asset": "m1", "data_version": null}]}]}
                """)).containsExactly(List.of(), List.of());
    }

    @Test
    void whatOthersAreStillMadeFromIsRememberedUntilItIsDefinedAgain() {
        assertThat(requested("""
                {"id": "stub", "assets": [{"key": "m0", "condition": "newly_missing"},
                                          {"key": "m1", "deps": ["m0"], "condition": "missing"}], "steps": [
                 {"at": "2026-03-02T00:00:00Z", "tick": true},
                 {"at": "2026-03-02T00:01:00Z", "graph": {"remove": ["m0"]}, "tick": true},
                 {"at": "2026-03-02T00:02:00Z", "graph": {"set": [{"key": "m0", "condition": "newly_missing"}]}, "tick": true}]}
                """).getLast()).containsExactly("m1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
            {"replace": {"condition": {"asset_matches": {"asset": "a", "condition": "missing"}}, "old": {"text": "missing"}, "new": "execution_failed"}} → {"asset_matches":{"asset":"a","condition":"execution_failed"}}
            {"replace": {"condition": {"or": [{"is": "freshness_failed", "label": "Z"}, "missing"]}, "old": {"text": "freshness_failed"}, "new": "execution_failed"}} → {"or":[{"is":"freshness_failed","label":"Z"},"missing"]}
            """)
    void replaceReachesAsFarAsDagsters(String given, String comesTo) {
        assertThat(ConditionTree.print(ConditionTree.read(JsonTrees.read(given).getFirst())))
                .isEqualTo(ConditionTree.print(
                        ConditionTree.read(JsonTrees.read(comesTo).getFirst())));
    }

    @Test
    void onlyWhatLooksAtDepsLooksThroughVirtualOnes() {
        var plain = JsonTrees.read("{\"through_virtual\": \"missing\"}").getFirst();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConditionTree.read(plain))
                .withMessageContaining("looks at no deps");
    }

    /** The first part and the thirty-third turn in the same tick. */
    @Test
    void anExplanationIsGivenAnewWhateverPartsOfItTurn() {
        var others = ", \"in_latest_time_window\"".repeat(31);
        var facts = facts("""
                {"id": "turned", "want": ["facts"], "assets": [{"key": "m0", "condition":
                  {"and": [{"is": "newly_updated", "label": "first"}%s, {"is": "newly_updated", "label": "last"}, "in_progress"]}}], "steps": [
                 {"at": "2026-03-02T00:00:00Z", "tick": true},
                 {"at": "2026-03-02T00:01:00Z", "events": [{"type": "materialized", "asset": "m0"}], "tick": true},
                 {"at": "2026-03-02T00:02:00Z", "tick": true}]}
                """.formatted(others));
        assertThat(facts.get(1).values().values()).contains(Tree.flag(true));
        assertThat(facts.getLast().values().values()).isNotEmpty().doesNotContain(Tree.flag(true));
    }

    @Test
    void anExplanationIsGivenAnewWhereItsPartsAreOfOthers() {
        var facts = facts("""
                {"id": "named", "want": ["facts"], "assets": [{"key": "m2", "deps": ["r1"]},
                  {"key": "m3", "deps": ["m2"], "condition": {"any_deps": "any_deps_updated"}}], "steps": [
                 {"at": "2026-07-01T01:34:20Z", "tick": true},
                 {"at": "2026-07-01T02:04:20Z", "graph": {"change": {"m2": {"deps": ["m1"]}}}, "tick": true}]}
                """);
        assertThat(String.join("|", facts.getFirst().values().keySet())).contains("[r1]");
        assertThat(String.join("|", facts.getLast().values().keySet()))
                .contains("[m1]")
                .doesNotContain("[r1]");
    }

    private static List<Tree.Fields> facts(String scenario) {
        return ticks(scenario).stream()
                .map(it -> inner((Tree.Fields) it.at("facts").orElseThrow()))
                .toList();
    }

    /** Those of the only asset. */
    private static Tree.Fields inner(Tree.Fields facts) {
        return facts.values().values().iterator().next() instanceof Tree.Fields only ? only : facts;
    }

    private static List<List<String>> requested(String scenario) {
        return ticks(scenario).stream()
                .map(it -> it.at("requested")
                        .map(asked -> TreeReading.texts(asked, "requested"))
                        .orElse(List.of()))
                .toList();
    }

    private static List<Tree.Fields> ticks(String scenario) {
        var answer =
                TreeReading.fields(Simulation.answer(JsonTrees.read(scenario).getFirst(), _ -> Set.of()), "the answer");
        return TreeReading.items(answer.at("ticks").orElseThrow(), "ticks").stream()
                .map(Tree.Fields.class::cast)
                .toList();
    }
}
