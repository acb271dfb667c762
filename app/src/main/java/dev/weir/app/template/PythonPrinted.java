package dev.weir.app.template;

import dev.weir.domain.translation.PythonLiteral;
import org.jspecify.annotations.Nullable;

/** Values as Python's {@code str} prints them. */
final class PythonPrinted {

    private PythonPrinted() {}

    /** Throws {@link IllegalArgumentException} for what is no value. */
    static String text(@Nullable Object value) {
        return value instanceof CharSequence text ? text.toString() : PythonLiteral.printed(PythonValue.tree(value));
    }
}
