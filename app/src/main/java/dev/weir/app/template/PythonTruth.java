package dev.weir.app.template;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** What counts as true. */
final class PythonTruth {

    private PythonTruth() {}

    static boolean of(Object value) {
        return switch (value) {
            case PythonNone _, Unknown _ -> false;
            case Boolean flag -> flag;
            case Long number -> number != 0;
            case BigInteger number -> number.signum() != 0;
            case Double number -> number != 0;
            case String text -> !text.isEmpty();
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            case PythonView(var _, var items) -> !items.isEmpty();
            case PythonRange range -> !range.items().isEmpty();
            case Object _ -> true;
        };
    }
}
