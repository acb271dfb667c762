package dev.weir.app.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of Python's dict and list that change nothing. Each answers null for a method that is not there. */
final class PythonCollection {

    private PythonCollection() {}

    static @Nullable Object call(Map<?, ?> map, String method, List<Object> arguments) {
        return switch (method) {
            case "get" -> {
                Object found = map.get(String.valueOf(arguments.getFirst()));
                yield found != null ? found : arguments.size() > 1 ? arguments.get(1) : PythonNone.NONE;
            }
            case "keys" -> new ArrayList<>(map.keySet());
            case "values" -> new ArrayList<>(map.values());
            case "items" -> {
                var pairs = new ArrayList<Object>();
                map.forEach((key, value) -> pairs.add(new ArrayList<>(List.of(key, value))));
                yield pairs;
            }
            default -> null;
        };
    }

    static @Nullable Object call(List<?> list, String method, List<Object> arguments) {
        return switch (method) {
            case PythonSyntax.SLICE ->
                new ArrayList<Object>(PythonSyntax.places(list.size(), arguments).stream()
                        .map(list::get)
                        .toList());
            case "count" ->
                list.stream().filter(it -> it.equals(arguments.getFirst())).count();
            case "index" -> {
                int at = list.indexOf(arguments.getFirst());
                if (at < 0) {
                    throw new IllegalArgumentException("%s is not in the list".formatted(arguments.getFirst()));
                }
                yield (long) at;
            }
            default -> null;
        };
    }
}
