package dev.weir.domain.translation;

import dev.weir.domain.asset.AssetKey;
import dev.weir.domain.asset.AssetSpec;
import dev.weir.domain.value.Tree;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** A spec as templates see it: under the names that Dagster's own specs have. */
final class SpecView {

    private SpecView() {}

    /** While a key is being found, nothing else is known yet. */
    static Tree.Fields of(AssetKey key) {
        return Tree.fields(keyed("key", key));
    }

    static Tree.Fields of(AssetSpec spec) {
        var view = keyed("key", spec.key());
        view.put("group_name", text(spec.labels().group()));
        view.put(
                "owners",
                Tree.items(spec.labels().owners().stream().map(Tree::text).toList()));
        view.put(
                "kinds",
                Tree.items(spec.labels().kinds().stream().map(Tree::text).toList()));
        var tags = new LinkedHashMap<String, Tree>();
        spec.labels().tags().forEach((tag, value) -> tags.put(tag, Tree.text(value)));
        // Dagster keeps kinds among the tags.
        spec.labels().kinds().forEach(kind -> tags.put(Lawful.KIND + kind, Tree.text("")));
        view.put("tags", Tree.fields(tags));
        view.put("description", text(spec.description()));
        view.put("code_version", text(spec.codeVersion()));
        view.put("automation_condition", text(spec.automation()));
        view.put("metadata", Tree.fields(new LinkedHashMap<>(spec.metadata())));
        view.put(
                "deps",
                Tree.items(spec.deps().stream()
                        .map(it -> Tree.fields(keyed("asset_key", it.key())))
                        .toList()));
        return Tree.fields(view);
    }

    private static SequencedMap<String, Tree> keyed(String name, AssetKey key) {
        var path = new LinkedHashMap<String, Tree>();
        path.put("path", SpecTree.key(key));
        var view = new LinkedHashMap<String, Tree>();
        view.put(name, Tree.fields(path));
        return view;
    }

    private static Tree text(Optional<String> text) {
        return text.map(Tree::text).orElseGet(Tree::nothing);
    }
}
