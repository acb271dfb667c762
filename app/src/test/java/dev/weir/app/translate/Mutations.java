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

/** A tree with one of its parts missing, null, of a wrong kind or unknown, once for each shape of path, so that it takes seconds. */
final class Mutations {

    /** What stands in for a part: nothing at all is told apart by the map. */
    private static final Map<String, Tree> STRANGERS = new LinkedHashMap<>();

    static {
        STRANGERS.put("null", Tree.nothing());
        STRANGERS.put("a text", Tree.text("odd"));
        STRANGERS.put("a number", Tree.number(-7));
        STRANGERS.put("a list", Tree.items(List.of(Tree.number(1), Tree.nothing())));
        STRANGERS.put("a map", Tree.fields(new LinkedHashMap<>(Map.of("odd", Tree.text("odd")))));
    }

    /** Below this only meta and the like goes on, which nothing reads by name. */
    private static final int DEEPEST = 4;

    private Mutations() {}

    /**
     * A tree that was changed in one place.
     *
     * @param path the keys and positions down to the place
     */
    record Mutant(List<String> path, String change, Tree tree) {
        @Override
        public String toString() {
            return String.join(" ▸ ", path) + ": " + change;
        }
    }

    static Stream<Mutant> of(Tree whole) {
        var found = new ArrayList<Mutant>();
        var shapes = new HashSet<String>();
        walk(whole, List.of(), "", shapes, path -> {
            found.add(new Mutant(path, "missing", without(whole, path)));
            STRANGERS.forEach((name, stranger) -> found.add(new Mutant(path, name, with(whole, path, stranger))));
        });
        return found.stream();
    }

    private static void walk(
            Tree tree, List<String> path, String shape, Set<String> shapes, Consumer<List<String>> visit) {
        switch (tree) {
            case Tree.Fields(var values, var _, var _) ->
                values.forEach((key, value) -> step(key, value, path, shape + "/" + general(key), shapes, visit));
            case Tree.Items(var values, var _) -> {
                for (int at = 0; at < values.size(); at++) {
                    step(String.valueOf(at), values.get(at), path, shape + "/*", shapes, visit);
                }
            }
            case Tree.Text _, Tree.Num _, Tree.Flag _, Tree.Nothing _ -> {}
        }
    }

    private static void step(
            String key, Tree value, List<String> path, String shape, Set<String> shapes, Consumer<List<String>> visit) {
        var below = Stream.concat(path.stream(), Stream.of(key)).toList();
        if (shapes.add(shape)) {
            visit.accept(below);
        }
        if (below.size() < DEEPEST) {
            walk(value, below, shape, shapes, visit);
        }
    }

    /** A unique id stands for its kind. */
    private static String general(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot) + ".*";
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
