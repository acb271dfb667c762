package dev.weir.app.translate;

import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A tree with one of its parts missing, null, of a wrong kind or unknown. A part is changed once for each shape of path and each kind of
 * what stands there, over all trees that share a set of shapes met: so that all of many files is changed and it takes seconds.
 */
final class Mutations {

    /** What stands in for a part: nothing at all is told apart by the map. */
    private static final Map<String, Tree> STRANGERS = new LinkedHashMap<>();

    static {
        STRANGERS.put("null", Tree.nothing());
        STRANGERS.put("a text", Tree.text("odd"));
        STRANGERS.put("a number", Tree.number(-7));
        STRANGERS.put("a flag", Tree.flag(true));
        STRANGERS.put("a list", Tree.items(List.of(Tree.number(1), Tree.nothing())));
        STRANGERS.put("a map", Tree.fields(new LinkedHashMap<>(Map.of("odd", Tree.text("odd")))));
    }

    /** Maps whose keys are names that people chose. */
    private static final Set<String> OF_NAMES = Set.of(
            "columns",
            "parent_map",
            "child_map",
            "group_map",
            "groups",
            "disabled",
            "env",
            "nodes",
            "sources",
            "stats");

    private Mutations() {}

    /**
     * A tree that was changed in one place.
     *
     * @param path the keys and positions down to the place
     * @param was the kind of what stood there
     * @param rest what the tree is when nothing at all stands there
     */
    record Mutant(List<String> path, String was, String change, Tree tree, Tree rest) {

        boolean takesAway() {
            return change.equals("missing") || change.equals("null");
        }

        /** {@return whether another of the same kind stands there, which is odd to nobody} */
        boolean isAlike() {
            return change.equals(was);
        }

        @Override
        public String toString() {
            return String.join(" ▸ ", path) + ": " + change;
        }
    }

    /** Changes what lies below {@code from}, and that itself, and adds the shapes to those that were met. */
    static Stream<Mutant> of(Tree whole, List<String> from, Set<String> met) {
        var places = new ArrayList<List<String>>();
        walk(at(whole, from), from, shape(from), met, places::add);
        return places.stream().flatMap(path -> mutants(whole, path));
    }

    /** {@return whether {@code tree} has shapes that were not met yet} Nothing is added to those that were. */
    static boolean isNew(Tree tree, List<String> from, Set<String> met) {
        var shapes = new HashSet<String>();
        walk(tree, from, shape(from), shapes, _ -> {});
        return !met.containsAll(shapes);
    }

    private static Stream<Mutant> mutants(Tree whole, List<String> path) {
        var rest = without(whole, path);
        String was = at(whole, path).kind();
        return Stream.concat(
                Stream.of(new Mutant(path, was, "missing", rest, rest)),
                STRANGERS.entrySet().stream()
                        .map(it -> new Mutant(path, was, it.getKey(), with(whole, path, it.getValue()), rest)));
    }

    private static String shape(List<String> path) {
        var shape = new StringBuilder();
        String above = "";
        for (String key : path) {
            shape.append('/').append(general(above, key));
            above = key;
        }
        return shape.toString();
    }

    private static void walk(
            Tree tree, List<String> path, String shape, Set<String> met, Consumer<List<String>> visit) {
        if (!path.isEmpty() && met.add(shape + " " + tree.kind())) {
            visit.accept(path);
        }
        String here = path.isEmpty() ? "" : path.getLast();
        switch (tree) {
            case Tree.Fields(var values, var _, var _) ->
                values.forEach(
                        (key, value) -> walk(value, below(path, key), shape + "/" + general(here, key), met, visit));
            case Tree.Items(var values, var _) -> {
                for (int at = 0; at < values.size(); at++) {
                    walk(values.get(at), below(path, String.valueOf(at)), shape + "/*", met, visit);
                }
            }
            case Tree.Text _, Tree.Num _, Tree.Flag _, Tree.Nothing _ -> {}
        }
    }

    private static List<String> below(List<String> path, String key) {
        return Stream.concat(path.stream(), Stream.of(key)).toList();
    }

    /** A unique id stands for its kind, and a name that somebody chose for any. */
    private static String general(String above, String key) {
        int dot = key.indexOf('.');
        return dot >= 0 ? key.substring(0, dot) + ".*" : OF_NAMES.contains(above) ? "*" : key;
    }

    private static Tree at(Tree tree, List<String> path) {
        if (path.isEmpty()) {
            return tree;
        }
        var inner = switch (tree) {
            case Tree.Fields fields -> fields.at(path.getFirst()).orElseThrow();
            case Tree.Items(var values, var _) -> values.get(Integer.parseInt(path.getFirst()));
            case Tree.Text _, Tree.Num _, Tree.Flag _, Tree.Nothing _ -> throw new IllegalArgumentException();
        };
        return at(inner, path.subList(1, path.size()));
    }

    private static Tree without(Tree tree, List<String> path) {
        String key = path.getFirst();
        var rest = path.subList(1, path.size());
        return switch (tree) {
            case Tree.Fields(var values, var _, var _) -> {
                var all = new LinkedHashMap<>(values);
                if (rest.isEmpty()) {
                    all.remove(key);
                } else {
                    all.computeIfPresent(key, (_, inner) -> without(inner, rest));
                }
                yield Tree.fields(all);
            }
            case Tree.Items(var values, var _) -> {
                var all = new ArrayList<>(values);
                int at = Integer.parseInt(key);
                if (rest.isEmpty()) {
                    all.remove(at);
                } else {
                    all.set(at, without(all.get(at), rest));
                }
                yield Tree.items(all);
            }
            case Tree.Text _, Tree.Num _, Tree.Flag _, Tree.Nothing _ -> tree;
        };
    }

    private static Tree with(Tree tree, List<String> path, Tree stranger) {
        if (path.isEmpty()) {
            return stranger;
        }
        String key = path.getFirst();
        var rest = path.subList(1, path.size());
        return switch (tree) {
            case Tree.Fields(var values, var _, var _) -> {
                var all = new LinkedHashMap<>(values);
                all.computeIfPresent(key, (_, inner) -> with(inner, rest, stranger));
                yield Tree.fields(all);
            }
            case Tree.Items(var values, var _) -> {
                var all = new ArrayList<>(values);
                all.set(Integer.parseInt(key), with(all.get(Integer.parseInt(key)), rest, stranger));
                yield Tree.items(all);
            }
            case Tree.Text _, Tree.Num _, Tree.Flag _, Tree.Nothing _ -> tree;
        };
    }
}
