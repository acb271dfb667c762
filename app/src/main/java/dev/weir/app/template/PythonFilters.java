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
