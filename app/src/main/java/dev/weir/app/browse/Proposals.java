package dev.weir.app.browse;

import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.Node;
import dev.weir.domain.selection.Dialect;
import dev.weir.domain.selection.Method;
import dev.weir.domain.selection.StateWord;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a word of a selection could become: a method, or a value of the method before the colon. */
final class Proposals {

    private static final int MOST = 30;

    private Proposals() {}

    static List<String> of(Manifest manifest, String word) {
        int colon = word.indexOf(':');
        if (colon < 0) {
            return best(
                    Stream.concat(
                            Method.of(Dialect.of(manifest.metadata())).stream().map(method -> method.word() + ":"),
                            names(manifest, Node::name)),
                    word);
        }
        var method = word.substring(0, colon);
        if (Method.of(Dialect.of(manifest.metadata())).stream().noneMatch(it -> isMethod(it, method))) {
            return List.of();
        }
        var values = values(manifest, method);
        return best(values, word.substring(colon + 1)).stream()
                .map(value -> method + ":" + value)
                .toList();
    }

    /** Whether it is a method's word, or that and a key: {@code config.materialized}. */
    private static boolean isMethod(Method method, String word) {
        return word.equals(method.word()) || (method == Method.CONFIG && word.startsWith(method.word() + "."));
    }

    private static Stream<String> values(Manifest manifest, String method) {
        return switch (method) {
            case "tag" -> manifest.nodes().flatMap(node -> node.tags().stream());
            case "package" -> names(manifest, Node::packageName);
            case "resource_type" -> names(manifest, Node::typeWord);
            case "group" -> manifest.nodes().flatMap(node -> Drawn.group(node).stream());
            case "source" ->
                ofType(manifest, "source")
                        .map(node -> node.text(Attribute.SOURCE_NAME).orElse("") + "." + node.name());
            case "exposure", "metric", "semantic_model", "saved_query", "unit_test", "function" ->
                ofType(manifest, method).map(Node::name);
            case "access" -> Stream.of("private", "protected", "public");
            case "test_type" -> Stream.of("singular", "generic", "unit", "data");
            case "version" -> Stream.of("latest", "prerelease", "old", "none");
            case "selector" -> manifest.selectors().values().keySet().stream();
            case "path" ->
                manifest.nodes()
                        .flatMap(node -> node.text(Attribute.ORIGINAL_FILE_PATH).stream())
                        .flatMap(path -> Stream.of(path, path.substring(0, Math.max(0, path.lastIndexOf('/')))));
            case "file" ->
                manifest.nodes()
                        .flatMap(node -> node.text(Attribute.ORIGINAL_FILE_PATH).stream())
                        .map(path -> path.substring(path.lastIndexOf('/') + 1));
            case "state" -> Arrays.stream(StateWord.values()).map(StateWord::word);
            case "source_status" -> Stream.of("fresher");
            case "result" -> Stream.of("success", "error", "skipped", "pass", "warn", "fail", "partial success");
            case "config.materialized" -> manifest.nodes().flatMap(node -> node.materialized().stream());
            default -> method.startsWith("config") ? Stream.of() : names(manifest, Node::name);
        };
    }

    private static Stream<Node> ofType(Manifest manifest, String type) {
        return manifest.nodes().filter(node -> node.typeWord().equals(type));
    }

    private static Stream<String> names(Manifest manifest, Function<Node, String> name) {
        return manifest.nodes().map(name);
    }

    /** Those that begin with what is there come before those that only hold it. */
    private static List<String> best(Stream<String> all, String typed) {
        var lower = typed.toLowerCase(Locale.ROOT);
        var fitting = all.filter(
                        it -> !it.isEmpty() && it.toLowerCase(Locale.ROOT).contains(lower))
                .distinct()
                .sorted()
                .toList();
        return Stream.concat(
                        fitting.stream()
                                .filter(it -> it.toLowerCase(Locale.ROOT).startsWith(lower)),
                        fitting.stream()
                                .filter(it -> !it.toLowerCase(Locale.ROOT).startsWith(lower)))
                .limit(MOST)
                .toList();
    }
}
