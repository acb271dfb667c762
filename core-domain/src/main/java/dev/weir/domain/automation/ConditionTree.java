package dev.weir.domain.automation;

import dev.weir.domain.automation.AutomationCondition.And;
import dev.weir.domain.automation.AutomationCondition.AnyDownstream;
import dev.weir.domain.automation.AutomationCondition.AssetMatches;
import dev.weir.domain.automation.AutomationCondition.AtMost;
import dev.weir.domain.automation.AutomationCondition.Blocking;
import dev.weir.domain.automation.AutomationCondition.Checks;
import dev.weir.domain.automation.AutomationCondition.CronTickPassed;
import dev.weir.domain.automation.AutomationCondition.Debounced;
import dev.weir.domain.automation.AutomationCondition.Deps;
import dev.weir.domain.automation.AutomationCondition.Filter;
import dev.weir.domain.automation.AutomationCondition.Labelled;
import dev.weir.domain.automation.AutomationCondition.NewlyTrue;
import dev.weir.domain.automation.AutomationCondition.Not;
import dev.weir.domain.automation.AutomationCondition.Or;
import dev.weir.domain.automation.AutomationCondition.Plain;
import dev.weir.domain.automation.AutomationCondition.Quantifier;
import dev.weir.domain.automation.AutomationCondition.RanWithin;
import dev.weir.domain.automation.AutomationCondition.RunTags;
import dev.weir.domain.automation.AutomationCondition.Since;
import dev.weir.domain.automation.AutomationCondition.Virtual;
import dev.weir.domain.value.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/** Prints a condition as a tree: the object form, all shorthands written out, labels kept. */
public final class ConditionTree {

    private ConditionTree() {}

    /**
     * {@return the condition that a tree says: a name, an object, or {@code {"text": …}} with the text form}
     *
     * @throws IllegalArgumentException naming the place and what is wrong there
     */
    public static AutomationCondition read(Tree tree) {
        return new ConditionTreeReader().read(tree);
    }

    /** {@return the object form} */
    public static Tree print(AutomationCondition condition) {
        return switch (condition) {
            case Plain(Operand operand) -> Tree.text(operand.toString());
            case CronTickPassed(String cron, String zone) ->
                node("cron_tick_passed", fields("cron", Tree.text(cron), "zone", Tree.text(zone)));
            case RunTags tags -> node(tags.scope().toString(), tags(tags));
            case RanWithin within -> node("ran_within", Tree.text(Bounds.text(within.time())));
            case And and -> node("and", all(and.operands()));
            case Or or -> node("or", all(or.operands()));
            case Not not -> node("not", print(not.operand()));
            case NewlyTrue newly -> node("newly_true", print(newly.operand()));
            case Since since -> node("since", fields("trigger", print(since.trigger()), "reset", print(since.reset())));
            case Deps deps -> printDeps(deps);
            case Checks checks -> {
                var node = quantified("_checks", checks.quantifier(), checks.operand());
                if (checks.blocking() == Blocking.ONLY) {
                    node.put("blocking_only", Tree.flag(true));
                }
                addFilter(node, checks.filter());
                yield Tree.fields(node);
            }
            case AssetMatches matches ->
                node("asset_matches", fields("asset", Tree.text(matches.key()), "condition", print(matches.operand())));
            case AnyDownstream _ -> Tree.text("any_downstream_conditions");
            case Debounced debounced ->
                node(
                        "debounced",
                        fields(
                                "condition", print(debounced.operand()),
                                "quiet", Tree.text(Bounds.text(debounced.quiet())),
                                "longest", Tree.text(Bounds.text(debounced.longest()))));
            case AtMost atMost ->
                node(
                        "at_most",
                        fields(
                                "condition", print(atMost.operand()),
                                "times", Tree.number(atMost.times()),
                                "pause", Tree.text(Bounds.text(atMost.pause()))));
            case Labelled(AutomationCondition inner, String label) -> label(print(inner), label);
        };
    }

    private static Tree printDeps(Deps deps) {
        var node = quantified("_deps", deps.quantifier(), deps.operand());
        addFilter(node, deps.filter());
        return deps.virtual() == Virtual.LOOKED_THROUGH
                ? node("through_virtual", Tree.fields(node))
                : Tree.fields(node);
    }

    private static SequencedMap<String, Tree> quantified(
            String what, Quantifier quantifier, AutomationCondition operand) {
        var node = new LinkedHashMap<String, Tree>();
        node.put(quantifier.name().toLowerCase(Locale.ROOT) + what, print(operand));
        return node;
    }

    private static void addFilter(Map<String, Tree> node, Filter filter) {
        filter.allow().ifPresent(selection -> node.put("allow", SelectionTree.print(selection)));
        filter.ignore().ifPresent(selection -> node.put("ignore", SelectionTree.print(selection)));
    }

    private static Tree tags(RunTags tags) {
        var node = new LinkedHashMap<String, Tree>();
        if (!tags.keys().isEmpty()) {
            node.put("keys", Tree.items(tags.keys().stream().map(Tree::text).toList()));
        }
        if (!tags.values().isEmpty()) {
            var values = new LinkedHashMap<String, Tree>();
            tags.values().forEach((name, value) -> values.put(name, Tree.text(value)));
            node.put("values", Tree.fields(values));
        }
        return Tree.fields(node);
    }

    private static Tree label(Tree node, String label) {
        var labelled = new LinkedHashMap<String, Tree>();
        if (node instanceof Tree.Fields fields) {
            labelled.putAll(fields.values());
        } else {
            labelled.put("is", node);
        }
        labelled.put("label", Tree.text(label));
        return Tree.fields(labelled);
    }

    private static Tree all(List<AutomationCondition> operands) {
        return Tree.items(operands.stream().map(ConditionTree::print).toList());
    }

    private static Tree node(String name, Tree value) {
        return fields(name, value);
    }

    private static Tree fields(Object... namesAndTrees) {
        var fields = new LinkedHashMap<String, Tree>();
        for (var i = 0; i < namesAndTrees.length; i += 2) {
            fields.put((String) namesAndTrees[i], (Tree) namesAndTrees[i + 1]);
        }
        return Tree.fields(fields);
    }
}
