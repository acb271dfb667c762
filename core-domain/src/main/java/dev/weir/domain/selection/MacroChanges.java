package dev.weir.domain.selection;

import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which macros were added, removed or rewritten, and which others call one of them however far down. */
final class MacroChanges {

    record Macro(long text, List<String> calls) {}

    private final Set<String> touched = new HashSet<>();

    MacroChanges(Map<String, Macro> earlier, Map<String, Macro> current) {
        var open = new ArrayList<String>();
        current.forEach((id, macro) -> {
            var was = earlier.get(id);
            if (was == null || was.text() != macro.text()) {
                open.add(id);
            }
        });
        earlier.keySet().stream().filter(it -> !current.containsKey(it)).forEach(open::add);
        var callers = new HashMap<String, List<String>>();
        current.forEach((id, macro) -> macro.calls()
                .forEach(called ->
                        callers.computeIfAbsent(called, _ -> new ArrayList<>()).add(id)));
        while (!open.isEmpty()) {
            var id = open.removeLast();
            if (touched.add(id)) {
                open.addAll(callers.getOrDefault(id, List.of()));
            }
        }
    }

    static Macro macro(Tree.Fields body) {
        return new Macro(TreeHash.orNull(body.at("macro_sql")), Facets.texts(Facets.in(body, "depends_on", "macros")));
    }

    /** {@return whether any of these macros changed, or calls one that did} */
    boolean reach(List<String> macros) {
        return macros.stream().anyMatch(touched::contains);
    }
}
