package dev.weir.app.browse;

import dev.weir.domain.asset.Manifest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * Assets that can be shown as one node: a group, or a part of one that is too large to be read at once. Pure.
 *
 * <pre>
 * warehouse ─▶ warehouse/billing ─▶ warehouse/billing/stg_* ─▶ assets
 * </pre>
 *
 * @param key what opens it: the keys of what holds it, and its own name, parted by {@code /}
 * @param members in the order of their numbers
 */
record Fold(String key, String label, List<Integer> members) {

    /** So many assets of a fold are shown at once; of a larger one its parts are, each with its count. */
    static final int AT_ONCE = 300;

    /** Into more parts than this nothing is cut: then the alphabet parts it. */
    private static final int MOST_PARTS = 40;

    private static final int LEAST_OF_ALPHABET = 100;
    private static final String LOOSE = "(no folder)";

    Fold {
        members = List.copyOf(members);
    }

    /** All groups of {@code chosen}, in the order of their names. */
    static List<Fold> groups(Manifest manifest, BitSet chosen) {
        var groups = new TreeMap<String, List<Integer>>();
        chosen.stream()
                .forEach(node -> groups.computeIfAbsent(Drawn.fold(manifest, node), _ -> new ArrayList<>())
                        .add(node));
        var own = manifest.metadata().projectName().orElse("") + ".";
        return groups.entrySet().stream()
                .map(it -> new Fold(
                        it.getKey(),
                        it.getKey().startsWith(own) ? it.getKey().substring(own.length()) : it.getKey(),
                        it.getValue()))
                .toList();
    }

    /** The parts of it, at least two of two members: by the folders below it, else by how names begin, else by the alphabet. */
    List<Fold> parts(Manifest manifest) {
        var folders = members.stream().map(it -> folders(manifest, it)).toList();
        int shared = shared(folders);
        if (folders.stream().anyMatch(it -> it.size() > shared)) {
            return few(manifest, cut(at -> {
                var path = folders.get(at);
                return path.size() > shared ? path.get(shared) : LOOSE;
            }));
        }
        var words = members.stream().map(it -> words(manifest, it)).toList();
        int common = shared(words);
        return few(manifest, cut(at -> {
            var name = words.get(at);
            boolean whole = name.size() <= common + 1;
            return String.join("", name.subList(0, Math.min(name.size(), common + 1))) + (whole ? "" : "*");
        }));
    }

    /** Names a member's part, by its position among the members. */
    @FunctionalInterface
    private interface PartOf {
        String name(int at);
    }

    private List<Fold> cut(PartOf part) {
        Map<String, List<Integer>> parts = new TreeMap<>();
        for (int at = 0; at < members.size(); at++) {
            parts.computeIfAbsent(part.name(at), _ -> new ArrayList<>()).add(members.get(at));
        }
        return parts.entrySet().stream()
                .map(it -> new Fold(key + "/" + it.getKey(), it.getKey(), it.getValue()))
                .toList();
    }

    private List<Fold> few(Manifest manifest, List<Fold> parts) {
        if (parts.size() > 1 && parts.size() <= MOST_PARTS) {
            return parts;
        }
        var sorted = members.stream()
                .sorted(Comparator.comparing((Integer it) -> manifest.node(it).name())
                        .thenComparing(manifest::uniqueId))
                .toList();
        int many = Math.clamp(members.size() / MOST_PARTS + 1L, LEAST_OF_ALPHABET, AT_ONCE);
        var stretches = new ArrayList<Fold>();
        for (int from = 0; from < sorted.size(); from += many) {
            var stretch = sorted.subList(from, Math.min(sorted.size(), from + many));
            var first = manifest.node(stretch.getFirst()).name();
            var last = manifest.node(stretch.getLast()).name();
            stretches.add(new Fold(
                    key + "/" + first,
                    first + " – " + last,
                    stretch.stream().sorted().toList()));
        }
        return stretches;
    }

    /** The package and the folders in which a node stands. */
    private static List<String> folders(Manifest manifest, int index) {
        var fqn = manifest.node(index).fqn();
        return fqn.isEmpty() ? fqn : fqn.subList(0, fqn.size() - 1);
    }

    /** A name's words, each with what parts it from the next: {@code stg_}, {@code shop__}, {@code orders}. */
    private static List<String> words(Manifest manifest, int index) {
        return List.of(manifest.node(index).name().split("(?<=_)(?=[^_])"));
    }

    /** How many words at their beginning all paths share. */
    private static int shared(List<List<String>> paths) {
        var first = paths.getFirst();
        ToIntFunction<List<String>> alike = path -> {
            int at = 0;
            while (at < first.size() && at < path.size() && first.get(at).equals(path.get(at))) {
                at++;
            }
            return at;
        };
        return paths.stream().mapToInt(alike).min().orElse(0);
    }
}
