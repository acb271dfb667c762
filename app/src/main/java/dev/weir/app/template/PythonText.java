package dev.weir.app.template;

import dev.weir.app.template.Arguments.Bound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** The methods of Python's str. */
final class PythonText {

    static final Set<String> METHODS = Set.of(
            "capitalize",
            "casefold",
            "center",
            "count",
            "encode",
            "endswith",
            "expandtabs",
            "find",
            "format",
            "format_map",
            "index",
            "isalnum",
            "isalpha",
            "isascii",
            "isdecimal",
            "isdigit",
            "isidentifier",
            "islower",
            "isnumeric",
            "isprintable",
            "isspace",
            "istitle",
            "isupper",
            "join",
            "ljust",
            "lower",
            "lstrip",
            "maketrans",
            "partition",
            "removeprefix",
            "removesuffix",
            "replace",
            "rfind",
            "rindex",
            "rjust",
            "rpartition",
            "rsplit",
            "rstrip",
            "split",
            "splitlines",
            "startswith",
            "strip",
            "swapcase",
            "title",
            "translate",
            "upper",
            "zfill");

    private PythonText() {}

    static Object call(String text, String method, Arguments arguments) {
        return switch (method) {
            case "upper" -> bare(arguments, upper(text));
            case "lower", "casefold" -> bare(arguments, text.toLowerCase(Locale.ROOT));
            case "title" -> bare(arguments, title(text));
            case "capitalize" -> bare(arguments, capitalized(text));
            case "swapcase" -> bare(arguments, swapped(text));
            case "strip" -> stripped(text, arguments.to("chars"), true, true);
            case "lstrip" -> stripped(text, arguments.to("chars"), true, false);
            case "rstrip" -> stripped(text, arguments.to("chars"), false, true);
            case "split" -> PythonSplit.split(text, arguments.to("sep", "maxsplit"));
            case "rsplit" -> PythonSplit.fromRight(text, arguments.to("sep", "maxsplit"));
            case "splitlines" ->
                PythonSplit.lines(text, arguments.to("keepends").truth("keepends"));
            case "partition" -> PythonSplit.partition(text, arguments.to("sep").text("sep"));
            case "rpartition" ->
                PythonSplit.partitionFromRight(text, arguments.to("sep").text("sep"));
            case "join" -> join(text, arguments.to("iterable").need("iterable"));
            case "replace" -> {
                var given = arguments.to("old", "new", "count");
                yield replaced(text, given.text("old"), given.text("new"), given.number("count", -1));
            }
            case "startswith" -> starts(text, arguments.to("prefix", "start", "end"));
            case "endswith" -> ends(text, arguments.to("suffix", "start", "end"));
            case "removeprefix" -> {
                var prefix = arguments.to("prefix").text("prefix");
                yield text.startsWith(prefix) ? text.substring(prefix.length()) : text;
            }
            case "removesuffix" -> {
                var suffix = arguments.to("suffix").text("suffix");
                yield text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
            }
            case "find" -> found(text, arguments, false);
            case "rfind" -> found(text, arguments, true);
            case "index" -> there(found(text, arguments, false));
            case "rindex" -> there(found(text, arguments, true));
            case "count" -> {
                var given = arguments.to("sub", "start", "end");
                yield count(part(text, given), given.text("sub"));
            }
            case "format" -> PythonFormat.formatted(text, arguments);
            case "format_map" -> {
                if (arguments.to("mapping").need("mapping") instanceof Map<?, ?> map) {
                    var named = new LinkedHashMap<String, Object>();
                    map.forEach((key, value) -> named.put(PythonPrinted.text(key), value));
                    yield PythonFormat.formatted(text, new Arguments(List.of(), named));
                }
                throw new IllegalArgumentException("format_map needs a map");
            }
            case "zfill" -> zerosBefore(text, arguments.to("width"));
            case "ljust", "rjust", "center" -> aligned(text, method, arguments.to("width", "fillchar"));
            case "expandtabs" -> expanded(text, arguments.to("tabsize").number("tabsize", 8));
            case "encode", "maketrans", "translate" ->
                throw new IllegalArgumentException("the method %s of texts is not supported".formatted(method));
            default -> bare(arguments, is(text, method));
        };
    }

    private static Object bare(Arguments arguments, Object result) {
        arguments.to();
        return result instanceof String text ? Limit.text(text) : result;
    }

    private static boolean is(String text, String method) {
        return switch (method) {
            case "isdigit" -> all(text, it -> Character.isDigit(it) || "²³¹".indexOf(it) >= 0);
            case "isdecimal" -> all(text, Character::isDigit);
            case "isnumeric" -> all(text, it -> Character.isDigit(it) || "²³¹½¼¾".indexOf(it) >= 0);
            case "isalpha" -> all(text, Character::isLetter);
            case "isalnum" -> all(text, it -> Character.isLetter(it) || Character.isDigit(it));
            case "isspace" -> all(text, PythonText::isBlank);
            case "isupper" ->
                text.chars().anyMatch(Character::isUpperCase) && text.chars().noneMatch(Character::isLowerCase);
            case "islower" ->
                text.chars().anyMatch(Character::isLowerCase) && text.chars().noneMatch(Character::isUpperCase);
            case "istitle" -> text.chars().anyMatch(Character::isLetter) && text.equals(title(text));
            case "isascii" -> text.chars().allMatch(it -> it < 128);
            case "isprintable" -> text.codePoints().allMatch(PythonPrinted::isPrintable);
            case "isidentifier" -> text.matches("(?U)[\\p{L}_]\\w*");
            default -> throw new IllegalArgumentException("a text has no method %s".formatted(method));
        };
    }

    private static boolean all(String text, IntPredicate wanted) {
        return !text.isEmpty() && text.codePoints().allMatch(wanted);
    }

    static boolean isBlank(int letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter) || letter == 0x85;
    }

    static String upper(String text) {
        return Limit.text(text.toUpperCase(Locale.ROOT));
    }

    static String capitalized(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT)
                + text.substring(first).toLowerCase(Locale.ROOT);
    }

    private static String title(String text) {
        var titled = new StringBuilder(text.length());
        boolean inWord = false;
        for (int at = 0; at < text.length(); at++) {
            char found = text.charAt(at);
            titled.append(inWord ? Character.toLowerCase(found) : Character.toTitleCase(found));
            inWord = Character.isLetter(found);
        }
        return titled.toString();
    }

    private static String swapped(String text) {
        var other = new StringBuilder(text.length());
        text.codePoints()
                .forEach(it -> other.appendCodePoint(
                        Character.isUpperCase(it) ? Character.toLowerCase(it) : Character.toUpperCase(it)));
        return other.toString();
    }

    static String stripped(String text, Bound arguments, boolean left, boolean right) {
        var letters = arguments.givenText("chars");
        IntPredicate goes = it -> letters.map(wanted -> wanted.indexOf(it) >= 0).orElseGet(() -> isBlank(it));
        int start = 0;
        int end = text.length();
        while (left && start < end && goes.test(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (right && end > start && goes.test(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    private static String join(String text, Object items) {
        var joined = new StringBuilder();
        String part = "";
        for (var all = PythonItems.through(items); all.hasNext(); part = text) {
            if (!(all.next() instanceof String item)) {
                throw new IllegalArgumentException("join of a text joins nothing but texts");
            }
            Limit.text(joined.append(part).append(item));
        }
        return joined.toString();
    }

    /** With a negative {@code most} all are replaced. */
    static String replaced(String text, String old, String with, int most) {
        var result = new StringBuilder();
        int done = 0;
        int start = 0;
        if (old.isEmpty()) {
            for (int at = 0; at <= text.length() && (most < 0 || done < most); at++, done++) {
                Limit.text(result.append(text, start, at).append(with));
                start = at;
            }
            return Limit.text(result.append(text, start, text.length()).toString());
        }
        for (int at = text.indexOf(old); at >= 0 && (most < 0 || done < most); at = text.indexOf(old, start)) {
            Limit.text(result.append(text, start, at).append(with));
            start = at + old.length();
            done++;
        }
        return Limit.text(result.append(text, start, text.length()).toString());
    }

    private static String part(String text, Bound arguments) {
        int length = (int) PythonItems.count(text);
        Object from = arguments.given("start").orElse(PythonNone.NONE);
        Object to = arguments.given("end").orElse(PythonNone.NONE);
        var places = PythonItems.slice(length, from, to, PythonNone.NONE);
        return places.isEmpty()
                ? ""
                : text.substring(
                        text.offsetByCodePoints(0, places.getFirst()),
                        text.offsetByCodePoints(0, places.getLast() + 1));
    }

    private static boolean starts(String text, Bound arguments) {
        return any(arguments.need("prefix"), part(text, arguments)::startsWith);
    }

    private static boolean ends(String text, Bound arguments) {
        return any(arguments.need("suffix"), part(text, arguments)::endsWith);
    }

    private static boolean any(Object wanted, Predicate<String> holds) {
        return switch (wanted) {
            case String one -> holds.test(one);
            case PythonTuple several -> several.stream().anyMatch(it -> any(it, holds));
            case Object other -> throw PythonType.cannot("the beginning or the end of a text", other);
        };
    }

    private static long found(String text, Arguments arguments, boolean fromRight) {
        var given = arguments.to("sub", "start", "end");
        var part = part(text, given);
        var wanted = given.text("sub");
        int at = fromRight ? part.lastIndexOf(wanted) : part.indexOf(wanted);
        int before = given.given("start").map(it -> PythonNumber.index(it)).orElse(0);
        int length = (int) PythonItems.count(text);
        return at < 0 ? -1 : part.codePointCount(0, at) + Math.clamp(before < 0 ? before + length : before, 0, length);
    }

    private static long there(long at) {
        if (at < 0) {
            throw new IllegalArgumentException("what is looked for is not in the text");
        }
        return at;
    }

    private static long count(String within, String wanted) {
        if (wanted.isEmpty()) {
            return PythonItems.count(within) + 1;
        }
        long found = 0;
        for (int at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + wanted.length())) {
            found++;
        }
        return found;
    }

    private static String zerosBefore(String text, Bound arguments) {
        Limit.length(PythonNumber.index(arguments.need("width")));
        int sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int missing = (int) Math.max(0, PythonNumber.index(arguments.need("width")) - PythonItems.count(text));
        return text.substring(0, sign) + "0".repeat(missing) + text.substring(sign);
    }

    private static String aligned(String text, String method, Bound arguments) {
        return aligned(
                text,
                method,
                PythonNumber.index(arguments.need("width")),
                arguments.givenText("fillchar").orElse(" "));
    }

    static String aligned(String text, String method, int width, String filler) {
        Limit.length(width);
        if (PythonItems.count(filler) != 1) {
            throw new IllegalArgumentException("a text is filled up with one letter");
        }
        int missing = (int) Math.max(0, width - PythonItems.count(text));
        int before =
                method.equals("rjust") ? missing : method.equals("ljust") ? 0 : missing / 2 + (missing & width & 1);
        return filler.repeat(before) + text + filler.repeat(missing - before);
    }

    private static String expanded(String text, int size) {
        Limit.length(size);
        var expanded = new StringBuilder();
        int column = 0;
        for (int at = 0; at < text.length(); at++) {
            char found = text.charAt(at);
            if (found == '\t') {
                int blanks = size <= 0 ? 0 : size - column % size;
                expanded.repeat(' ', blanks);
                column += blanks;
            } else {
                expanded.append(found);
                column = found == '\n' || found == '\r' ? 0 : column + 1;
            }
            Limit.text(expanded);
        }
        return expanded.toString();
    }
}
