package dev.weir.app.template;

import dev.weir.app.template.Filters.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Filters over texts. */
final class TextFilters {

    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    /** Where Jinja's title begins a word: only after these. */
    private static final String BEFORE_WORD = "-({[<";

    private static final int USUAL_LENGTH = 255;
    private static final int USUAL_LEEWAY = 5;
    private static final int USUAL_INDENT = 4;
    private static final int USUAL_WIDTH = 79;

    private TextFilters() {}

    static Map<String, Filter> all() {
        return Map.ofEntries(
                Map.entry("upper", (value, given) -> bare(given, PythonText.upper(PythonPrinted.text(value)))),
                Map.entry(
                        "lower",
                        (value, given) -> bare(given, PythonPrinted.text(value).toLowerCase(Locale.ROOT))),
                Map.entry(
                        "capitalize", (value, given) -> bare(given, PythonText.capitalized(PythonPrinted.text(value)))),
                Map.entry("title", (value, given) -> bare(given, title(PythonPrinted.text(value)))),
                Map.entry("string", (value, given) -> bare(given, PythonPrinted.text(value))),
                Map.entry(
                        "trim",
                        (value, given) ->
                                PythonText.stripped(PythonPrinted.text(value), given.to("chars"), true, true)),
                Map.entry("replace", TextFilters::replace),
                Map.entry("truncate", TextFilters::truncate),
                Map.entry("indent", TextFilters::indent),
                Map.entry("wordwrap", TextFilters::wordwrap),
                Map.entry(
                        "wordcount",
                        (value, given) -> bare(
                                given,
                                WORD.matcher(PythonPrinted.text(value))
                                        .results()
                                        .count())),
                Map.entry(
                        "center",
                        (value, given) -> PythonText.aligned(
                                PythonPrinted.text(value),
                                "center",
                                given.to("width").number("width", 80),
                                " ")),
                Map.entry("format", TextFilters::format));
    }

    private static Object bare(Arguments given, Object result) {
        given.to();
        return result instanceof String text ? Limit.text(text) : result;
    }

    private static String title(String text) {
        var titled = new StringBuilder();
        boolean begins = true;
        for (int at = 0; at < text.length(); at++) {
            var letter = String.valueOf(text.charAt(at));
            boolean parts = BEFORE_WORD.contains(letter) || PythonText.isBlank(text.charAt(at));
            titled.append(begins ? letter.toUpperCase(Locale.ROOT) : letter.toLowerCase(Locale.ROOT));
            begins = parts;
        }
        return titled.toString();
    }

    private static Object replace(Object value, Arguments arguments) {
        var given = arguments.to("old", "new", "count");
        return PythonText.replaced(
                PythonPrinted.text(value),
                PythonPrinted.text(given.need("old")),
                PythonPrinted.text(given.need("new")),
                given.given("count").map(it -> PythonNumber.index(it)).orElse(-1));
    }

    /** Cuts a text that is longer than it may be, at a blank unless words may be cut; one that is hardly longer stays whole. */
    private static Object truncate(Object value, Arguments arguments) {
        var given = arguments.to("length", "killwords", "end", "leeway");
        int length = given.number("length", USUAL_LENGTH);
        var end = given.at("end").isPresent() ? given.text("end") : "...";
        int leeway = given.given("leeway").map(it -> PythonNumber.index(it)).orElse(USUAL_LEEWAY);
        long endLength = PythonItems.count(end);
        if (length < endLength || leeway < 0) {
            throw new IllegalArgumentException("truncate to %d leaves no room for its end".formatted(length));
        }
        if (PythonItems.count(value) <= (long) length + leeway) {
            return value;
        }
        if (!(value instanceof String text)) {
            throw PythonType.cannot("truncated", value);
        }
        var cut = text.substring(0, text.offsetByCodePoints(0, (int) (length - endLength)));
        int blank = cut.lastIndexOf(' ');
        return (given.truth("killwords") || blank < 0 ? cut : cut.substring(0, blank)) + end;
    }

    private static String textOf(Object value, String deed) {
        if (value instanceof String text) {
            return text;
        }
        throw PythonType.cannot(deed, value);
    }

    private static Object indent(Object value, Arguments arguments) {
        var given = arguments.to("width", "first", "blank");
        Object width = given.at("width").orElse((long) USUAL_INDENT);
        var indent = width instanceof String text ? text : blanks(PythonNumber.index(width));
        var lines = PythonSplit.lines(textOf(value, "indented") + "\n", false);
        var result = new StringBuilder(given.truth("first") ? indent : "");
        boolean first = true;
        for (Object line : lines) {
            boolean indented = !first && (given.truth("blank") || !line.equals(""));
            Limit.text(result.append(first ? "" : "\n")
                    .append(indented ? indent : "")
                    .append(line));
            first = false;
        }
        return result.toString();
    }

    private static String blanks(int width) {
        Limit.length(width);
        return " ".repeat(Math.max(0, width));
    }

    private static Object format(Object value, Arguments given) {
        if (!given.positional().isEmpty() && !given.named().isEmpty()) {
            throw new IllegalArgumentException("format takes values with names or without, not both");
        }
        var text = PythonPrinted.text(value);
        return given.named().isEmpty()
                ? PythonFilling.filled(text, PythonTuple.of(given.positional()))
                : PythonFilling.filled(text, given.named());
    }

    private static Object wordwrap(Object value, Arguments arguments) {
        var given = arguments.to("width", "break_long_words", "wrapstring", "break_on_hyphens");
        int width = given.number("width", USUAL_WIDTH);
        if (width <= 0) {
            throw new IllegalArgumentException("lines of no width cannot be wrapped");
        }
        boolean breaksWords = given.at("break_long_words").map(PythonTruth::of).orElse(true);
        boolean atHyphens = given.at("break_on_hyphens").map(PythonTruth::of).orElse(true);
        var wrapped = new ArrayList<String>();
        for (Object line : PythonSplit.lines(textOf(value, "wrapped"), false)) {
            wrapped.add(String.join(
                    given.givenText("wrapstring").orElse("\n"),
                    WordWrap.lines(String.valueOf(line), width, breaksWords, atHyphens)));
        }
        return Limit.text(String.join(given.givenText("wrapstring").orElse("\n"), List.copyOf(wrapped)));
    }
}
