package dev.weir.domain.automation;

import dev.weir.domain.schedule.Cron;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An expression that says when an asset or a check is to be requested: Dagster's algebra for assets without partitions, and a
 * few operators of our own. It is compared by its structure, the kind of every part included.
 */
public sealed interface AutomationCondition {

    /** A question without parameters. */
    record Plain(Operand operand) implements AutomationCondition {}

    /** The cron has ticked since the previous evaluation. The zone is only looked up when it is evaluated, as at Dagster. */
    record CronTickPassed(String cron, String zone) implements AutomationCondition {
        public CronTickPassed {
            Cron.parse(cron);
        }
    }

    /** What the tags of runs have to hold. */
    record RunTags(Scope scope, SortedSet<String> keys, SortedMap<String, String> values)
            implements AutomationCondition {
        /** Which runs are asked. */
        public enum Scope {
            EXECUTED_WITH("executed_with_tags"),
            ANY_NEW_UPDATE("any_new_update_has_run_tags"),
            ALL_NEW_UPDATES("all_new_updates_have_run_tags");

            private final String text;

            Scope(String text) {
                this.text = text;
            }

            @Override
            public String toString() {
                return text;
            }
        }

        public RunTags {
            keys = Collections.unmodifiableSortedSet(new TreeSet<>(keys));
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }
    }

    /** The asset was requested or made less than that ago: the other side of a minimum time between runs. */
    record RanWithin(Duration time) implements AutomationCondition {
        public RanWithin {
            Bounds.positive("ran_within", time);
        }
    }

    record And(List<AutomationCondition> operands) implements AutomationCondition {
        public And {
            operands = List.copyOf(operands);
        }
    }

    record Or(List<AutomationCondition> operands) implements AutomationCondition {
        public Or {
            operands = List.copyOf(operands);
        }
    }

    record Not(AutomationCondition operand) implements AutomationCondition {}

    /** The operand is true and was not at the previous evaluation. */
    record NewlyTrue(AutomationCondition operand) implements AutomationCondition {}

    /** The trigger was true, and the reset was not true since. */
    record Since(AutomationCondition trigger, AutomationCondition reset) implements AutomationCondition {}

    /** Any or all of what it quantifies over. */
    enum Quantifier {
        ANY,
        ALL
    }

    /** Whether deps are taken as they are, or virtual ones (views) are looked through. */
    enum Virtual {
        TAKEN,
        LOOKED_THROUGH
    }

    /** Which of several are looked at: those allowed, without those ignored. */
    record Filter(Optional<EntitySelection> allow, Optional<EntitySelection> ignore) {
        static final Filter NONE = new Filter(Optional.empty(), Optional.empty());
    }

    /** The operand about each dep. No deps: any is false, all is true. */
    record Deps(Quantifier quantifier, AutomationCondition operand, Filter filter, Virtual virtual)
            implements AutomationCondition {}

    /** Which checks are looked at. */
    enum Blocking {
        ONLY,
        ALL
    }

    /** The operand about each check of the asset. */
    record Checks(Quantifier quantifier, AutomationCondition operand, Blocking blocking, Filter filter)
            implements AutomationCondition {}

    /** The operand about another asset. */
    record AssetMatches(String key, AutomationCondition operand) implements AutomationCondition {}

    /** Any condition of any asset downstream, asked about this asset. */
    record AnyDownstream() implements AutomationCondition {}

    /** True once the operand has been quiet for {@code quiet} after it was true, but at the latest {@code longest} after it first was. */
    record Debounced(AutomationCondition operand, Duration quiet, Duration longest) implements AutomationCondition {
        public Debounced {
            Bounds.positive("debounced", quiet);
            if (longest.compareTo(quiet) < 0) {
                throw new IllegalArgumentException("debounced: the longest wait %s is shorter than the quiet time %s"
                        .formatted(Bounds.text(longest), Bounds.text(quiet)));
            }
        }
    }

    /**
     * The operand, for at most {@code times} requests of the root in a row; each pause is twice as long as the one before. Once
     * the asset has been made, counting begins anew.
     */
    record AtMost(AutomationCondition operand, int times, Duration pause) implements AutomationCondition {
        public AtMost {
            if (times < 1) {
                throw new IllegalArgumentException("at_most: %d times, must be 1 or more".formatted(times));
            }
            Bounds.positive("at_most", pause);
        }
    }

    /** A condition under a name for people. The name is no part of what memory goes by. */
    record Labelled(AutomationCondition condition, String label) implements AutomationCondition {
        public Labelled {
            if (condition instanceof Labelled(AutomationCondition inner, String _)) {
                condition = inner;
            }
        }
    }

    static AutomationCondition plain(Operand operand) {
        return new Plain(operand);
    }

    /** {@return all of them; unlabelled ANDs melt into it} */
    static AutomationCondition and(AutomationCondition... operands) {
        var flat = new ArrayList<AutomationCondition>();
        for (var operand : operands) {
            if (operand instanceof And(List<AutomationCondition> inner)) {
                flat.addAll(inner);
            } else {
                flat.add(operand);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new And(flat);
    }

    /** {@return any of them; unlabelled ORs melt into it} */
    static AutomationCondition or(AutomationCondition... operands) {
        var flat = new ArrayList<AutomationCondition>();
        for (var operand : operands) {
            if (operand instanceof Or(List<AutomationCondition> inner)) {
                flat.addAll(inner);
            } else {
                flat.add(operand);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new Or(flat);
    }

    static AutomationCondition not(AutomationCondition operand) {
        return new Not(operand);
    }

    static AutomationCondition anyDeps(AutomationCondition operand) {
        return new Deps(Quantifier.ANY, operand, Filter.NONE, Virtual.TAKEN);
    }

    static AutomationCondition allDeps(AutomationCondition operand) {
        return new Deps(Quantifier.ALL, operand, Filter.NONE, Virtual.TAKEN);
    }

    default AutomationCondition since(AutomationCondition reset) {
        return new Since(this, reset);
    }

    default AutomationCondition newlyTrue() {
        return new NewlyTrue(this);
    }

    default AutomationCondition labelled(String label) {
        return new Labelled(this, label);
    }

    /** {@return this without its own label} */
    default AutomationCondition bare() {
        return this instanceof Labelled(AutomationCondition inner, String _) ? inner : this;
    }

    /** {@return the label, if it bears one} */
    default Optional<String> ownLabel() {
        return this instanceof Labelled(AutomationCondition _, String label) ? Optional.of(label) : Optional.empty();
    }

    /** {@return the parts directly below, in order} */
    default List<AutomationCondition> children() {
        return switch (this) {
            case Plain _, CronTickPassed _, RunTags _, RanWithin _, AnyDownstream _ -> List.of();
            case And(List<AutomationCondition> operands) -> operands;
            case Or(List<AutomationCondition> operands) -> operands;
            case Not(AutomationCondition operand) -> List.of(operand);
            case NewlyTrue(AutomationCondition operand) -> List.of(operand);
            case Since(AutomationCondition trigger, AutomationCondition reset) -> List.of(trigger, reset);
            case Deps deps -> List.of(deps.operand());
            case Checks checks -> List.of(checks.operand());
            case AssetMatches matches -> List.of(matches.operand());
            case Debounced debounced -> List.of(debounced.operand());
            case AtMost atMost -> List.of(atMost.operand());
            case Labelled labelled -> List.of(labelled.condition());
        };
    }

    /** {@return the same with other parts directly below} */
    default AutomationCondition withChildren(List<AutomationCondition> children) {
        return switch (this) {
            case Plain _, CronTickPassed _, RunTags _, RanWithin _, AnyDownstream _ -> this;
            case And _ -> new And(children);
            case Or _ -> new Or(children);
            case Not _ -> new Not(children.getFirst());
            case NewlyTrue _ -> new NewlyTrue(children.getFirst());
            case Since _ -> new Since(children.getFirst(), children.getLast());
            case Deps deps -> new Deps(deps.quantifier(), children.getFirst(), deps.filter(), deps.virtual());
            case Checks checks ->
                new Checks(checks.quantifier(), children.getFirst(), checks.blocking(), checks.filter());
            case AssetMatches matches -> new AssetMatches(matches.key(), children.getFirst());
            case Debounced debounced -> new Debounced(children.getFirst(), debounced.quiet(), debounced.longest());
            case AtMost atMost -> new AtMost(children.getFirst(), atMost.times(), atMost.pause());
            case Labelled labelled -> new Labelled(children.getFirst(), labelled.label());
        };
    }

    /** {@return the same without any label, what that lets melt melted: what memory goes by} */
    default AutomationCondition withoutLabels() {
        var bare = bare();
        var children =
                bare.children().stream().map(AutomationCondition::withoutLabels).toArray(AutomationCondition[]::new);
        return switch (bare) {
            case And _ -> and(children);
            case Or _ -> or(children);
            default -> children.length == 0 ? bare : bare.withChildren(List.of(children));
        };
    }
}
