package dev.weir.app.template;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's way of filling a text by percent signs: {@code '%s of %03d' % (a, b)}, {@code '%(name)s' % map}. */
final class PythonFilling {

    private static final Pattern PLACE =
            Pattern.compile("%(?:\\((\\w{1,100})\\))?([-0+ #]*)(\\d{1,3})?(?:\\.(\\d{1,2}))?([a-zA-Z%])");

    private static final int USUAL_PRECISION = 6;

    private PythonFilling() {}

    /** With one value; of a map or a list nothing need be used. */
    static String filledFrom(String text, Object value) {
        return filled(text, List.of(value), value instanceof Map || value instanceof List);
    }

    static String filled(String text, List<Object> arguments) {
        return filled(text, arguments, false);
    }

    private static String filled(String text, List<Object> arguments, boolean someMayBeLeft) {
        var left = arguments.iterator();
        var result = new StringBuilder();
        var places = PLACE.matcher(text);
        int start = 0;
        boolean named = false;
        while (places.find()) {
            PythonText.bounded(result.append(plain(text, start, places.start())));
            start = places.end();
            if (places.group(5).equals("%")) {
                result.append('%');
                continue;
            }
            Object value;
            if (places.group(1) != null) {
                named = true;
                value = entry(arguments, places.group(1));
            } else if (left.hasNext()) {
                value = left.next();
            } else {
                throw new IllegalArgumentException("there are more places in the text than values to fill them");
            }
            result.append(padded(said(value, places), places));
        }
        if (!named && !someMayBeLeft && left.hasNext()) {
            throw new IllegalArgumentException("there are more values than places in the text");
        }
        return PythonText.bounded(
                result.append(plain(text, start, text.length())).toString());
    }

    private static String plain(String text, int start, int end) {
        var plain = text.substring(start, end);
        if (plain.indexOf('%') >= 0) {
            throw new IllegalArgumentException("a percent sign in the text is no place for a value: write %%");
        }
        return plain;
    }

    private static Object entry(List<Object> arguments, String name) {
        Object found = arguments.size() == 1 && arguments.getFirst() instanceof Map<?, ?> map ? map.get(name) : null;
        if (found != null) {
            return found;
        }
        throw new IllegalArgumentException("nothing is named %s among the values".formatted(name));
    }

    private static String said(Object value, Matcher place) {
        return switch (place.group(5)) {
            case "s", "r", "a" -> cut(PythonPrinted.text(value), place);
            case "d", "i", "u" ->
                signed(number(value).setScale(0, RoundingMode.DOWN).toPlainString(), place);
            case "f", "F" ->
                signed(
                        number(value)
                                .setScale(
                                        place.group(4) == null ? USUAL_PRECISION : Integer.parseInt(place.group(4)),
                                        RoundingMode.HALF_EVEN)
                                .toPlainString(),
                        place);
            case "x" -> number(value).toBigInteger().toString(16);
            case "o" -> number(value).toBigInteger().toString(8);
            default -> throw new IllegalArgumentException("%%%s is no way to fill a text".formatted(place.group(5)));
        };
    }

    private static String cut(String text, Matcher place) {
        return place.group(4) == null
                ? text
                : text.substring(0, Math.min(text.length(), Integer.parseInt(place.group(4))));
    }

    private static String signed(String number, Matcher place) {
        return place.group(2).contains("+") && !number.startsWith("-") ? "+" + number : number;
    }

    private static BigDecimal number(Object value) {
        return switch (value) {
            case BigDecimal number -> number;
            case Number number -> new BigDecimal(number.toString());
            default -> throw new IllegalArgumentException("%s is no number".formatted(PythonPrinted.text(value)));
        };
    }

    private static String padded(String said, Matcher place) {
        int width = place.group(3) == null ? 0 : Integer.parseInt(place.group(3));
        int missing = width - said.length();
        if (missing <= 0) {
            return said;
        }
        if (place.group(2).contains("-")) {
            return said + " ".repeat(missing);
        }
        boolean zeros = place.group(2).contains("0") && !"sra".contains(place.group(5));
        if (!zeros) {
            return " ".repeat(missing) + said;
        }
        int sign = said.startsWith("-") || said.startsWith("+") ? 1 : 0;
        return said.substring(0, sign) + "0".repeat(missing) + said.substring(sign);
    }
}
