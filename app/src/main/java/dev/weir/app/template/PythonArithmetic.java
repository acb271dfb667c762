package dev.weir.app.template;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Python's arithmetic, over numbers, texts and lists. */
final class PythonArithmetic {

    private PythonArithmetic() {}

    static Object of(Operator operator, Object left, Object right) {
        if (left instanceof Unknown unknown) {
            throw unknown.used();
        }
        if (operator == Operator.MODULO && left instanceof String text) {
            return PythonFilling.filled(text, right);
        }
        if (right instanceof Unknown unknown) {
            throw unknown.used();
        }
        if (PythonNumber.isNumber(left) && PythonNumber.isNumber(right)) {
            return PythonNumber.isWhole(left) && PythonNumber.isWhole(right)
                    ? whole(operator, PythonNumber.big(left), PythonNumber.big(right))
                    : floating(operator, PythonNumber.floating(left), PythonNumber.floating(right));
        }
        if (operator == Operator.PLUS) {
            return joined(left, right);
        }
        if (operator == Operator.TIMES && PythonNumber.isWhole(right)) {
            return repeated(left, Math.max(0, PythonNumber.index(right)));
        }
        if (operator == Operator.TIMES && PythonNumber.isWhole(left)) {
            return repeated(right, Math.max(0, PythonNumber.index(left)));
        }
        throw unfit(operator, left, right);
    }

    private static IllegalArgumentException unfit(Operator operator, Object left, Object right) {
        return new IllegalArgumentException("%s cannot stand between %s and %s"
                .formatted(operator.sign(), PythonType.said(left), PythonType.said(right)));
    }

    private static Object joined(Object left, Object right) {
        if (left instanceof String text && right instanceof String other) {
            return Limit.text(text + other);
        }
        if (left instanceof List<?> list
                && right instanceof List<?> other
                && left instanceof PythonTuple == right instanceof PythonTuple) {
            var both = new ArrayList<Object>(list);
            both.addAll(other);
            Limit.items(both);
            return left instanceof PythonTuple ? PythonTuple.of(both) : both;
        }
        throw unfit(Operator.PLUS, left, right);
    }

    private static Object repeated(Object value, int times) {
        switch (value) {
            case String text -> {
                Limit.length((long) text.length() * times);
                return text.repeat(times);
            }
            case List<?> list -> {
                Limit.count((long) list.size() * times);
                var items = new ArrayList<Object>();
                for (int done = 0; done < times; done++) {
                    items.addAll(list);
                }
                return list instanceof PythonTuple ? PythonTuple.of(items) : items;
            }
            case Object other -> throw unfit(Operator.TIMES, other, (long) times);
        }
    }

    private static Object whole(Operator operator, BigInteger left, BigInteger right) {
        return switch (operator) {
            case PLUS -> PythonNumber.whole(Limit.number(left.add(right)));
            case MINUS -> PythonNumber.whole(Limit.number(left.subtract(right)));
            case TIMES -> {
                Limit.bits((long) left.bitLength() + right.bitLength() - 1);
                yield PythonNumber.whole(left.multiply(right));
            }
            case DIVIDED -> {
                checkDivisor(right.signum() == 0);
                yield new java.math.BigDecimal(left)
                        .divide(new java.math.BigDecimal(right), java.math.MathContext.DECIMAL128)
                        .doubleValue();
            }
            case FLOORED -> {
                checkDivisor(right.signum() == 0);
                var parts = left.divideAndRemainder(right);
                boolean below = parts[1].signum() != 0 && parts[1].signum() != right.signum();
                yield PythonNumber.whole(below ? parts[0].subtract(BigInteger.ONE) : parts[0]);
            }
            case MODULO -> {
                checkDivisor(right.signum() == 0);
                var rest = left.mod(right.abs());
                yield PythonNumber.whole(right.signum() < 0 && rest.signum() != 0 ? rest.add(right) : rest);
            }
            case POWER -> power(left, right);
        };
    }

    private static Object power(BigInteger base, BigInteger exponent) {
        if (exponent.signum() < 0) {
            return floating(Operator.POWER, base.doubleValue(), exponent.doubleValue());
        }
        if (base.bitLength() <= 1 && base.abs().compareTo(BigInteger.ONE) <= 0) {
            boolean odd = exponent.testBit(0);
            return PythonNumber.whole(exponent.signum() == 0 ? BigInteger.ONE : odd ? base : base.abs());
        }
        Limit.bits(exponent.bitLength() > 20 ? Long.MAX_VALUE : (base.abs().bitLength() - 1L) * exponent.intValue());
        return PythonNumber.whole(Limit.number(base.pow(exponent.intValue())));
    }

    private static Object floating(Operator operator, double left, double right) {
        return switch (operator) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            case DIVIDED -> {
                checkDivisor(right == 0);
                yield left / right;
            }
            case FLOORED -> {
                checkDivisor(right == 0);
                yield Math.floor((left - modulo(left, right)) / right + 0.25);
            }
            case MODULO -> {
                checkDivisor(right == 0);
                yield modulo(left, right);
            }
            case POWER -> {
                double power = Math.pow(left, right);
                if (left == 0 && right < 0) {
                    checkDivisor(true);
                }
                if (Double.isNaN(power) && !Double.isNaN(left) && !Double.isNaN(right)) {
                    throw new IllegalArgumentException("a root of what is negative is no real number");
                }
                if (Double.isInfinite(power) && Double.isFinite(left) && Double.isFinite(right)) {
                    throw new IllegalArgumentException("a power is too large for a float");
                }
                yield power;
            }
        };
    }

    /** What is left over has the divisor's sign. */
    private static double modulo(double dividend, double divisor) {
        double left = dividend % divisor;
        return left == 0 ? Math.copySign(0.0, divisor) : left < 0 != divisor < 0 ? left + divisor : left;
    }

    private static void checkDivisor(boolean zero) {
        if (zero) {
            throw new IllegalArgumentException("a division by zero");
        }
    }

    static Object signed(boolean negative, Object value) {
        if (value instanceof Unknown unknown) {
            throw unknown.used();
        }
        if (value instanceof Double number) {
            return negative ? -number : number;
        }
        if (PythonNumber.isWhole(value)) {
            var number = PythonNumber.big(value);
            return PythonNumber.whole(negative ? number.negate() : number);
        }
        throw PythonType.cannot("given a sign", value);
    }
}
