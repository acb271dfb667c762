package dev.weir.domain.automation;

import dev.weir.domain.automation.AutomationCondition.AnyDownstream;
import dev.weir.domain.automation.AutomationCondition.AssetMatches;
import dev.weir.domain.automation.AutomationCondition.AtMost;
import dev.weir.domain.automation.AutomationCondition.CronTickPassed;
import dev.weir.domain.automation.AutomationCondition.Debounced;
import dev.weir.domain.automation.AutomationCondition.Deps;
import dev.weir.domain.automation.AutomationCondition.NewlyTrue;
import dev.weir.domain.automation.AutomationCondition.Plain;
import dev.weir.domain.automation.AutomationCondition.Since;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A condition made ready to be evaluated, kept once for all assets that bear it. Nodes stand in the order in which they are
 * visited, the root first. Nodes with memory know the expression that their memory goes by.
 */
public final class Shape {

    /** One part. {@code label} is for people; {@code identity}, without labels, is what memory goes by. */
    static final class Node {
        final AutomationCondition condition;
        final Optional<String> label;
        final List<Node> children;
        final Optional<AutomationCondition> identity;
        /** The bit of its memory about the root itself, or -1 when it has none or no bit is left. */
        private int slot = -1;

        Node(AutomationCondition condition, List<Node> children) {
            this.condition = condition.bare();
            this.label = condition.ownLabel();
            this.children = List.copyOf(children);
            this.identity = remembers(this.condition) ? Optional.of(condition.withoutLabels()) : Optional.empty();
        }

        int slot() {
            return slot;
        }

        private static boolean remembers(AutomationCondition condition) {
            return switch (condition) {
                case Since _, NewlyTrue _, Debounced _, AtMost _ -> true;
                case Plain(Operand operand) -> operand == Operand.CODE_VERSION_CHANGED;
                default -> false;
            };
        }
    }

    /** Bits in a row of memory. Conditions with more latches keep the others beside it. */
    private static final int SLOTS = 60;

    private final AutomationCondition condition;
    private final Node root;
    private final Map<AutomationCondition, Integer> slots = new LinkedHashMap<>();
    private final List<CronTickPassed> crons = new ArrayList<>();
    private boolean nested;
    private boolean downstream;

    private Shape(AutomationCondition condition) {
        this.condition = condition;
        this.root = node(condition, 0);
    }

    /** {@return the shape of a condition} */
    public static Shape of(AutomationCondition condition) {
        return new Shape(Bounds.checked(condition));
    }

    private Node node(AutomationCondition of, int fanOuts) {
        var bare = of.bare();
        var below = switch (bare) {
            case Deps _, AssetMatches _ -> fanOuts + 1;
            default -> fanOuts;
        };
        nested |= below > 1 || (fanOuts > 0 && bare instanceof AnyDownstream);
        downstream |= bare instanceof AnyDownstream;
        if (bare instanceof CronTickPassed cron && !crons.contains(cron)) {
            crons.add(cron);
        }
        var children = new ArrayList<Node>();
        for (var child : bare.children()) {
            children.add(node(child, below));
        }
        var node = new Node(of, children);
        if (isBit(bare)) {
            var identity = node.identity.orElseThrow();
            var slot = slots.computeIfAbsent(identity, _ -> slots.size() < SLOTS ? slots.size() : -1);
            node.slot = slot;
        }
        return node;
    }

    static boolean isBit(AutomationCondition condition) {
        return condition instanceof Since || condition instanceof NewlyTrue;
    }

    public AutomationCondition condition() {
        return condition;
    }

    Node root() {
        return root;
    }

    /** {@return the expressions whose memory about the root is kept in bits} */
    Map<AutomationCondition, Integer> slots() {
        return slots;
    }

    List<CronTickPassed> crons() {
        return crons;
    }

    /** {@return whether the same part can look at the same asset on several ways, so that its answers are worth remembering} */
    boolean nested() {
        return nested;
    }

    /** {@return whether it asks conditions of other assets} */
    boolean downstream() {
        return downstream;
    }

    /** Two shapes are equal when their conditions are; in one graph they are then the same. */
    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Shape shape && shape.condition.equals(condition));
    }

    @Override
    public int hashCode() {
        return condition.hashCode();
    }
}
