package dev.weir.domain.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something of one kind that was not understood, how often, and the first example: counted so that it is shown, and not lost in
 * silence.
 *
 * @param kind what it is, in a few words: {@code unknown node}
 * @param example the first of them, at most 200 characters
 */
public record Loss(String kind, String example, int count) {

    /** The most kinds that are told apart; a file that is odd all over must not fill the memory. */
    private static final int MOST_KINDS = 200;

    private static final int LONGEST_EXAMPLE = 200;

    public Loss {
        if (count < 1) {
            throw new IllegalArgumentException("%d of %s is no loss".formatted(count, kind));
        }
        example = example.length() > LONGEST_EXAMPLE ? example.substring(0, LONGEST_EXAMPLE) : example;
    }

    /** {@return both together, those of one kind as one} */
    public static List<Loss> sum(List<Loss> some, List<Loss> others) {
        var tally = new Tally();
        tally.addAll(some);
        tally.addAll(others);
        return tally.losses();
    }

    /** Counts losses by kind while something is read. Not safe for several threads. */
    public static final class Tally {

        private final Map<String, Loss> losses = new LinkedHashMap<>();

        /** Counts one more. */
        public void count(String kind, String example) {
            add(losses.containsKey(kind) || losses.size() < MOST_KINDS ? kind : "further kinds", example, 1);
        }

        /** Counts what another tally has counted. */
        public void addAll(List<Loss> others) {
            others.forEach(it -> add(it.kind(), it.example(), it.count()));
        }

        private void add(String kind, String example, int more) {
            losses.merge(
                    kind,
                    new Loss(kind, example, more),
                    (known, _) -> new Loss(kind, known.example(), known.count() + more));
        }

        /** {@return what was counted, in the order of first appearance} */
        public List<Loss> losses() {
            return new ArrayList<>(losses.values());
        }
    }
}
