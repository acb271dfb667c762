package dev.weir.domain.selection;

import java.util.ArrayList;
import java.util.List;

/**
 * Why a node is in a selection or out of it, part by part.
 *
 * @param part the part as it is written, or what joins its parts
 * @param verdict whether the node is in this part
 * @param count how many nodes are
 * @param reason by what it is in or out, in a few words
 */
public record Explanation(String part, Verdict verdict, int count, String reason, List<Explanation> parts) {

    /** Whether the node is in. */
    public enum Verdict {
        IN,
        OUT,
        /** A test that would come along if the rest of its parents were there, too. */
        WAITING
    }

    public Explanation {
        parts = List.copyOf(parts);
    }

    /** {@return the tree as lines, two blanks further in for each level} */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        append("", lines);
        return List.copyOf(lines);
    }

    private void append(String indent, List<String> lines) {
        var word = switch (verdict) {
            case IN -> "in ";
            case OUT -> "out";
            case WAITING -> "waits";
        };
        lines.add("%s%s  %s  (%d)%s".formatted(indent, word, part, count, reason.isEmpty() ? "" : "  " + reason));
        parts.forEach(it -> it.append(indent + "  ", lines));
    }
}
