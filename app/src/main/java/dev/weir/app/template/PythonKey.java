package dev.weir.app.template;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The key of an asset, with what Dagster's {@code AssetKey} tells of itself. */
record PythonKey(List<String> parts) implements Membered {

    static PythonKey of(List<?> parts) {
        return new PythonKey(parts.stream().map(PythonPrinted::text).toList());
    }

    @Override
    public Optional<Object> member(String name) {
        return switch (name) {
            case "path" -> Optional.of(path());
            case "parts" -> Optional.of(PythonTuple.of(path()));
            case "to_user_string" -> told(String.join("/", parts));
            case "to_escaped_user_string" ->
                told(String.join(
                        "/",
                        parts.stream()
                                .map(it -> it.replace("\\", "\\\\").replace("/", "\\/"))
                                .toList()));
            case "to_python_identifier" ->
                function(arguments -> identifier(arguments.to("suffix").givenText("suffix")));
            case "has_prefix" -> function(arguments -> hasPrefix(prefix(arguments)));
            case "with_prefix" ->
                function(arguments -> of(Stream.concat(prefix(arguments).stream(), parts.stream())
                        .toList()));
            case String _ -> Optional.empty();
        };
    }

    List<Object> path() {
        return List.copyOf(parts);
    }

    private static Optional<Object> told(String text) {
        return function(arguments -> {
            arguments.to();
            return text;
        });
    }

    private static Optional<Object> function(PythonFunction function) {
        return Optional.of(function);
    }

    private String identifier(Optional<String> suffix) {
        return String.join("__", Stream.concat(parts.stream(), suffix.stream()).toList())
                .replace('-', '_')
                .replace('.', '_');
    }

    private static List<?> prefix(Arguments arguments) {
        return switch (arguments.to("prefix").need("prefix")) {
            case PythonKey key -> key.parts();
            case List<?> parts -> parts;
            case String part -> List.of(part);
            case Object other -> throw PythonType.cannot("a prefix", other);
        };
    }

    private boolean hasPrefix(List<?> prefix) {
        return parts.size() >= prefix.size() && parts.subList(0, prefix.size()).equals(prefix);
    }
}
