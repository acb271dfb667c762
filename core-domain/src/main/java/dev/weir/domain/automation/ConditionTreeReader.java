package dev.weir.domain.automation;

import static dev.weir.domain.automation.TreeReading.at;
import static dev.weir.domain.automation.TreeReading.need;
import static dev.weir.domain.automation.TreeReading.refusal;
import static dev.weir.domain.automation.TreeReading.text;

import dev.weir.domain.automation.AutomationCondition.AssetMatches;
import dev.weir.domain.automation.AutomationCondition.AtMost;
import dev.weir.domain.automation.AutomationCondition.Blocking;
import dev.weir.domain.automation.AutomationCondition.Checks;
import dev.weir.domain.automation.AutomationCondition.CronTickPassed;
import dev.weir.domain.automation.AutomationCondition.Debounced;
import dev.weir.domain.automation.AutomationCondition.Deps;
import dev.weir.domain.automation.AutomationCondition.Filter;
import dev.weir.domain.automation.AutomationCondition.NewlyTrue;
import dev.weir.domain.automation.AutomationCondition.Not;
import dev.weir.domain.automation.AutomationCondition.Quantifier;
import dev.weir.domain.automation.AutomationCondition.RanWithin;
import dev.weir.domain.automation.AutomationCondition.RunTags;
import dev.weir.domain.automation.AutomationCondition.Virtual;
import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/** Reads the object form of a condition. */
final class ConditionTreeReader {

    /** What may stand beside the one key that says which form it is. */
    private static final Set<String> BESIDE = Set.of("label", "allow", "ignore", "blocking_only");

    private static final List<String> FORMS = List.of(
            "is",
            "text",
            "and",
            "or",
            "not",
            "newly_true",
            "since",
            "since_last_handled",
            "any_deps",
            "all_deps",
            "any_checks",
            "all_checks",
            "asset_matches",
            "allow_in",
            "ignore_in",
            "without",
            "replace",
            "through_virtual",
            "cron_tick_passed",
            "all_deps_updated_since_cron",
            "on_cron",
            "executed_with_tags",
            "any_new_update_has_run_tags",
            "all_new_updates_have_run_tags",
            "ran_within",
            "debounced",
            "at_most",
            "building_missing");

    private int depth;

    AutomationCondition read(Tree tree) {
        if (depth > Bounds.DEEPEST) {
            throw refusal(tree, "the condition is nested more than %d deep".formatted(Bounds.DEEPEST));
        }
        depth++;
        try {
            return switch (tree) {
                case Tree.Text name -> named(name);
                case Tree.Fields fields -> Bounds.checked(form(fields));
                default -> throw refusal(tree, "a condition is %s, must be a name or a map".formatted(tree.kind()));
            };
        } finally {
            depth--;
        }
    }

    private static AutomationCondition named(Tree.Text name) {
        return Policies.named(name.value())
                .orElseThrow(() -> refusal(
                        name,
                        "no condition \"%s\"%s"
                                .formatted(name.value(), TreeReading.didYouMean(name.value(), allNames()))));
    }

    static List<String> allNames() {
        var names = new ArrayList<>(Operand.names());
        names.addAll(Policies.names());
        return names;
    }

    private AutomationCondition form(Tree.Fields fields) {
        var forms = fields.values().keySet().stream()
                .filter(name -> !BESIDE.contains(name))
                .toList();
        if (forms.size() != 1) {
            throw refusal(
                    fields,
                    forms.isEmpty()
                            ? "a condition needs one of " + String.join(", ", FORMS)
                            : "a condition can be only one of " + String.join(", ", forms));
        }
        var form = forms.getFirst();
        var value = need(fields, form, "a condition");
        var condition = reading(fields, () -> form(form, value, fields));
        return at(fields, "label")
                .map(label -> condition.labelled(text(label, "label")))
                .orElse(condition);
    }

    /** Refusals of the algebra itself get the place of the object that they are about. */
    private static AutomationCondition reading(
            Tree.Fields fields, java.util.function.Supplier<AutomationCondition> step) {
        try {
            return step.get();
        } catch (PlacedRefusal e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new PlacedRefusal(refusal(fields, String.valueOf(e.getMessage())));
        }
    }

    private static final class PlacedRefusal extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        PlacedRefusal(IllegalArgumentException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private AutomationCondition form(String form, Tree value, Tree.Fields fields) {
        return switch (form) {
            case "is" -> read(value);
            case "text" -> ConditionText.parse(text(value, form));
            case "and" -> joined(value, form, AutomationCondition::and);
            case "or" -> joined(value, form, AutomationCondition::or);
            case "not" -> new Not(read(value));
            case "newly_true" -> new NewlyTrue(read(value));
            case "since_last_handled" -> Policies.sinceLastHandled(read(value));
            case "since" -> part(value, form, "trigger").since(part(value, form, "reset"));
            case "any_deps" -> new Deps(Quantifier.ANY, read(value), filter(fields), Virtual.TAKEN);
            case "all_deps" -> new Deps(Quantifier.ALL, read(value), filter(fields), Virtual.TAKEN);
            case "any_checks" -> new Checks(Quantifier.ANY, read(value), blocking(fields), filter(fields));
            case "all_checks" -> new Checks(Quantifier.ALL, read(value), blocking(fields), filter(fields));
            case "asset_matches" -> new AssetMatches(textAt(value, form, "asset"), part(value, form, "condition"));
            case "allow_in" -> Rewriting.allow(part(value, form, "condition"), selection(value, form));
            case "ignore_in" -> Rewriting.ignore(part(value, form, "condition"), selection(value, form));
            case "without" -> Rewriting.without(part(value, form, "condition"), part(value, form, "remove"));
            case "replace" -> replace(TreeReading.fields(value, form));
            case "through_virtual" -> Rewriting.throughVirtual(read(value));
            case "building_missing" -> Policies.buildingMissing(read(value));
            default -> parameters(form, value);
        };
    }

    private AutomationCondition parameters(String form, Tree value) {
        return switch (form) {
            case "cron_tick_passed" -> cron(value, form, CronTickPassed::new);
            case "all_deps_updated_since_cron" -> cron(value, form, Policies::allDepsUpdatedSinceCron);
            case "on_cron" -> cron(value, form, Policies::onCron);
            case "executed_with_tags" -> tags(RunTags.Scope.EXECUTED_WITH, value, form);
            case "any_new_update_has_run_tags" -> tags(RunTags.Scope.ANY_NEW_UPDATE, value, form);
            case "all_new_updates_have_run_tags" -> tags(RunTags.Scope.ALL_NEW_UPDATES, value, form);
            case "ran_within" -> new RanWithin(Bounds.duration(text(value, form)));
            case "debounced" ->
                new Debounced(
                        part(value, form, "condition"),
                        Bounds.duration(textAt(value, form, "quiet")),
                        Bounds.duration(textAt(value, form, "longest")));
            case "at_most" ->
                new AtMost(
                        part(value, form, "condition"),
                        TreeReading.whole(need(TreeReading.fields(value, form), "times", form), "times"),
                        Bounds.duration(textAt(value, form, "pause")));
            default ->
                throw refusal(value, "no condition \"%s\"%s".formatted(form, TreeReading.didYouMean(form, FORMS)));
        };
    }

    private AutomationCondition joined(Tree value, String form, BinaryOperator<AutomationCondition> join) {
        return TreeReading.items(value, form).stream()
                .map(this::read)
                .reduce(join)
                .orElseThrow(() -> refusal(value, form + " needs at least one operand"));
    }

    private AutomationCondition part(Tree value, String form, String name) {
        return read(need(TreeReading.fields(value, form), name, form));
    }

    private static String textAt(Tree value, String form, String name) {
        return text(need(TreeReading.fields(value, form), name, form), name);
    }

    private static EntitySelection selection(Tree value, String form) {
        return SelectionTree.read(need(TreeReading.fields(value, form), "selection", form));
    }

    private AutomationCondition replace(Tree.Fields value) {
        var in = read(need(value, "condition", "replace"));
        var by = read(need(value, "new", "replace"));
        var old = need(value, "old", "replace");
        if (old instanceof Tree.Fields fields
                && fields.values().size() == 1
                && fields.at("text").orElse(null) instanceof Tree.Text name) {
            return Rewriting.replace(in, name.value(), by);
        }
        return Rewriting.replace(in, read(old), by);
    }

    private static Filter filter(Tree.Fields fields) {
        return new Filter(
                at(fields, "allow").map(SelectionTree::read),
                at(fields, "ignore").map(SelectionTree::read));
    }

    private static Blocking blocking(Tree.Fields fields) {
        return at(fields, "blocking_only")
                        .filter(tree -> TreeReading.flag(tree, "blocking_only"))
                        .isPresent()
                ? Blocking.ONLY
                : Blocking.ALL;
    }

    private static AutomationCondition cron(Tree value, String form, BinaryStringCondition made) {
        var fields = TreeReading.fields(value, form);
        var zone = at(fields, "zone").map(tree -> text(tree, "zone")).orElse("UTC");
        return made.of(text(need(fields, "cron", form), "cron"), zone);
    }

    private interface BinaryStringCondition {
        AutomationCondition of(String cron, String zone);
    }

    private static AutomationCondition tags(RunTags.Scope scope, Tree value, String form) {
        var fields = TreeReading.fields(value, form);
        TreeReading.onlyKnown(fields, List.of("keys", "values"), form);
        return new RunTags(
                scope,
                at(fields, "keys")
                        .map(tree -> new TreeSet<>(TreeReading.texts(tree, "keys")))
                        .orElseGet(TreeSet::new),
                at(fields, "values")
                        .map(tree -> TreeReading.textMap(tree, "values"))
                        .orElseGet(TreeMap::new));
    }
}
