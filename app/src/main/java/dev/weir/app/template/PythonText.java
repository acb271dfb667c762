package dev.weir.app.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The methods of Python's str. */
final class PythonText {

    private static final int LONGEST = 100_000;
    private static final Pattern PLACE = Pattern.compile("\\{\\{|}}|\\{[0-9]{0,3}}");

    private PythonText() {}

    /** Answers null for a method that is not there. */
    static @Nullable Object call(String text, String method, List<Object> arguments) {
        return switch (method) {
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "lower", "casefold" -> text.toLowerCase(Locale.ROOT);
            case "title" -> title(text);
            case "capitalize" ->
                text.isEmpty()
                        ? text
                        : text.substring(0, 1).toUpperCase(Locale.ROOT)
                                + text.substring(1).toLowerCase(Locale.ROOT);
            case "swapcase" -> swapped(text);
            case "strip" -> stripped(text, arguments, true, true);
            case "lstrip" -> stripped(text, arguments, true, false);
            case "rstrip" -> stripped(text, arguments, false, true);
            case "split" -> split(text, arguments);
            case "rsplit" -> splitFromRight(text, arguments);
            case "splitlines" -> new ArrayList<Object>(text.lines().toList());
            case "partition" -> partition(text, argument(arguments, 0), text.indexOf(argument(arguments, 0)));
            case "rpartition" -> partition(text, argument(arguments, 0), text.lastIndexOf(argument(arguments, 0)));
            case "join" -> join(text, arguments);
            case "replace" -> replaced(text, arguments);
            case "startswith" -> any(arguments, text::startsWith);
            case "endswith" -> any(arguments, text::endsWith);
            case "removeprefix" ->
                text.startsWith(argument(arguments, 0))
                        ? text.substring(argument(arguments, 0).length())
                        : text;
            case "removesuffix" ->
                text.endsWith(argument(arguments, 0))
                        ? text.substring(
                                0, text.length() - argument(arguments, 0).length())
                        : text;
            case "find" -> (long) text.indexOf(argument(arguments, 0));
            case "rfind" -> (long) text.lastIndexOf(argument(arguments, 0));
            case "count" -> count(text, argument(arguments, 0));
            case "format" -> formatted(text, arguments);
            case "zfill" -> padded(text, number(arguments, 0), '0', true);
            case "ljust" -> padded(text, number(arguments, 0), ' ', false);
            case "rjust" -> padded(text, number(arguments, 0), ' ', true);
            case PythonSyntax.SLICE -> {
                var sliced = new StringBuilder();
                PythonSyntax.places(text.length(), arguments).forEach(at -> sliced.append(text.charAt(at)));
                yield sliced.toString();
            }
            case "isdigit", "isnumeric", "isdecimal" -> all(text, Character::isDigit);
            case "isalpha" -> all(text, Character::isLetter);
            case "isalnum" -> all(text, Character::isLetterOrDigit);
            case "isspace" -> all(text, Character::isWhitespace);
            case "isupper" -> text.chars().anyMatch(Character::isLetter) && text.equals(text.toUpperCase(Locale.ROOT));
            case "islower" -> text.chars().anyMatch(Character::isLetter) && text.equals(text.toLowerCase(Locale.ROOT));
            default -> null;
        };
    }

    private static String argument(List<Object> arguments, int at) {
        if (arguments.size() <= at) {
            throw new IllegalArgumentException("an argument is missing");
        }
        return String.valueOf(arguments.get(at));
    }

    /** The plain forms: {@code {}} and {@code {0}}. */
    private static String formatted(String text, List<Object> arguments) {
        var next = new java.util.concurrent.atomic.AtomicInteger();
        return bounded(PLACE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group()) {
                            case "{{" -> "{";
                            case "}}" -> "}";
                            case String place -> {
                                int at = place.equals("{}")
                                        ? next.getAndIncrement()
                                        : Integer.parseInt(place.substring(1, place.length() - 1));
                                if (at >= arguments.size()) {
                                    throw new IllegalArgumentException("an argument is missing");
                                }
                                yield PythonPrinted.text(arguments.get(at));
                            }
                        })));
    }

    private static int number(List<Object> arguments, int at) {
        if (arguments.size() > at && arguments.get(at) instanceof Number number) {
            return number.intValue();
        }
        throw new IllegalArgumentException("a number is missing among the arguments");
    }

    private static boolean all(String text, IntPredicate wanted) {
        return !text.isEmpty() && text.codePoints().allMatch(wanted);
    }

    private static boolean any(List<Object> arguments, java.util.function.Predicate<String> holds) {
        return arguments.getFirst() instanceof List<?> several
                ? several.stream().map(String::valueOf).anyMatch(holds)
                : holds.test(argument(arguments, 0));
    }

    private static String title(String text) {
        var titled = new StringBuilder(text.length());
        boolean inWord = false;
        for (int at = 0; at < text.length(); at++) {
            char found = text.charAt(at);
            titled.append(inWord ? Character.toLowerCase(found) : Character.toUpperCase(found));
            inWord = Character.isLetter(found);
        }
        return titled.toString();
    }

    private static String swapped(String text) {
        var other = new StringBuilder(text.length());
        text.chars()
                .forEach(it -> other.append(
                        (char) (Character.isUpperCase(it) ? Character.toLowerCase(it) : Character.toUpperCase(it))));
        return other.toString();
    }

    private static String stripped(String text, List<Object> arguments, boolean left, boolean right) {
        boolean blanks = arguments.isEmpty() || arguments.getFirst() == PythonNone.NONE;
        String letters = blanks ? "" : argument(arguments, 0);
        IntPredicate goes = blanks ? Character::isWhitespace : it -> letters.indexOf(it) >= 0;
        int start = 0;
        int end = text.length();
        while (left && start < end && goes.test(text.charAt(start))) {
            start++;
        }
        while (right && end > start && goes.test(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static int limit(List<Object> arguments) {
        int most = arguments.size() > 1 ? number(arguments, 1) : -1;
        return most < 0 ? Integer.MAX_VALUE : most;
    }

    private static boolean atBlanks(List<Object> arguments) {
        return arguments.isEmpty() || arguments.getFirst() == PythonNone.NONE;
    }

    private static List<Object> split(String text, List<Object> arguments) {
        if (atBlanks(arguments)) {
            var words = new ArrayList<Object>();
            for (String word :
                    text.strip().split("\\s+", limit(arguments) == Integer.MAX_VALUE ? 0 : limit(arguments) + 1)) {
                if (!word.isEmpty()) {
                    words.add(word);
                }
            }
            return words;
        }
        String separator = separator(arguments);
        var parts = new ArrayList<Object>();
        int start = 0;
        for (int at = text.indexOf(separator);
                at >= 0 && parts.size() < limit(arguments);
                at = text.indexOf(separator, start)) {
            parts.add(text.substring(start, at));
            start = at + separator.length();
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static String separator(List<Object> arguments) {
        String separator = argument(arguments, 0);
        if (separator.isEmpty()) {
            throw new IllegalArgumentException("an empty separator");
        }
        return separator;
    }

    private static List<Object> splitFromRight(String text, List<Object> arguments) {
        if (atBlanks(arguments)) {
            return split(text, arguments);
        }
        String separator = separator(arguments);
        var parts = new ArrayList<Object>();
        int end = text.length();
        for (int at = text.lastIndexOf(separator);
                at >= 0 && parts.size() < limit(arguments);
                at = text.lastIndexOf(separator, end - separator.length())) {
            parts.add(text.substring(at + separator.length(), end));
            end = at;
            if (end < separator.length()) {
                break;
            }
        }
        parts.add(text.substring(0, end));
        Collections.reverse(parts);
        return parts;
    }

    private static List<Object> partition(String text, String separator, int at) {
        return at < 0
                ? new ArrayList<>(List.of(text, "", ""))
                : new ArrayList<>(List.of(text.substring(0, at), separator, text.substring(at + separator.length())));
    }

    private static String join(String text, List<Object> arguments) {
        if (!(arguments.getFirst() instanceof List<?> items)) {
            throw new IllegalArgumentException("join needs a list");
        }
        return bounded(String.join(text, items.stream().map(String::valueOf).toList()));
    }

    private static String replaced(String text, List<Object> arguments) {
        String old = argument(arguments, 0);
        String with = argument(arguments, 1);
        int most = arguments.size() > 2 ? number(arguments, 2) : Integer.MAX_VALUE;
        if (old.isEmpty()) {
            throw new IllegalArgumentException("replace needs something to look for");
        }
        var result = new StringBuilder();
        int start = 0;
        int done = 0;
        for (int at = text.indexOf(old); at >= 0 && done < most; at = text.indexOf(old, start)) {
            result.append(text, start, at).append(with);
            start = at + old.length();
            done++;
            bounded(result);
        }
        return bounded(result.append(text, start, text.length()).toString());
    }

    static <T extends CharSequence> T bounded(T text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a text grows beyond %d characters".formatted(LONGEST));
        }
        return text;
    }

    private static long count(String text, String part) {
        if (part.isEmpty()) {
            return text.length() + 1L;
        }
        long found = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            found++;
        }
        return found;
    }

    private static String padded(String text, int width, char with, boolean before) {
        String filler = String.valueOf(with).repeat(Math.clamp((long) width - text.length(), 0, LONGEST));
        return before ? filler + text : text + filler;
    }
}
