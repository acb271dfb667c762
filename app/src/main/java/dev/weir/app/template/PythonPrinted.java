package dev.weir.app.template;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Values as Python's {@code str} and {@code repr} print them. */
final class PythonPrinted {

    private final StringBuilder printed = new StringBuilder();

    private PythonPrinted() {}

    /** As {@code str} does. Throws {@link IllegalArgumentException} for what prints as where it lies in Python's memory. */
    static String text(Object value) {
        return switch (value) {
            case String text -> text;
            case Unknown unknown -> unknown.printed();
            case Object other -> shown(other);
        };
    }

    /** As {@code repr} does: texts are quoted. */
    static String shown(Object value) {
        var printer = new PythonPrinted();
        printer.show(value);
        return printer.printed.toString();
    }

    private void show(Object value) {
        Limit.text(printed);
        switch (value) {
            case PythonNone _ -> printed.append("None");
            case Unknown unknown -> throw unknown.used();
            case Boolean flag -> printed.append(flag ? "True" : "False");
            case Long number -> printed.append(number);
            case BigInteger number -> printed.append(Limit.number(number));
            case Double number -> printed.append(PythonNumber.printed(number));
            case String text -> quote(text);
            case PythonTuple tuple -> show("(", tuple, tuple.size() == 1 ? ",)" : ")");
            case List<?> list -> show("[", list, "]");
            case Map<?, ?> map -> {
                printed.append('{');
                String part = "";
                for (var entry : map.entrySet()) {
                    printed.append(part);
                    show(entry.getKey());
                    printed.append(": ");
                    show(entry.getValue());
                    part = ", ";
                }
                printed.append('}');
            }
            case PythonView(var kind, var items) -> show(kind + "([", items, "])");
            case PythonRange range ->
                printed.append("range(%d, %d".formatted(range.start(), range.stop()))
                        .append(range.step() == 1 ? ")" : ", %d)".formatted(range.step()));
            case PythonKey key -> {
                printed.append("AssetKey(");
                show(key.path());
                printed.append(')');
            }
            case AutomationName name ->
                printed.append(name.label()
                        .orElseThrow(() ->
                                new IllegalArgumentException("a condition without a label does not print as a text")));
            case Object other ->
                throw new IllegalArgumentException(
                        "%s is no text; list, join or a call may make one of it".formatted(PythonType.said(other)));
        }
    }

    private void show(String open, List<?> items, String close) {
        printed.append(open);
        String part = "";
        for (Object item : items) {
            printed.append(part);
            show(item);
            part = ", ";
        }
        printed.append(close);
    }

    private void quote(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        printed.append(quote);
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '\n' -> printed.append("\\n");
                case '\r' -> printed.append("\\r");
                case '\t' -> printed.append("\\t");
                case '\\' -> printed.append("\\\\");
                default -> {
                    if (letter == quote) {
                        printed.append('\\').append(quote);
                    } else if (isPrintable(letter)) {
                        printed.appendCodePoint(letter);
                    } else {
                        printed.append(
                                letter < 0x100
                                        ? "\\x%02x".formatted(letter)
                                        : letter < 0x10000 ? "\\u%04x".formatted(letter) : "\\U%08x".formatted(letter));
                    }
                }
            }
        });
        printed.append(quote);
    }

    /** A blank is printed as it is; other blanks, and letters that are not seen, are not. */
    static boolean isPrintable(int letter) {
        return letter == ' '
                || switch (Character.getType(letter)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SPACE_SEPARATOR -> false;
                    default -> true;
                };
    }
}
