package dev.weir.app.template;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's way of filling a text by percent signs: {@code '%s of %03d' % (a, b)}, {@code '%(name)s' % map}. */
final class PythonFilling {

    private static final Pattern PLACE =
            Pattern.compile("%(?:\\(([^()]{0,100})\\))?([-0+ #]*)(\\d{1,5})?(?:\\.(\\d{0,3}))?[hlL]?([a-zA-Z%])");

    private static final int USUAL_PRECISION = 6;

    private final Object given;
    private final Iterator<Object> left;

    private PythonFilling(Object given) {
        this.given = given;
        this.left = (given instanceof PythonTuple tuple ? (List<Object>) tuple : List.of(given)).iterator();
    }

    /** Fills with one value, or with all of a tuple. Of a map or a list nothing need be used. */
    static String filled(String text, Object given) {
        var filling = new PythonFilling(given);
        var result = new StringBuilder();
        var places = PLACE.matcher(text);
        int start = 0;
        boolean named = false;
        while (places.find()) {
            Limit.text(result.append(plain(text, start, places.start())));
            start = places.end();
            if (places.group(5).equals("%")) {
                result.append('%');
                continue;
            }
            named |= places.group(1) != null;
            result.append(said(filling.value(places.group(1) == null ? "" : places.group(1), places), places));
        }
        boolean mayBeLeft = named || (!(given instanceof PythonTuple) && mayBeLookedUpIn(given));
        if (!mayBeLeft && filling.left.hasNext()) {
            throw new IllegalArgumentException("there are more values than places in the text");
        }
        return Limit.text(result.append(plain(text, start, text.length())).toString());
    }

    private static boolean mayBeLookedUpIn(Object given) {
        return given instanceof Map
                || given instanceof List
                || given instanceof PythonRange
                || given instanceof Unknown;
    }

    private static String plain(String text, int start, int end) {
        var plain = text.substring(start, end);
        if (plain.indexOf('%') >= 0) {
            throw new IllegalArgumentException("a percent sign in the text is no place for a value: write %%");
        }
        return plain;
    }

    private Object value(String name, Matcher place) {
        if (place.group(1) == null) {
            if (left.hasNext()) {
                return left.next();
            }
            throw new IllegalArgumentException("there are more places in the text than values to fill them");
        }
        if (given instanceof Map<?, ?> map) {
            Object found = map.get(name);
            if (found != null) {
                return found;
            }
            throw new IllegalArgumentException("nothing is named %s among the values".formatted(name));
        }
        throw new IllegalArgumentException("names in a text need a map to fill them");
    }

    private static String said(Object value, Matcher place) {
        char kind = place.group(5).charAt(0);
        int precision = precision(place);
        return switch (kind) {
            case 's' -> padded(cut(PythonPrinted.text(value), precision), place);
            case 'r', 'a' -> padded(cut(PythonPrinted.shown(value), precision), place);
            case 'c' -> padded(letter(value), place);
            case 'd', 'i', 'u' ->
                number(digits(PythonNumber.big(truncated(value)).toString(), precision), place);
            case 'x', 'X', 'o' ->
                number(based(value, kind, precision, place.group(2).contains("#")), place);
            case 'f', 'F', 'e', 'E', 'g', 'G' -> {
                double number = PythonNumber.floating(value);
                yield number(
                        Double.isFinite(number)
                                ? floating(number, kind, precision < 0 ? USUAL_PRECISION : precision, place)
                                : PythonNumber.printed(number),
                        place);
            }
            default -> throw new IllegalArgumentException("%%%s is no way to fill a text".formatted(kind));
        };
    }

    private static int precision(Matcher place) {
        var written = place.group(4);
        return written == null ? -1 : written.isEmpty() ? 0 : Integer.parseInt(written);
    }

    private static Object truncated(Object value) {
        return value instanceof Double number ? PythonNumber.cut(number) : value;
    }

    private static String floating(double number, char kind, int precision, Matcher place) {
        var said = switch (kind) {
            case 'f', 'F' -> PythonNumber.fixed(number, precision);
            case 'e', 'E' -> PythonNumber.scientific(number, precision);
            default -> PythonNumber.general(number, precision, place.group(2).contains("#"));
        };
        return Character.isUpperCase(kind) ? said.toUpperCase(Locale.ROOT) : said;
    }

    private static String based(Object value, char kind, int precision, boolean prefixed) {
        var number = PythonNumber.big(value);
        var digits = digits(number.toString(kind == 'o' ? 8 : 16), precision);
        boolean negative = digits.startsWith("-");
        var said = (negative ? "-" : "") + (prefixed ? "0" + kind : "") + digits.substring(negative ? 1 : 0);
        return kind == 'X' ? said.toUpperCase(Locale.ROOT) : said;
    }

    private static String digits(String number, int least) {
        int sign = number.startsWith("-") ? 1 : 0;
        return number.substring(0, sign)
                + "0".repeat(Math.max(0, least - (number.length() - sign)))
                + number.substring(sign);
    }

    private static String letter(Object value) {
        if (value instanceof String text && text.codePointCount(0, text.length()) == 1) {
            return text;
        }
        return Character.toString(PythonNumber.index(value));
    }

    private static String cut(String text, int precision) {
        return precision < 0 || PythonItems.count(text) <= precision
                ? text
                : text.substring(0, text.offsetByCodePoints(0, precision));
    }

    private static int missing(String said, Matcher place) {
        int width = place.group(3) == null ? 0 : Integer.parseInt(place.group(3));
        return (int) Math.max(0, width - PythonItems.count(said));
    }

    private static String padded(String said, Matcher place) {
        int missing = missing(said, place);
        return place.group(2).contains("-") ? said + " ".repeat(missing) : " ".repeat(missing) + said;
    }

    private static String number(String digits, Matcher place) {
        var flags = place.group(2);
        boolean negative = digits.startsWith("-");
        var sign = negative ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
        var bare = digits.substring(negative ? 1 : 0);
        if (flags.contains("0") && !flags.contains("-")) {
            return sign + "0".repeat(missing(sign + bare, place)) + bare;
        }
        return padded(sign + bare, place);
    }
}
