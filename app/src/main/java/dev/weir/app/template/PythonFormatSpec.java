package dev.weir.app.template;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands behind the colon in a place of {@code str.format}: {@code :>10}, {@code :,.2f}. */
final class PythonFormatSpec {

    private static final Pattern SPEC = Pattern.compile(
            "(?:(.)?([<>=^]))?([-+ ])?(#)?(0)?(\\d{1,5})?([,_])?(?:\\.(\\d{1,3}))?([bcdeEfFgGnosxX%])?",
            Pattern.DOTALL);

    private static final int USUAL_PRECISION = 6;

    private final Matcher spec;

    private PythonFormatSpec(Matcher spec) {
        this.spec = spec;
    }

    static String formatted(Object value, String written) {
        if (written.isEmpty()) {
            return PythonPrinted.text(value);
        }
        var spec = SPEC.matcher(written);
        if (!spec.matches()) {
            throw new IllegalArgumentException("\"%s\" is no way to format a value".formatted(written));
        }
        var format = new PythonFormatSpec(spec);
        return switch (value) {
            case String text -> format.text(text);
            case Boolean _, Long _, BigInteger _ -> format.whole(value);
            case Double number -> format.floating(number);
            case Object other -> throw PythonType.cannot("formatted by \"%s\"".formatted(written), other);
        };
    }

    private String kind(String usual) {
        return spec.group(9) == null ? usual : spec.group(9);
    }

    private int precision(int usual) {
        return spec.group(8) == null ? usual : Integer.parseInt(spec.group(8));
    }

    private String text(String text) {
        boolean unfit = !kind("s").equals("s")
                || spec.group(3) != null
                || spec.group(4) != null
                || spec.group(7) != null
                || "=".equals(spec.group(2));
        if (unfit) {
            throw new IllegalArgumentException("a text cannot be formatted by \"%s\"".formatted(spec.group()));
        }
        int most = precision(Integer.MAX_VALUE);
        return padded(
                "", PythonItems.count(text) > most ? text.substring(0, text.offsetByCodePoints(0, most)) : text, "<");
    }

    private String whole(Object value) {
        var number = PythonNumber.big(value);
        var kind = kind("d");
        boolean prefixed = spec.group(4) != null;
        return switch (kind) {
            case "d", "n" ->
                number(number.signum() < 0, "", grouped(number.abs().toString(), 3));
            case "b" -> based(number, prefixed ? "0b" : "", number.abs().toString(2));
            case "o" -> based(number, prefixed ? "0o" : "", number.abs().toString(8));
            case "x" -> based(number, prefixed ? "0x" : "", number.abs().toString(16));
            case "X" ->
                based(number, prefixed ? "0X" : "", number.abs().toString(16).toUpperCase(Locale.ROOT));
            case "c" -> padded("", Character.toString(number.intValueExact()), "<");
            case "s" -> throw new IllegalArgumentException("a whole number cannot be formatted by s");
            default -> floating(PythonNumber.floating(value));
        };
    }

    private String based(BigInteger number, String prefix, String digits) {
        return number(number.signum() < 0, prefix, grouped(digits, 4));
    }

    private String floating(double number) {
        boolean negative = number < 0 || (number == 0 && 1 / number < 0);
        double size = Math.abs(number);
        if (!Double.isFinite(number)) {
            return number(negative, "", PythonNumber.printed(size));
        }
        var kind = kind("");
        var digits = switch (kind.toLowerCase(Locale.ROOT)) {
            case "f" -> PythonNumber.fixed(size, precision(USUAL_PRECISION));
            case "e" -> PythonNumber.scientific(size, precision(USUAL_PRECISION));
            case "g", "n" -> PythonNumber.general(size, precision(USUAL_PRECISION), spec.group(4) != null);
            case "%" -> PythonNumber.fixed(size * 100, precision(USUAL_PRECISION)) + "%";
            case "" -> spec.group(8) == null ? PythonNumber.printed(size) : shortest(size, precision(0));
            default -> throw new IllegalArgumentException("a float cannot be formatted by %s".formatted(kind));
        };
        return number(
                negative,
                "",
                grouped(kind.equals("E") || kind.equals("G") ? digits.toUpperCase(Locale.ROOT) : digits, 3));
    }

    /** Like g, with at least one digit behind the point. */
    private static String shortest(double size, int precision) {
        var digits = PythonNumber.general(size, precision, false);
        return digits.contains(".") || digits.contains("e") ? digits : digits + ".0";
    }

    private String grouped(String digits, int each) {
        var mark = spec.group(7);
        if (mark == null) {
            return digits;
        }
        int end = 0;
        while (end < digits.length() && Character.isLetterOrDigit(digits.charAt(end)) && digits.charAt(end) != 'e') {
            end++;
        }
        var grouped = new StringBuilder(digits);
        for (int at = end - each; at > 0; at -= each) {
            grouped.insert(at, mark);
        }
        return grouped.toString();
    }

    private String number(boolean negative, String prefix, String digits) {
        var wanted = spec.group(3) == null ? "-" : spec.group(3);
        return padded((negative ? "-" : wanted.equals("-") ? "" : wanted) + prefix, digits, ">");
    }

    private String padded(String sign, String said, String usual) {
        int width = spec.group(6) == null ? 0 : Integer.parseInt(spec.group(6));
        int missing = (int) Math.max(0, width - PythonItems.count(sign + said));
        boolean zeros = spec.group(5) != null;
        var fill = spec.group(1) != null ? spec.group(1) : zeros ? "0" : " ";
        var align = spec.group(2) != null ? spec.group(2) : zeros && usual.equals(">") ? "=" : usual;
        return switch (align) {
            case "<" -> sign + said + fill.repeat(missing);
            case ">" -> fill.repeat(missing) + sign + said;
            case "=" -> sign + fill.repeat(missing) + said;
            default -> fill.repeat(missing / 2) + sign + said + fill.repeat(missing - missing / 2);
        };
    }
}
