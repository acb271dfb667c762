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
import dev.weir.domain.automation.AutomationCondition.RanWithin;
import dev.weir.domain.automation.AutomationCondition.RunTags;
import dev.weir.domain.automation.AutomationCondition.Since;
import dev.weir.domain.automation.AutomationCondition.Virtual;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** How a condition becomes another one. Equality is of structure, labels and kinds included. */
public final class Rewriting {

    private static final Set<Operand> FRESHNESS =
            EnumSet.of(Operand.FRESHNESS_PASSED, Operand.FRESHNESS_WARNED, Operand.FRESHNESS_FAILED);

    private Rewriting() {}

    /** {@return the condition with every part that bears {@code name}, as a label or as its own name, replaced} */
    public static AutomationCondition replace(AutomationCondition in, String name, AutomationCondition by) {
        return replace(in, part -> bears(part, name), by);
    }

    /** Of an asset's freshness Dagster's conditions have their name as a label alone, which another label takes the place of. */
    private static boolean bears(AutomationCondition part, String name) {
        boolean nameIsLabel = part.bare() instanceof Plain(Operand operand) && FRESHNESS.contains(operand);
        return part.ownLabel().equals(Optional.of(name))
                || (name.equals(name(part.bare()))
                        && !(nameIsLabel && part.ownLabel().isPresent()));
    }

    /** {@return the condition with every part that equals {@code old} replaced} */
    public static AutomationCondition replace(AutomationCondition in, AutomationCondition old, AutomationCondition by) {
        return replace(in, old::equals, by);
    }

    /** It does not reach into newly_true and checks: there Dagster's does not either, as the goldens show. */
    private static AutomationCondition replace(
            AutomationCondition in, Predicate<AutomationCondition> meant, AutomationCondition by) {
        if (meant.test(in)) {
            return by;
        }
        return switch (in) {
            case Labelled(AutomationCondition inner, String label) ->
                descend(inner, meant, by).labelled(label);
            default -> descend(in, meant, by);
        };
    }

    private static AutomationCondition descend(
            AutomationCondition in, Predicate<AutomationCondition> meant, AutomationCondition by) {
        return switch (in) {
            case And _, Or _, Not _, Since _, Deps _, AssetMatches _, Debounced _, AtMost _ ->
                in.withChildren(in.children().stream()
                        .map(child -> replace(child, meant, by))
                        .toList());
            case Plain _,
                    CronTickPassed _,
                    RunTags _,
                    RanWithin _,
                    AnyDownstream _,
                    NewlyTrue _,
                    Checks _,
                    Labelled _ -> in;
        };
    }

    /** {@return an AND without the operands that equal {@code removed}} */
    public static AutomationCondition without(AutomationCondition in, AutomationCondition removed) {
        if (!(in.bare() instanceof And(List<AutomationCondition> operands))) {
            throw new IllegalArgumentException("without: only an AND has operands that can be taken out");
        }
        var kept = operands.stream().filter(operand -> !operand.equals(removed)).toList();
        if (kept.size() == operands.size()) {
            throw new IllegalArgumentException(
                    "without: %s is not among the operands".formatted(ConditionPrinter.print(removed)));
        }
        if (kept.size() < 2) {
            throw new IllegalArgumentException("without: fewer than two operands would be left");
        }
        return relabel(in, new And(kept));
    }

    /** {@return the condition that looks at no other deps than those selected, and those of earlier calls} */
    public static AutomationCondition allow(AutomationCondition in, EntitySelection selection) {
        return filter(
                in,
                "allow",
                old -> new Filter(Optional.of(old.allow().map(selection::or).orElse(selection)), old.ignore()));
    }

    /** {@return the condition that does not look at the deps selected} */
    public static AutomationCondition ignore(AutomationCondition in, EntitySelection selection) {
        return filter(
                in,
                "ignore",
                old -> new Filter(
                        old.allow(), Optional.of(old.ignore().map(selection::or).orElse(selection))));
    }

    private static AutomationCondition filter(AutomationCondition in, String method, UnaryOperator<Filter> change) {
        if (!filters(in)) {
            throw new IllegalArgumentException("%s: %s looks at no deps".formatted(method, ConditionPrinter.print(in)));
        }
        return forward(in, node -> switch (node) {
            case Deps deps -> new Deps(deps.quantifier(), deps.operand(), change.apply(deps.filter()), deps.virtual());
            case Checks checks ->
                new Checks(checks.quantifier(), checks.operand(), checks.blocking(), change.apply(checks.filter()));
            default -> node;
        });
    }

    /** {@return the condition that looks through virtual deps} */
    public static AutomationCondition throughVirtual(AutomationCondition in) {
        if (!filters(in) || in.bare() instanceof Checks) {
            throw new IllegalArgumentException(
                    "through_virtual: %s looks at no deps".formatted(ConditionPrinter.print(in)));
        }
        return forward(
                in,
                node -> node instanceof Deps deps
                        ? new Deps(deps.quantifier(), deps.operand(), deps.filter(), Virtual.LOOKED_THROUGH)
                        : node);
    }

    private static boolean filters(AutomationCondition condition) {
        return switch (condition.bare()) {
            case And _, Or _, Not _, Since _, Deps _, Checks _, Debounced _, AtMost _ -> true;
            default -> false;
        };
    }

    /** Through AND, OR, NOT and since to the nodes that fan out, and no further. */
    private static AutomationCondition forward(AutomationCondition in, UnaryOperator<AutomationCondition> change) {
        var bare = in.bare();
        var changed = switch (bare) {
            case And _, Or _, Not _, Since _, Debounced _, AtMost _ ->
                bare.withChildren(bare.children().stream()
                        .map(child -> forward(child, change))
                        .toList());
            default -> change.apply(bare);
        };
        return relabel(in, changed);
    }

    private static AutomationCondition relabel(AutomationCondition like, AutomationCondition changed) {
        return like.ownLabel().map(changed::labelled).orElse(changed);
    }

    /** The name of a node as {@code replace} finds it; Dagster's own where Dagster has the node. */
    static String name(AutomationCondition condition) {
        return switch (condition) {
            case Plain(Operand operand) -> operand.toString();
            case CronTickPassed(String cron, String zone) ->
                "cron_tick_passed(cron_schedule=%s, cron_timezone=%s)".formatted(cron, zone);
            case RunTags tags -> tags.scope().toString();
            case RanWithin _ -> "RAN_WITHIN";
            case And _ -> "AND";
            case Or _ -> "OR";
            case Not _ -> "NOT";
            case NewlyTrue _ -> "NEWLY_TRUE";
            case Since _ -> "SINCE";
            case Deps deps ->
                deps.filter().equals(Filter.NONE) && deps.virtual() == Virtual.TAKEN
                        ? deps.quantifier() + "_DEPS_MATCH"
                        : deps.quantifier() + "_DEPS_MATCH(filtered)";
            case Checks checks ->
                checks.filter().equals(Filter.NONE) && checks.blocking() == Blocking.ALL
                        ? checks.quantifier() + "_CHECKS_MATCH"
                        : checks.quantifier() + "_CHECKS_MATCH(filtered)";
            case AssetMatches matches -> matches.key();
            case AnyDownstream _ -> "ANY_DOWNSTREAM_CONDITIONS";
            case Debounced _ -> "DEBOUNCED";
            case AtMost _ -> "AT_MOST";
            case Labelled labelled -> name(labelled.condition());
        };
    }
}
