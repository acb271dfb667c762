package dev.weir.domain.value;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that a person most likely meant by a mistyped one. */
public final class Nearest {

    private Nearest() {}

    /**
     * {@return the known word with the fewest slips between it and {@code typed}, if a typing error explains it; of equals the
     * first in alphabetical order} A slip is a letter too many, missing, wrong or swapped with its neighbour. Errs towards
     * suggesting nothing: at most a third of the letters may differ, one slip always.
     */
    public static Optional<String> to(String typed, Collection<String> known) {
        var lower = typed.toLowerCase(Locale.ROOT);
        record Candidate(String word, int slips) {}
        return known.stream()
                .map(word -> new Candidate(word, slips(lower, word.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.slips() <= Math.max(1, Math.max(typed.length(), 3) / 3))
                .filter(candidate -> candidate.slips() < candidate.word().length())
                .min(Comparator.comparingInt(Candidate::slips).thenComparing(Candidate::word))
                .map(Candidate::word);
    }

    /** Optimal string alignment distance: Levenshtein's with swaps of neighbours. */
    private static int slips(String left, String right) {
        var beforeLast = new int[right.length() + 1];
        var last = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            last[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            var current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int wrong = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
                int fewest = Math.min(last[column - 1] + wrong, Math.min(last[column], current[column - 1]) + 1);
                if (row > 1
                        && column > 1
                        && left.charAt(row - 1) == right.charAt(column - 2)
                        && left.charAt(row - 2) == right.charAt(column - 1)) {
                    fewest = Math.min(fewest, beforeLast[column - 2] + 1);
                }
                current[column] = fewest;
            }
            beforeLast = last;
            last = current;
        }
        return last[right.length()];
    }
}
