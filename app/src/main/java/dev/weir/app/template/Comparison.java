package dev.weir.app.template;

import java.util.Optional;

/** The ways to compare. */
enum Comparison {
    EQUAL("=="),
    UNEQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    IN("in"),
    NOT_IN("not in");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    static Optional<Comparison> of(String sign) {
        for (var comparison : values()) {
            if (comparison.sign.equals(sign)) {
                return Optional.of(comparison);
            }
        }
        return Optional.empty();
    }

    boolean holds(Object left, Object right) {
        return switch (this) {
            case EQUAL -> PythonComparison.equal(left, right);
            case UNEQUAL -> !PythonComparison.equal(left, right);
            case LESS -> ordered(left, right) && PythonComparison.order(left, right) < 0;
            case LESS_OR_EQUAL -> ordered(left, right) && PythonComparison.order(left, right) <= 0;
            case GREATER -> ordered(left, right) && PythonComparison.order(left, right) > 0;
            case GREATER_OR_EQUAL -> ordered(left, right) && PythonComparison.order(left, right) >= 0;
            case IN -> PythonComparison.isIn(left, right);
            case NOT_IN -> !PythonComparison.isIn(left, right);
        };
    }

    /** What is not a number is neither before nor after any other. */
    private static boolean ordered(Object left, Object right) {
        boolean strange =
                (left instanceof Double one && one.isNaN()) || (right instanceof Double other && other.isNaN());
        return !strange || !PythonNumber.isNumber(left) || !PythonNumber.isNumber(right);
    }
}
