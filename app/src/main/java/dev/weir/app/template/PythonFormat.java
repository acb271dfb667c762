package dev.weir.app.template;

/** Python's {@code str.format}: {@code '{}-{name:>5}'.format(a, name=b)}. */
final class PythonFormat {

    private final String text;
    private final Arguments arguments;
    private int at;
    private int counted;

    private PythonFormat(String text, Arguments arguments) {
        this.text = text;
        this.arguments = arguments;
    }

    static String formatted(String text, Arguments arguments) {
        return new PythonFormat(text, arguments).all();
    }

    private String all() {
        var result = new StringBuilder();
        while (at < text.length()) {
            char next = text.charAt(at++);
            boolean twice = at < text.length() && text.charAt(at) == next;
            if (next != '{' && next != '}') {
                result.append(next);
            } else if (twice) {
                result.append(next);
                at++;
            } else if (next == '}') {
                throw new IllegalArgumentException("a single } in a text that is formatted");
            } else {
                result.append(place());
            }
            Limit.text(result);
        }
        return result.toString();
    }

    private String place() {
        var field = upTo("!:}");
        char conversion = text.charAt(at) == '!' && at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        at += conversion == ' ' ? 0 : 2;
        Object value = value(field);
        var spec = "";
        if (at < text.length() && text.charAt(at) == ':') {
            at++;
            spec = spec();
        }
        if (at >= text.length() || text.charAt(at) != '}') {
            throw new IllegalArgumentException("a { in a text that is formatted is not closed");
        }
        at++;
        return switch (conversion) {
            case ' ' -> PythonFormatSpec.formatted(value, spec);
            case 's' -> PythonFormatSpec.formatted(PythonPrinted.text(value), spec);
            case 'r', 'a' -> PythonFormatSpec.formatted(PythonPrinted.shown(value), spec);
            default -> throw new IllegalArgumentException("!%s is no conversion".formatted(conversion));
        };
    }

    private String upTo(String ends) {
        int start = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '{') {
                throw new IllegalArgumentException("a { inside of a place in a text that is formatted");
            }
            at++;
        }
        if (at == text.length()) {
            throw new IllegalArgumentException("a { in a text that is formatted is not closed");
        }
        return text.substring(start, at);
    }

    /** It may hold places itself. */
    private String spec() {
        var spec = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '}') {
            if (text.charAt(at) == '{') {
                at++;
                spec.append(PythonPrinted.text(value(upTo("}"))));
                at++;
            } else {
                spec.append(text.charAt(at++));
            }
        }
        return spec.toString();
    }

    private Object value(String field) {
        int end = 0;
        while (end < field.length() && field.charAt(end) != '.' && field.charAt(end) != '[') {
            end++;
        }
        Object found = argument(field.substring(0, end));
        while (end < field.length()) {
            int start = end + 1;
            if (field.charAt(end) == '.') {
                end = start;
                while (end < field.length() && field.charAt(end) != '.' && field.charAt(end) != '[') {
                    end++;
                }
                throw new IllegalArgumentException(
                        "%s has no attribute %s".formatted(PythonType.said(found), field.substring(start, end)));
            }
            int close = field.indexOf(']', start);
            if (close < 0) {
                throw new IllegalArgumentException("a [ in a text that is formatted is not closed");
            }
            var key = field.substring(start, close);
            found = PythonMembers.item(found, isPlace(key) ? (Object) Long.valueOf(key) : key);
            if (found instanceof Unknown unknown) {
                throw unknown.used();
            }
            end = close + 1;
        }
        return found;
    }

    private static boolean isPlace(String key) {
        return !key.isEmpty() && key.length() < 10 && key.chars().allMatch(it -> it >= '0' && it <= '9');
    }

    private Object argument(String name) {
        if (name.isEmpty() || isPlace(name)) {
            if (name.isEmpty() ? counted < 0 : counted > 0) {
                throw new IllegalArgumentException("places with and without numbers cannot be mixed");
            }
            int place = name.isEmpty() ? counted++ : Integer.parseInt(name);
            counted = name.isEmpty() ? counted : -1;
            if (place < arguments.positional().size()) {
                return arguments.positional().get(place);
            }
            throw new IllegalArgumentException("there are more places in the text than values to fill them");
        }
        Object found = arguments.named().get(name);
        if (found == null) {
            throw new IllegalArgumentException("nothing is named %s among the values".formatted(name));
        }
        return found;
    }
}
