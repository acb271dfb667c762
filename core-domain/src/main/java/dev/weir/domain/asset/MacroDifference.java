package dev.weir.domain.asset;

import dev.weir.domain.asset.ManifestDiff.Macros;
import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which macros differ between two manifests, and which of those a node's code reaches. */
final class MacroDifference {

    /** Which of the two manifests is meant. */
    enum Version {
        EARLIER,
        LATER
    }

    private record Macro(String text, List<String> calls) {}

    private final Map<String, Macro> earlier;
    private final Map<String, Macro> later;
    private final Set<String> changed = new TreeSet<>();
    private final Map<String, Set<String>> reached = new HashMap<>();

    private MacroDifference(Map<String, Macro> earlier, Map<String, Macro> later) {
        this.earlier = earlier;
        this.later = later;
        earlier.forEach((id, macro) -> {
            var now = later.get(id);
            if (now == null || !now.text().equals(macro.text())) {
                changed.add(id);
            }
        });
        later.keySet().stream().filter(it -> !earlier.containsKey(it)).forEach(changed::add);
    }

    static MacroDifference between(NodeBodies from, NodeBodies to) {
        return new MacroDifference(macros(from), macros(to));
    }

    private static Map<String, Macro> macros(NodeBodies bodies) {
        var macros = new TreeMap<String, Macro>();
        bodies.each("macros", Set.of("macro_sql", "depends_on"), (id, body) -> macros.put(id, macro(body)));
        return macros;
    }

    private static Macro macro(Tree.Fields body) {
        var text = body.at("macro_sql")
                .map(it -> it instanceof Tree.Text(String sql, var _) ? sql : "")
                .orElse("");
        return new Macro(text, called(body));
    }

    private static List<String> called(Tree.Fields body) {
        var called = new ArrayList<String>();
        if (body.values().get("depends_on") instanceof Tree.Fields on
                && on.values().get("macros") instanceof Tree.Items(List<Tree> macros, var _)) {
            for (var macro : macros) {
                if (macro instanceof Tree.Text(String id, var _)) {
                    called.add(id);
                }
            }
        }
        return called;
    }

    Macros macros() {
        return new Macros(
                changed.stream().filter(it -> !earlier.containsKey(it)).toList(),
                changed.stream().filter(it -> !later.containsKey(it)).toList(),
                changed.stream()
                        .filter(it -> earlier.containsKey(it) && later.containsKey(it))
                        .toList());
    }

    /** The changed macros that the node's code calls before and after, however far down. A compile names more than a parse: errs towards more. */
    Set<String> reachedFrom(Tree.Fields was, Tree.Fields is) {
        if (changed.isEmpty()) {
            return Set.of();
        }
        var found = new TreeSet<String>();
        called(was).forEach(it -> found.addAll(reachedBy(it)));
        called(is).forEach(it -> found.addAll(reachedBy(it)));
        return found;
    }

    private Set<String> reachedBy(String macro) {
        var known = reached.get(macro);
        if (known != null) {
            return known;
        }
        var seen = new HashSet<String>();
        var open = new ArrayList<>(List.of(macro));
        while (!open.isEmpty()) {
            var id = open.removeLast();
            if (seen.add(id)) {
                Optional.ofNullable(earlier.get(id)).ifPresent(it -> open.addAll(it.calls()));
                Optional.ofNullable(later.get(id)).ifPresent(it -> open.addAll(it.calls()));
            }
        }
        seen.retainAll(changed);
        reached.put(macro, seen);
        return seen;
    }

    /** {@return those of these macros that stand in one of the manifests, by unique id} */
    Optional<Tree> those(Set<String> ids, Version version) {
        var macros = version == Version.EARLIER ? earlier : later;
        var there = ids.stream()
                .filter(macros::containsKey)
                .sorted()
                .map(Tree::text)
                .toList();
        return there.isEmpty() ? Optional.empty() : Optional.of(Tree.items(there));
    }
}
