package dev.weir.app.template;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** What kind of value it is, in Python's words. */
final class PythonType {

    private PythonType() {}

    static String name(Object value) {
        return switch (value) {
            case PythonNone _ -> "NoneType";
            case Unknown _ -> "Undefined";
            case Boolean _ -> "bool";
            case Long _, BigInteger _ -> "int";
            case Double _ -> "float";
            case String _ -> "str";
            case PythonTuple _ -> "tuple";
            case List<?> _ -> "list";
            case Map<?, ?> _ -> "dict";
            case PythonView(var kind, var _) -> kind;
            case PythonRange _ -> "range";
            case PythonStream _ -> "generator";
            case PythonFunction _ -> "function";
            case Object _ -> "object";
        };
    }

    static String said(Object value) {
        return value == PythonNone.NONE ? "None" : "'%s object'".formatted(name(value));
    }

    /** Throws for what a text or a list cannot do. */
    static IllegalArgumentException cannot(String what, Object value) {
        return value instanceof Unknown unknown
                ? unknown.used()
                : new IllegalArgumentException("%s cannot be %s".formatted(said(value), what));
    }
}
