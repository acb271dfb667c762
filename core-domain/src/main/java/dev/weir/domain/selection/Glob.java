package dev.weir.domain.selection;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A wildcard pattern in Python's dialect: {@code *} any text, {@code ?} one character, {@code [abc]}, {@code [a-z]},
 * {@code [!abc]}; an unclosed bracket is itself, a reversed range matches nothing. Case counts. The time of a match is at most the
 * product of both lengths, whatever the pattern.
 */
final class Glob {

    private sealed interface Part {
        record Star() implements Part {}

        record Any() implements Part {}

        record One(int character) implements Part {}

        record Listed(BitSet characters, Sense sense) implements Part {}
    }

    private enum Sense {
        IN,
        NOT_IN
    }

    private final String pattern;
    private final boolean plain;
    private final Optional<String> prefix;
    private final List<String> pieces;
    private final List<Part> parts;

    private Glob(String pattern) {
        this.pattern = pattern;
        plain = pattern.chars().noneMatch(it -> it == '*' || it == '?' || it == '[');
        boolean starred = pattern.endsWith("*");
        var head = starred ? pattern.substring(0, pattern.length() - 1) : "";
        prefix = starred && head.chars().noneMatch(it -> it == '*' || it == '?' || it == '[')
                ? Optional.of(head)
                : Optional.empty();
        boolean starsOnly = pattern.chars().noneMatch(it -> it == '?' || it == '[');
        pieces = !plain && starsOnly ? List.of(pattern.split("\\*+", -1)) : List.of();
        parts = plain || starsOnly ? List.of() : parse(pattern.codePoints().toArray());
    }

    static Glob of(String pattern) {
        return new Glob(pattern);
    }

    /** {@return whether it matches every text} */
    boolean matchesAll() {
        return prefix.filter(String::isEmpty).isPresent();
    }

    /** {@return the only text that it matches, if it has no wildcards} */
    Optional<String> literal() {
        return plain ? Optional.of(pattern) : Optional.empty();
    }

    boolean matches(String text) {
        if (plain) {
            return text.equals(pattern);
        }
        if (prefix.isPresent()) {
            return text.startsWith(prefix.get());
        }
        return pieces.isEmpty() ? walk(text) : inOrder(text);
    }

    /** Texts with stars between them only: the first at the start, the last at the end, and each other as early as it comes. */
    private boolean inOrder(String text) {
        var first = pieces.getFirst();
        var last = pieces.getLast();
        if (text.length() < first.length() + last.length() || !text.startsWith(first) || !text.endsWith(last)) {
            return false;
        }
        int at = first.length();
        for (int piece = 1; piece < pieces.size() - 1; piece++) {
            int found = text.indexOf(pieces.get(piece), at);
            if (found < 0) {
                return false;
            }
            at = found + pieces.get(piece).length();
        }
        return at <= text.length() - last.length();
    }

    /** Goes back to the last star only: an earlier one can never help. */
    private boolean walk(String text) {
        int at = 0;
        int part = 0;
        int starAt = -1;
        int starPart = -1;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (part < parts.size() && parts.get(part) instanceof Part.Star) {
                starPart = part++;
                starAt = at;
            } else if (part < parts.size() && accepts(parts.get(part), character)) {
                part++;
                at += Character.charCount(character);
            } else if (starPart >= 0) {
                part = starPart + 1;
                starAt += Character.charCount(text.codePointAt(starAt));
                at = starAt;
            } else {
                return false;
            }
        }
        while (part < parts.size() && parts.get(part) instanceof Part.Star) {
            part++;
        }
        return part == parts.size();
    }

    private static boolean accepts(Part part, int character) {
        return switch (part) {
            case Part.Star _ -> false;
            case Part.Any _ -> true;
            case Part.One(int wanted) -> wanted == character;
            case Part.Listed(BitSet characters, Sense sense) -> characters.get(character) == (sense == Sense.IN);
        };
    }

    private static List<Part> parse(int[] pattern) {
        var parts = new ArrayList<Part>();
        int at = 0;
        while (at < pattern.length) {
            int character = pattern[at++];
            switch (character) {
                case '*' -> {
                    if (parts.isEmpty() || !(parts.getLast() instanceof Part.Star)) {
                        parts.add(new Part.Star());
                    }
                }
                case '?' -> parts.add(new Part.Any());
                case '[' -> {
                    int end = closing(pattern, at);
                    if (end < 0) {
                        parts.add(new Part.One('['));
                    } else {
                        parts.add(characters(pattern, at, end));
                        at = end + 1;
                    }
                }
                default -> parts.add(new Part.One(character));
            }
        }
        return List.copyOf(parts);
    }

    /** The bracket that closes a class; one right at its beginning is a member. */
    private static int closing(int[] pattern, int start) {
        int at = start;
        if (at < pattern.length && pattern[at] == '!') {
            at++;
        }
        if (at < pattern.length && pattern[at] == ']') {
            at++;
        }
        while (at < pattern.length && pattern[at] != ']') {
            at++;
        }
        return at < pattern.length ? at : -1;
    }

    private static Part characters(int[] pattern, int start, int end) {
        boolean negated = pattern[start] == '!';
        var members = new BitSet();
        int at = negated ? start + 1 : start;
        while (at < end) {
            if (at + 2 < end && pattern[at + 1] == '-') {
                if (pattern[at] <= pattern[at + 2]) {
                    members.set(pattern[at], pattern[at + 2] + 1);
                }
                at += 3;
            } else {
                members.set(pattern[at++]);
            }
        }
        return new Part.Listed(members, negated ? Sense.NOT_IN : Sense.IN);
    }
}
