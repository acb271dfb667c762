package dev.weir.domain.automation.simulation;

import dev.weir.domain.automation.AutomationCondition;
import dev.weir.domain.automation.ConditionTree;
import dev.weir.domain.automation.Explanation;
import dev.weir.domain.value.Tree;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of a case. */
public sealed interface Played {

    /** {@return the answer in the format of the recorded cases} */
    Tree answer();

    /** It asked what an expression becomes. */
    record Algebra(String id, AutomationCondition condition) implements Played {
        @Override
        public Tree answer() {
            var answer = new LinkedHashMap<String, Tree>();
            answer.put("id", Tree.text(id));
            answer.put("condition", ConditionTree.print(condition));
            return Tree.fields(answer);
        }
    }

    /** It could not be accepted. */
    record Refused(String id, String message) implements Played {
        @Override
        public Tree answer() {
            var answer = new LinkedHashMap<String, Tree>();
            answer.put("id", Tree.text(id));
            answer.put("error", Tree.flag(true));
            answer.put("message", Tree.text(message));
            return Tree.fields(answer);
        }
    }

    /** It was played. */
    record Ticks(String id, List<PlayedTick> ticks, Wanted wanted) implements Played {
        public Ticks {
            ticks = List.copyOf(ticks);
        }

        @Override
        public Tree answer() {
            var last = new LinkedHashMap<String, Tree>();
            var answers = ticks.stream().map(tick -> tick(tick, last)).toList();
            var answer = new LinkedHashMap<String, Tree>();
            answer.put("id", Tree.text(id));
            answer.put("ticks", Tree.items(answers));
            return Tree.fields(answer);
        }

        private Tree tick(PlayedTick tick, Map<String, Tree> last) {
            var evaluation = tick.evaluation();
            var answer = new LinkedHashMap<String, Tree>();
            answer.put("requested", texts(evaluation.requested()));
            answer.put("requested_checks", texts(evaluation.requestedChecks()));
            if (!evaluation.errors().isEmpty()) {
                var errors = new LinkedHashMap<String, Tree>();
                evaluation.errors().forEach((name, message) -> errors.put(name, Tree.text(message)));
                answer.put("errors", Tree.fields(errors));
            }
            if (wanted.facts()) {
                answer.put("facts", facts(tick, last));
            }
            if (wanted.runs()) {
                answer.put("runs", runs(tick.run()));
            }
            return Tree.fields(answer);
        }

        /** An explanation is given when it changes, so the last one stands until there is another. */
        private static Tree facts(PlayedTick tick, Map<String, Tree> last) {
            for (var explanation : tick.evaluation().explanations()) {
                last.put(explanation.name(), facts(explanation));
            }
            var facts = new LinkedHashMap<String, Tree>();
            tick.conditioned().forEach(name -> {
                var known = last.get(name);
                if (known != null) {
                    facts.put(name, known);
                }
            });
            return Tree.fields(facts);
        }

        private static Tree facts(Explanation explanation) {
            var said = new LinkedHashMap<String, Tree>();
            explanation
                    .labelled()
                    .forEach((path, state) -> said.put(
                            path,
                            switch (state) {
                                case TRUE -> Tree.flag(true);
                                case FALSE -> Tree.flag(false);
                                case SKIPPED -> Tree.text("skipped");
                            }));
            return Tree.fields(said);
        }

        private static Tree runs(RequestedRun run) {
            if (run.isEmpty()) {
                return Tree.items(List.of());
            }
            var fields = new LinkedHashMap<String, Tree>();
            fields.put("assets", texts(run.assets()));
            fields.put("checks", run.checks().map(Ticks::texts).orElseGet(Tree::nothing));
            return Tree.items(List.of(Tree.fields(fields)));
        }

        private static Tree texts(Collection<String> texts) {
            return Tree.items(texts.stream().map(Tree::text).toList());
        }
    }
}
