package dev.weir.app.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Python's numbers: whole ones as long as they need be, and floats. True is 1 and False is 0. */
final class PythonNumber {

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+(?:_\\d+)*");
    private static final Pattern FLOATING =
            Pattern.compile("[+-]?(?:(?:\\d+(?:_\\d+)*)?\\.?(?:\\d+(?:_\\d+)*)?)(?:[eE][+-]?\\d+(?:_\\d+)*)?");

    private PythonNumber() {}

    static Object whole(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    /** What is written in a template: {@code 1_000}, {@code 0x1f}. */
    static Object literal(String written) {
        var digits = written.replace("_", "").toLowerCase(Locale.ROOT);
        int base = digits.startsWith("0x") ? 16 : digits.startsWith("0o") ? 8 : digits.startsWith("0b") ? 2 : 10;
        return whole(new BigInteger(base == 10 ? digits : digits.substring(2), base));
    }

    static boolean isNumber(Object value) {
        return value instanceof Boolean
                || value instanceof Long
                || value instanceof BigInteger
                || value instanceof Double;
    }

    static boolean isWhole(Object value) {
        return value instanceof Boolean || value instanceof Long || value instanceof BigInteger;
    }

    /** Of what is whole. */
    static BigInteger big(Object value) {
        return switch (value) {
            case Boolean flag -> flag ? BigInteger.ONE : BigInteger.ZERO;
            case Long number -> BigInteger.valueOf(number);
            case BigInteger number -> number;
            case Object other -> throw PythonType.cannot("taken for a whole number", other);
        };
    }

    static double floating(Object value) {
        return switch (value) {
            case Double number -> number;
            case Boolean _, Long _, BigInteger _ -> finite(big(value).doubleValue());
            case Object other -> throw PythonType.cannot("taken for a number", other);
        };
    }

    private static double finite(double value) {
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException("a whole number is too large for a float");
        }
        return value;
    }

    /** A place, or how many. */
    static int index(Object value) {
        var number = big(value);
        return number.bitLength() < Integer.SIZE
                ? number.intValue()
                : number.signum() < 0 ? -Integer.MAX_VALUE : Integer.MAX_VALUE;
    }

    /** A float with everything behind its point cut off. */
    static Object cut(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("what is not finite is no whole number");
        }
        return whole(new BigDecimal(value).setScale(0, RoundingMode.DOWN).toBigInteger());
    }

    static Optional<Object> readWhole(String text, int base) {
        var digits = text.strip().toLowerCase(Locale.ROOT);
        if (base == 10 && !WHOLE.matcher(digits).matches()) {
            return Optional.empty();
        }
        var prefix = base == 16 ? "0x" : base == 8 ? "0o" : base == 2 ? "0b" : "";
        try {
            var plain = digits.replace("_", "");
            var bare = !prefix.isEmpty() && plain.startsWith(prefix) ? plain.substring(2) : plain;
            return Optional.of(whole(Limit.number(new BigInteger(bare, base))));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    static Optional<Double> readFloat(String text) {
        var digits = text.strip().toLowerCase(Locale.ROOT);
        var sign = digits.startsWith("-") ? -1.0 : 1.0;
        var bare = digits.startsWith("-") || digits.startsWith("+") ? digits.substring(1) : digits;
        if (bare.equals("inf") || bare.equals("infinity")) {
            return Optional.of(sign * Double.POSITIVE_INFINITY);
        }
        if (bare.equals("nan")) {
            return Optional.of(Double.NaN);
        }
        if (digits.chars().noneMatch(Character::isDigit)
                || !FLOATING.matcher(digits).matches()
                || (!Character.isDigit(bare.charAt(0)) && bare.charAt(0) != '.')) {
            return Optional.empty();
        }
        try {
            return Optional.of(Double.valueOf(digits.replace("_", "")));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** To the even neighbour in the middle, by the number's exact value. */
    static Object rounded(Object value, int places) {
        if (isWhole(value)) {
            var exact = new BigDecimal(big(value));
            return whole(
                    places >= 0
                            ? exact.toBigInteger()
                            : exact.setScale(Math.max(places, -20_000), RoundingMode.HALF_EVEN)
                                    .toBigInteger());
        }
        double number = floating(value);
        return Double.isNaN(number) || Double.isInfinite(number)
                ? (Object) number
                : (Object) signedZero(
                        new BigDecimal(number)
                                .setScale(Math.clamp(places, -400, 400), RoundingMode.HALF_EVEN)
                                .doubleValue(),
                        number);
    }

    private static double signedZero(double value, double like) {
        return value == 0 ? Math.copySign(0.0, like) : value;
    }

    /** As Python's {@code repr} prints a float: the fewest digits that read back as the same. */
    static String printed(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value < 0 ? "-inf" : "inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        var digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        if (exponent < -4 || exponent >= 16) {
            return scientific(digits, exponent);
        }
        var plain = digits.toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }

    private static String scientific(BigDecimal digits, int exponent) {
        var mantissa = digits.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return mantissa + "e" + exponent(exponent);
    }

    private static String exponent(int exponent) {
        return "%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    static String scientific(double value, int places) {
        if (value == 0) {
            return (1 / value < 0 ? "-0" : "0") + (places > 0 ? "." + "0".repeat(places) : "") + "e+00";
        }
        var rounded = new BigDecimal(value).round(new MathContext(places + 1, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.movePointLeft(exponent)
                        .setScale(places, RoundingMode.HALF_EVEN)
                        .toPlainString()
                + "e"
                + exponent(exponent);
    }

    static String fixed(double value, int places) {
        var said =
                new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
        return 1 / value < 0 && !said.startsWith("-") ? "-" + said : said;
    }

    /** The shorter of both ways, with {@code digits} in all. */
    static String general(double value, int digits, boolean keepsZeros) {
        int wanted = Math.max(digits, 1);
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        var rounded = new BigDecimal(value).round(new MathContext(wanted, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < -4 || exponent >= wanted) {
            var said = scientific(value, wanted - 1);
            int mark = said.indexOf('e');
            return keepsZeros ? said : withoutZeros(said.substring(0, mark)) + said.substring(mark);
        }
        var plain = rounded.setScale(Math.max(0, wanted - 1 - exponent), RoundingMode.HALF_EVEN)
                .toPlainString();
        return keepsZeros ? plain : withoutZeros(plain);
    }

    private static String withoutZeros(String digits) {
        return digits.contains(".") ? digits.replaceFirst("\\.?0+$", "") : digits;
    }
}
