package dev.weir.domain.command;

import dev.weir.domain.asset.AssetParents;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.selection.SelectionAnswer;
import dev.weir.domain.selection.SelectionEvaluator;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** What a command is meant to do over a manifest. Closed by nature: it works on nodes, works on none, or nobody can tell beforehand. */
public sealed interface CommandPlan {

    /**
     * It works on these nodes.
     *
     * @param nodes by their numbers in the manifest, tests and ephemeral models among them
     * @param warnings what dbt would warn of: words that select nothing
     */
    record Works(Effect effect, BitSet nodes, List<String> warnings) implements CommandPlan {
        public Works {
            nodes = (BitSet) nodes.clone();
            warnings = List.copyOf(warnings);
        }

        /** {@return the assets that are made by it: models, seeds and snapshots that are something in the warehouse} */
        public BitSet built(Manifest manifest) {
            var built = new BitSet(manifest.size());
            if (effect == Effect.BUILDS) {
                nodes.stream()
                        .filter(it -> AssetParents.isBuilt(manifest.node(it)))
                        .forEach(built::set);
            }
            return built;
        }
    }

    /** It works on no node. {@code why} is half a sentence. */
    record WorksOnNothing(String why) implements CommandPlan {}

    /** What it works on depends on what is not known here. {@code why} is half a sentence. */
    record Unclear(String why) implements CommandPlan {}

    /** What becomes of the nodes. */
    enum Effect {
        BUILDS,
        TESTS,
        /** Fresh tables are made from those of another environment: they say nothing of production. */
        CLONES,
        /** Nothing becomes of them: they are listed, compiled, described, or asked how fresh they are. */
        LOOKS;

        /** {@return the word of it} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Plans a line; one that dbt would not take is unclear. */
    static CommandPlan of(String line, SelectionEvaluator evaluator) {
        try {
            return of(DbtCommand.parse(line), evaluator);
        } catch (CommandRefused refused) {
            return new Unclear(refused.sentence());
        }
    }

    /** Plans a command over the manifest of {@code evaluator}. Errs towards unclear. */
    static CommandPlan of(DbtCommand command, SelectionEvaluator evaluator) {
        var query = command.query();
        if (query.isEmpty()) {
            return withoutNodes(command.name());
        }
        return switch (evaluator.answer(query.get())) {
            case SelectionAnswer.Refused(var refusal) -> new Unclear(refusal.sentence());
            case SelectionAnswer.Selected(var nodes, var warnings) -> new Works(effect(command), nodes, warnings);
        };
    }

    private static Effect effect(DbtCommand command) {
        return switch (command.verb().orElseThrow()) {
            case BUILD, RUN, SEED, SNAPSHOT -> Effect.BUILDS;
            case TEST -> Effect.TESTS;
            case CLONE -> Effect.CLONES;
            case LS, COMPILE, DOCS_GENERATE, SOURCE_FRESHNESS, SHOW -> Effect.LOOKS;
        };
    }

    private static CommandPlan withoutNodes(String name) {
        return switch (name) {
            case "deps", "clean", "debug", "init", "parse", "docs serve" ->
                new WorksOnNothing("dbt %s touches no node".formatted(name));
            case "retry" -> new Unclear("dbt retry repeats what failed in the run before");
            case "run-operation" -> new Unclear("a macro may do anything");
            default -> new Unclear("Weir knows no command dbt %s".formatted(name));
        };
    }
}
