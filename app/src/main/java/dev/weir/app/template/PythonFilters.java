package dev.weir.app.template;

import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.Filter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Filters where Jinja's differ from the library's, and an error for a filter over a name that nobody knows. */
final class PythonFilters {

    /** Those that are there to stand in for what is not known. */
    private static final Set<String> FOR_UNKNOWN = Set.of("default", "d");

    private PythonFilters() {}

    static void register(Context context) {
        for (var filter : List.copyOf(context.getAllFilters())) {
            if (!FOR_UNKNOWN.contains(filter.getName())) {
                context.registerFilter(new Known(filter));
            }
        }
        context.registerFilter(new Known(new OfOne("first", PythonFilters::first)));
        context.registerFilter(new Known(new OfOne("last", PythonFilters::last)));
        context.registerFilter(new Known(new OfOne("tojson", PythonJson::text)));
        context.registerFilter(new Known(new OfOne("string", PythonPrinted::text)));
        context.registerFilter(new Known(new Truncated()));
    }

    private static @Nullable Object first(Object value) {
        return switch (value) {
            case String text when !text.isEmpty() -> text.substring(0, 1);
            case List<?> list when !list.isEmpty() -> list.getFirst();
            default -> null;
        };
    }

    private static @Nullable Object last(Object value) {
        return switch (value) {
            case String text when !text.isEmpty() -> text.substring(text.length() - 1);
            case List<?> list when !list.isEmpty() -> list.getLast();
            default -> null;
        };
    }

    /** A filter without arguments. */
    private record OfOne(String name, Function<Object, @Nullable Object> deed) implements Filter {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public @Nullable Object filter(@Nullable Object value, JinjavaInterpreter interpreter, String... arguments) {
            return deed.apply(value == null ? "" : value);
        }
    }

    /** Cuts a text that is longer than it may be, at a blank unless words may be cut; one that is hardly longer stays whole. */
    private record Truncated() implements Filter {

        private static final int USUAL_LENGTH = 255;
        private static final int USUAL_LEEWAY = 5;

        @Override
        public String getName() {
            return "truncate";
        }

        @Override
        public Object filter(@Nullable Object value, JinjavaInterpreter interpreter, String... arguments) {
            return filter(value, interpreter, (Object[]) arguments, Map.of());
        }

        @Override
        public Object filter(
                @Nullable Object value, JinjavaInterpreter interpreter, Object[] arguments, Map<String, Object> named) {
            var text = PythonPrinted.text(value);
            int length = number(argument(arguments, 0, named.get("length")), USUAL_LENGTH);
            boolean cutsWords = Boolean.parseBoolean(String.valueOf(argument(arguments, 1, named.get("killwords"))));
            var end = argument(arguments, 2, named.get("end"));
            var tail = end == null ? "..." : end.toString();
            int leeway = number(argument(arguments, 3, named.get("leeway")), USUAL_LEEWAY);
            if (text.length() <= length + leeway) {
                return text;
            }
            var cut = text.substring(0, Math.clamp(length - tail.length(), 0, text.length()));
            int blank = cut.lastIndexOf(' ');
            return (cutsWords || blank < 0 ? cut : cut.substring(0, blank)) + tail;
        }

        private static @Nullable Object argument(Object[] arguments, int at, @Nullable Object named) {
            return named != null ? named : at < arguments.length ? arguments[at] : null;
        }

        private static int number(@Nullable Object given, int usual) {
            return given == null ? usual : (int) Double.parseDouble(given.toString());
        }
    }

    /** A filter that refuses what nobody knows. */
    private record Known(Filter filter) implements Filter {
        @Override
        public String getName() {
            return filter.getName();
        }

        @Override
        public @Nullable Object filter(@Nullable Object value, JinjavaInterpreter interpreter, String... arguments) {
            return filter.filter(known(value), interpreter, arguments);
        }

        @Override
        public @Nullable Object filter(
                @Nullable Object value, JinjavaInterpreter interpreter, Object[] arguments, Map<String, Object> named) {
            return filter.filter(known(value), interpreter, arguments, named);
        }

        private Object known(@Nullable Object value) {
            if (value == null) {
                throw new IllegalArgumentException(
                        "the filter %s is given something that nobody knows; default says what to take instead"
                                .formatted(filter.getName()));
            }
            return value;
        }
    }
}
