package dev.weir.app.template;

import dev.weir.domain.translation.PythonLiteral;
import java.util.ArrayList;
import java.util.List;

/**
 * What a template, a macro or a block puts out, in Jinja's native mode: nothing is None, one value keeps its type, several are joined as
 * texts; and a text that is one of Python's literals is its value.
 */
final class Native {

    private final List<Object> parts = new ArrayList<>();
    private long length;

    void add(Object part) {
        parts.add(part);
        length += part instanceof String text ? text.length() : 1;
        Limit.length(length);
    }

    List<Object> parts() {
        return List.copyOf(parts);
    }

    /** Before a text is taken for its value. */
    Object joined() {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        if (parts.isEmpty()) {
            return PythonNone.NONE;
        }
        var text = new StringBuilder();
        for (Object part : parts) {
            Limit.text(text.append(PythonPrinted.text(part)));
        }
        return text.toString();
    }

    Object value() {
        Object joined = joined();
        return joined instanceof String text
                ? PythonLiteral.read(text).map(PythonValue::of).orElse(text)
                : joined;
    }
}
