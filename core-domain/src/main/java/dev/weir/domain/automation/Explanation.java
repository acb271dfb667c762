package dev.weir.domain.automation;

import dev.weir.domain.automation.AutomationCondition.And;
import dev.weir.domain.automation.AutomationCondition.AssetMatches;
import dev.weir.domain.automation.AutomationCondition.NewlyTrue;
import dev.weir.domain.automation.AutomationCondition.Or;
import dev.weir.domain.automation.AutomationCondition.Since;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Why an asset or a check was requested at an evaluation, or why not: what every part of its condition said. */
public final class Explanation {

    /** What a part said. Skipped: nothing was left to decide, since an earlier operand of an AND had already said no. */
    public enum State {
        TRUE,
        FALSE,
        SKIPPED
    }

    /**
     * One part of the explained tree.
     *
     * @param text the part as it would be written
     * @param target the asset or check that it looks at
     * @param via that asset or check again, where it is another than that of the part above
     * @param parent the place of the part above in the list; -1 for the root
     */
    public record Said(
            String text,
            AutomationCondition condition,
            Optional<String> label,
            String target,
            Optional<String> via,
            int parent,
            State state) {}

    private final Frame frame;
    private final long[] said;
    private final Instant at;
    private final boolean requested;
    private final long lastRequested;
    private final List<Cause> causes;

    Explanation(Frame frame, BitSet said, Instant at, boolean requested, long lastRequested, List<Cause> causes) {
        this.frame = frame;
        this.said = said.toLongArray();
        this.at = at;
        this.requested = requested;
        this.lastRequested = lastRequested;
        this.causes = List.copyOf(causes);
    }

    /** {@return the asset or check that is explained} */
    public String name() {
        return frame.graph().name(frame.root());
    }

    /** {@return when it was evaluated} */
    public Instant at() {
        return at;
    }

    public boolean isRequested() {
        return requested;
    }

    /** {@return when it had been requested before this evaluation, if ever} */
    public Optional<Instant> lastRequested() {
        return lastRequested == 0 ? Optional.empty() : Optional.of(Moments.instant(lastRequested));
    }

    /** {@return why, in one sentence} */
    public String sentence() {
        return ExplanationText.sentence(this);
    }

    /** {@return the whole tree, a line for each part} */
    public String tree() {
        return ExplanationText.tree(this);
    }

    /** {@return the events that were seen} */
    public List<Cause> causes() {
        return causes;
    }

    /** {@return all parts, each after the part above it} */
    public List<Said> parts() {
        var parts = frame.parts();
        var bits = BitSet.valueOf(said);
        var states = new Reading(parts, bits).states();
        var explained = new ArrayList<Said>();
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            explained.add(new Said(
                    ConditionPrinter.print(part.node().condition),
                    part.node().condition,
                    part.node().label,
                    frame.graph().name(part.target()),
                    part.via(),
                    part.parent(),
                    states[i]));
        }
        return explained;
    }

    /** {@return what each labelled part said, under the labels on its way} */
    public SequencedMap<String, State> labelled() {
        var parts = parts();
        var paths = new ArrayList<String>();
        var found = new LinkedHashMap<String, State>();
        for (var part : parts) {
            var above = part.parent() < 0 ? "" : paths.get(part.parent());
            var path = part.via().map(key -> (above + " [" + key + "]").strip()).orElse(above);
            if (part.label().isPresent()) {
                path = path.isEmpty()
                        ? part.label().get()
                        : path + " / " + part.label().get();
                found.put(path, part.state());
            }
            paths.add(path);
        }
        return found;
    }

    /** Reads bits as a tree: which parts were still asked, and which had nothing left to decide. */
    private static final class Reading {
        private final List<Frame.Part> parts;
        private final BitSet bits;
        private final List<List<Integer>> children = new ArrayList<>();
        private final State[] states;
        private final boolean[] asked;

        Reading(List<Frame.Part> parts, BitSet bits) {
            this.parts = parts;
            this.bits = bits;
            this.states = new State[parts.size()];
            this.asked = new boolean[parts.size()];
            for (var i = 0; i < parts.size(); i++) {
                children.add(new ArrayList<>());
                if (parts.get(i).parent() >= 0) {
                    children.get(parts.get(i).parent()).add(i);
                }
            }
        }

        State[] states() {
            read(0, true);
            return states;
        }

        /** {@return whether the part is true of what was left to decide} */
        private boolean read(int place, boolean wasAsked) {
            asked[place] = wasAsked;
            var condition = parts.get(place).node().condition;
            var holds = bits.get(place);
            var left = wasAsked;
            var any = false;
            for (int child : children.get(place)) {
                // Latches ask their parts whatever is left, since they have to see every tick.
                var asks = condition instanceof Since || condition instanceof NewlyTrue || left;
                var said = read(child, asks);
                any |= said;
                left = (condition instanceof And) ? (left && said) : left;
            }
            var effective = holds && wasAsked;
            if (condition instanceof Since) {
                effective = holds;
            } else if ((condition instanceof Or || condition instanceof AssetMatches) && !wasAsked) {
                effective = any;
            }
            states[place] = effective ? State.TRUE : wasAsked ? State.FALSE : State.SKIPPED;
            return effective;
        }
    }
}
