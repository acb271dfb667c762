package dev.weir.domain.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.automation.simulation.Simulation;
import dev.weir.domain.automation.simulation.Story;
import dev.weir.domain.value.JsonTrees;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@code weir automation simulate --explain} prints. */
class StoryTest {

    private static final String SCENARIO = """
            {"id": "blocked",
             "assets": [{"key": "stg_items"}, {"key": "stg_orders"},
                        {"key": "orders", "deps": ["stg_items", "stg_orders"], "condition": {"text": "eager()"}}],
             "steps": [
              {"at": "2026-03-02T06:00:00Z", "tick": true},
              {"at": "2026-03-02T07:02:30Z", "tick": true, "events": [
                {"type": "materialized", "asset": "stg_items", "at": "2026-03-02T07:01:00Z"},
                {"type": "run_started", "run": "r", "assets": ["stg_orders"], "at": "2026-03-02T07:01:30Z"},
                {"type": "run_finished", "run": "r", "status": "failure", "at": "2026-03-02T07:02:00Z"}]},
              {"at": "2026-03-02T07:05:30Z", "tick": true, "events": [
                {"type": "materialized", "asset": "stg_orders", "at": "2026-03-02T07:05:00Z"}]},
              {"at": "2026-03-02T07:06:00Z", "tick": true}]}
            """;

    private static final String BLOCKED = """
            tick 2 at 2026-03-02T07:02:30Z: nothing is requested
              orders waits for stg_orders, which failed at 2026-03-02 07:02:00
                ✗ eager
                  ✓ in_latest_time_window
                  ✓ SINCE
                    ✓ OR
                      ✗ newly_missing
                        ✓ missing
                      ✓ any_deps_updated
                        ✓ [stg_items] OR
                          ✓ newly_updated_without_root
                            ✓ newly_updated (2026-03-02 07:01:00)
                            ✓ NOT
                              ✗ executed_with_root_target
                          ✗ will_be_requested
                        ✗ [stg_orders] OR
                          ✗ newly_updated_without_root
                            ✗ newly_updated
                            · NOT
                              · executed_with_root_target
                          ✗ will_be_requested
                    ✗ handled
                      ✗ newly_requested
                      ✗ newly_updated
                      ✗ initial_evaluation
                  ✗ NOT
                    ✓ any_deps_missing
                      ✗ [stg_items] AND
                        ✗ missing
                        · NOT
                          · will_be_requested
                      ✓ [stg_orders] AND
                        ✓ missing (2026-03-02 07:02:00)
                        ✓ NOT
                          ✗ will_be_requested
                  · NOT
                    · any_deps_in_progress
            """;

    @Test
    void aStoryTellsTickByTickWhatWasRequestedAndWhatItWaitsFor() {
        var played = Simulation.play(JsonTrees.read(SCENARIO).getFirst(), _ -> Set.of(), Evaluator::evaluate);

        assertThat(Story.of(played))
                .startsWith("blocked\n\ntick 1 at 2026-03-02T06:00:00Z: nothing is requested\n")
                .contains("orders is not requested: nothing has called for it since it was last handled\n")
                .contains(BLOCKED)
                .contains("orders is requested, since stg_orders newly updated at 2026-03-02 07:05:00\n")
                .contains("since it was last handled; last asked for at 2026-03-02 07:05:30\n");
    }

    @Test
    void anEventThatThereIsNotIsRefusedWithTheNearest() {
        var scenario = SCENARIO.replaceFirst("\"materialized\"", "\"materialised\"");
        var played = Simulation.play(JsonTrees.read(scenario).getFirst(), _ -> Set.of(), Evaluator::evaluate);

        assertThat(Story.of(played)).contains("no event \"materialised\". Did you mean materialized?");
    }
}
