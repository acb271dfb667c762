package dev.weir.domain.selection;

import java.util.Collection;
import java.util.Optional;

/** The known word that a mistyped one most likely meant. */
final class Nearest {

    private static final int LONGEST = 80;

    private Nearest() {}

    /** {@return the word with the fewest changes, if they are few for its length; of equals the first} */
    static Optional<String> to(String typed, Collection<String> known) {
        if (typed.isEmpty() || typed.length() > LONGEST) {
            return Optional.empty();
        }
        int allowed = Math.max(1, typed.length() / 3);
        Optional<String> best = Optional.empty();
        for (var word : known) {
            if (Math.abs(word.length() - typed.length()) <= allowed) {
                int distance = distance(typed, word, allowed);
                if (distance <= allowed) {
                    best = Optional.of(word);
                    allowed = distance - 1;
                }
            }
            if (allowed < 0) {
                break;
            }
        }
        return best;
    }

    private static int distance(String one, String other, int bound) {
        var previous = new int[other.length() + 1];
        var current = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            current[0] = row;
            int least = row;
            for (int column = 1; column <= other.length(); column++) {
                boolean same = Character.toLowerCase(one.charAt(row - 1)) == Character.toLowerCase(other.charAt(column - 1));
                int swap = previous[column - 1] + (same ? 0 : 1);
                current[column] = Math.min(swap, Math.min(previous[column], current[column - 1]) + 1);
                least = Math.min(least, current[column]);
            }
            if (least > bound) {
                return bound + 1;
            }
            var spare = previous;
            previous = current;
            current = spare;
        }
        return previous[other.length()];
    }
}
