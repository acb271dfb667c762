package dev.weir.app.browse;

import dev.weir.app.observe.ManifestShelf.Shelved;
import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.command.CommandPlan;
import dev.weir.domain.selection.SelectionEvaluator;
import dev.weir.domain.selection.SelectionException;
import dev.weir.ports.driving.BrowseJobs.StepPlan;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans of commands, each worked out once for a manifest that is at hand. */
final class StepPlans {

    private static final int MOST = 2_000;

    private final Map<What, Planned> known = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<ManifestHash, Optional<SelectionEvaluator>> evaluators = new LinkedHashMap<>();

    private record What(ManifestHash manifest, String command) {}

    /** A step with the nodes that it works on. */
    record Planned(StepPlan step, Optional<Shelved> manifest, BitSet nodes) {

        boolean worksOn(String uniqueId) {
            var index = manifest.map(it -> it.file().manifest().indexOf(uniqueId));
            return index.isPresent()
                    && index.get().isPresent()
                    && nodes.get(index.get().getAsInt());
        }
    }

    Planned of(String command, Optional<Shelved> manifest) {
        if (manifest.isEmpty()) {
            return unclear(command, "no manifest is known yet");
        }
        var what = new What(manifest.get().version().hash(), command);
        synchronized (known) {
            var planned = known.computeIfAbsent(what, _ -> plan(command, manifest.get()));
            while (known.size() > MOST) {
                known.remove(known.keySet().iterator().next());
            }
            return planned;
        }
    }

    private Planned plan(String command, Shelved manifest) {
        var evaluator = evaluators.computeIfAbsent(manifest.version().hash(), _ -> evaluator(manifest));
        if (evaluators.size() > 8) {
            evaluators.remove(evaluators.keySet().iterator().next());
        }
        return evaluator
                .map(it -> planned(command, manifest, CommandPlan.of(command, it)))
                .orElseGet(() -> unclear(command, "the project's selectors cannot be read"));
    }

    private static Optional<SelectionEvaluator> evaluator(Shelved manifest) {
        try {
            return Optional.of(SelectionEvaluator.of(manifest.file().manifest()));
        } catch (SelectionException unreadable) {
            return Optional.empty();
        }
    }

    private static Planned planned(String command, Shelved shelved, CommandPlan plan) {
        return switch (plan) {
            case CommandPlan.Works works -> {
                var manifest = shelved.file().manifest();
                var warnings = works.warnings().isEmpty()
                        ? Optional.<String>empty()
                        : Optional.of("selects nothing: " + String.join(", ", works.warnings()));
                yield new Planned(
                        new StepPlan(
                                command,
                                works.effect().word(),
                                manifest.uniqueIds(works.built(manifest)),
                                works.nodes().cardinality(),
                                warnings),
                        Optional.of(shelved),
                        works.nodes());
            }
            case CommandPlan.WorksOnNothing(var why) ->
                new Planned(
                        new StepPlan(command, "nothing", List.of(), 0, Optional.of(why)),
                        Optional.empty(),
                        new BitSet());
            case CommandPlan.Unclear(var why) -> unclear(command, why);
        };
    }

    private static Planned unclear(String command, String why) {
        return new Planned(
                new StepPlan(command, "unclear", List.of(), 0, Optional.of(why)), Optional.empty(), new BitSet());
    }
}
