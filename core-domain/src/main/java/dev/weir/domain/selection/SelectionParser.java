package dev.weir.domain.selection;

import dev.weir.domain.selection.Selection.Criterion;
import dev.weir.domain.selection.Selection.Difference;
import dev.weir.domain.selection.Selection.Intersection;
import dev.weir.domain.selection.Selection.Look;
import dev.weir.domain.selection.Selection.Union;
import dev.weir.domain.value.Place;
import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads dbt's selection language as the command line writes it. A blank joins to a union, a comma to an intersection, and binds
 * tighter; there are no quotes, brackets or escapes. What is refused ends with a {@link SelectionException}. Time and memory are
 * linear in the text.
 */
public final class SelectionParser {

    private final Dialect dialect;

    public SelectionParser(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * Reads what stands after {@code --select} and {@code --exclude}, one element for each word of the shell. No select at all means
     * everything, one empty word means nothing.
     */
    public Selection command(List<String> select, List<String> exclude) {
        var include = select.isEmpty() ? everything() : words("--select", select);
        return new Difference(include, words("--exclude", exclude));
    }

    /** {@return what dbt selects when nothing is asked for; it warns of none of it} */
    public Selection everything() {
        return new Union(
                everything(dialect).stream()
                        .map(it -> piece(it, Place.NOWHERE))
                        .map(it -> (Selection) new Intersection(List.of(it), Look.AGAIN, Optional.empty()))
                        .toList(),
                Look.AGAIN);
    }

    /** {@return the words that mean everything, one for each method that finds all of its kind} */
    public static List<String> everything(Dialect dialect) {
        return Stream.of(Method.FQN, Method.SOURCE, Method.EXPOSURE, Method.METRIC, Method.SEMANTIC_MODEL)
                .filter(dialect::knows)
                .map(it -> it.word() + ":*")
                .toList();
    }

    /** Reads words of the option {@code source}; each may hold several terms with blanks between them. */
    public Selection words(String source, List<String> words) {
        var terms = new ArrayList<Selection>();
        int column = 1;
        for (var word : words) {
            boolean blanksOnly = word.chars().allMatch(it -> it == ' ');
            for (var term : split(word, ' ')) {
                if (!(dialect.second() && term.isEmpty() && !blanksOnly)) {
                    terms.add(term(term, source, column));
                }
                column += term.length() + 1;
            }
        }
        return new Union(terms, Look.AGAIN);
    }

    private Selection term(String term, String source, int column) {
        var parts = new ArrayList<Selection>();
        int at = column;
        boolean onlyCommas = term.chars().allMatch(it -> it == ',');
        for (var part : split(term, ',')) {
            if (!(dialect.second() && part.isEmpty() && !onlyCommas)) {
                parts.add(
                        onlyCommas && dialect.second()
                                ? criterion(Method.FQN, List.of(), term, Reach.ITSELF, new Place(source, 0, at))
                                : piece(part, new Place(source, 0, at)));
            }
            at += part.length() + 1;
        }
        return new Intersection(parts, Look.AGAIN, Optional.of(term));
    }

    /** Reads one piece, in which blanks and commas are nothing special: the text form of YAML. */
    public Criterion piece(String text, Place place) {
        int at = 0;
        boolean spread = text.startsWith("@");
        at += spread ? 1 : 0;
        int digits = digitsFrom(text, at);
        int up = Reach.NONE;
        if (digits < text.length() && text.charAt(digits) == '+') {
            up = depth(text, at, digits);
            at = digits + 1;
        }
        int colon = methodEnd(text, at);
        var rest = text.substring(colon < 0 ? at : colon + 1);
        if ((dialect.second() ? rest.strip() : rest).indexOf('\n') >= 0) {
            throw refused(text, place, "a piece cannot hold a line break");
        }
        int plus = rest.lastIndexOf('+');
        boolean children = plus >= 0 && digitsFrom(rest, plus + 1) == rest.length();
        int down = children ? depth(rest, plus + 1, rest.length()) : Reach.NONE;
        var value = children ? rest.substring(0, plus) : rest;
        if (dialect.second()) {
            value = value.strip();
        }
        if (spread && children) {
            throw refused(
                    text, place, "\"@\" in front and \"+\" behind do not go together: @ takes the children anyway");
        }
        if (dialect.second()) {
            refuseOfSecond(text, value, up, down, place);
            spread &= up == Reach.NONE && down == Reach.NONE;
        }
        var reach = new Reach(spread ? Reach.Spread.CHILDRENS_PARENTS : Reach.Spread.NONE, up, down);
        if (colon < 0) {
            return criterion(defaultMethod(value), List.of(), value, reach, place);
        }
        var words = split(text.substring(at, colon), '.');
        var method = method(words.getFirst(), text, new Place(place.source(), place.line(), shifted(place, at)));
        if (method == Method.SELECTOR && place.line() == 0 && !dialect.selectorsOnCommandLine()) {
            throw refused(text, place, "selectors cannot be named on the command line of this engine");
        }
        return criterion(method, words.subList(1, words.size()), value, reach, place);
    }

    private static int shifted(Place place, int by) {
        return place.column() == 0 ? 0 : place.column() + by;
    }

    private void refuseOfSecond(String text, String value, int up, int down, Place place) {
        if (value.isEmpty() && !text.isEmpty()) {
            throw refused(text, place, "there is no value");
        }
        if (up == Reach.NONE && down == Reach.NONE && value.indexOf('+') >= 0) {
            throw refused(text, place, "a \"+\" stands inside the value");
        }
        boolean other = text.codePoints().anyMatch(it -> Character.isDigit(it) && (it < '0' || it > '9'));
        if (other && (up >= 0 || down >= 0)) {
            throw refused(text, place, "a depth is written with the digits 0 to 9");
        }
    }

    /** {@return the method with this name; throws when there is none, with the nearest} */
    Method method(String word, String text, Place place) {
        return Method.named(word, dialect)
                .orElseThrow(() -> new SelectionException(new Refusal(
                        text,
                        place,
                        "no method \"%s\"".formatted(word),
                        Suggestion.to(
                                word,
                                Method.of(dialect).stream().map(Method::word).toList()))));
    }

    private static Criterion criterion(Method method, List<String> arguments, String value, Reach reach, Place place) {
        return new Criterion(method, arguments, Tree.text(value), reach, Optional.empty(), place);
    }

    /** The method of a value without one: a path when there is a slash, a file when it ends like one, else a name. */
    Method defaultMethod(String value) {
        if (value.indexOf('/') >= 0) {
            return Method.PATH;
        }
        var lower = value.toLowerCase(Locale.ROOT);
        return lower.endsWith(".sql") || lower.endsWith(".py") || lower.endsWith(".csv") ? Method.FILE : Method.FQN;
    }

    private static SelectionException refused(String text, Place place, String what) {
        return new SelectionException(new Refusal(text, place, what, Optional.empty()));
    }

    /** Splits at one character; keeps what is empty. */
    static List<String> split(String text, char at) {
        var parts = new ArrayList<String>();
        int start = 0;
        for (int end = text.indexOf(at); end >= 0; end = text.indexOf(at, start)) {
            parts.add(text.substring(start, end));
            start = end + 1;
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** The colon that ends a method: only letters, digits, underscores and dots may stand before it. */
    private static int methodEnd(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (character == ':') {
                return at > from ? at : -1;
            }
            if (!wordOrDot(character)) {
                return -1;
            }
            at += Character.charCount(character);
        }
        return -1;
    }

    private static boolean wordOrDot(int character) {
        return character == '.' || character == '_' || Character.isLetterOrDigit(character) || isNumeral(character);
    }

    /** What Python counts among the letters of a word beside letters and digits: ², ½, Ⅳ. */
    private static boolean isNumeral(int character) {
        int type = Character.getType(character);
        return type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }

    private static int digitsFrom(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isDigit(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    /** Any number of digits of any script; beyond what a graph can be deep there is no difference. */
    private static int depth(String text, int from, int to) {
        if (from == to) {
            return Reach.UNLIMITED;
        }
        long depth = 0;
        for (int digit : text.substring(from, to).codePoints().toArray()) {
            depth = Math.min(Reach.UNLIMITED - 1L, depth * 10 + Character.digit(digit, 10));
        }
        return (int) depth;
    }

    /** {@return the words of a shell line in which nothing is quoted: blanks of any number part them} */
    public static List<String> blanks(String line) {
        return Arrays.stream(line.split("\\s+", -1)).filter(it -> !it.isEmpty()).toList();
    }
}
