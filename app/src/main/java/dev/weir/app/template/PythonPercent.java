package dev.weir.app.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's percent sign: a text before it is filled, a number is divided, and what is left over has the divisor's sign. */
final class PythonPercent {

    private PythonPercent() {}

    /** {@code left % right}. */
    static Object of(@Nullable Object left, @Nullable Object right) {
        if (left instanceof String text && right != null) {
            return PythonFilling.filledFrom(text, right);
        }
        if (left instanceof Double || left instanceof Float || right instanceof Double || right instanceof Float) {
            return left(decimal(left, right).doubleValue(), decimal(right, left).doubleValue());
        }
        return left(
                decimal(left, right).toBigIntegerExact(), decimal(right, left).toBigIntegerExact());
    }

    /** {@code left % (a, b)}. */
    static Object of(@Nullable Object left, List<Object> several) {
        if (left instanceof String text) {
            return PythonFilling.filled(text, several);
        }
        throw new IllegalArgumentException(
                "several values after a percent sign fill a text, and %s is none".formatted(said(left)));
    }

    private static BigDecimal decimal(@Nullable Object value, @Nullable Object other) {
        return switch (value) {
            case Boolean flag -> flag ? BigDecimal.ONE : BigDecimal.ZERO;
            case Number number -> new BigDecimal(number.toString());
            case null, default ->
                throw new IllegalArgumentException("a percent sign takes a text or two numbers, not %s beside %s"
                        .formatted(said(value), said(other)));
        };
    }

    private static String said(@Nullable Object value) {
        return value == null ? "what nobody knows" : PythonPrinted.text(value);
    }

    private static Object left(BigInteger dividend, BigInteger divisor) {
        if (divisor.signum() == 0) {
            throw byZero();
        }
        var left = dividend.mod(divisor.abs());
        var signed = divisor.signum() < 0 && left.signum() != 0 ? left.add(divisor) : left;
        return signed.bitLength() < Long.SIZE ? (Object) signed.longValue() : signed;
    }

    private static Object left(double dividend, double divisor) {
        if (divisor == 0) {
            throw byZero();
        }
        double left = dividend % divisor;
        return left != 0 && (left < 0) != (divisor < 0) ? left + divisor : left;
    }

    private static IllegalArgumentException byZero() {
        return new IllegalArgumentException("a division by zero");
    }
}
