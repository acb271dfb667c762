package dev.weir.domain.translation;

import dev.weir.domain.asset.AssetKey;
import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.Node;
import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.value.Tree;
import java.util.List;
import java.util.Optional;

/** The key of a node when no rule says otherwise, as Dagster makes it. */
final class StandardKey {

    private StandardKey() {}

    /** Throws {@link TranslationRefused} when the node asks for a key that cannot be. */
    static AssetKey of(Node node) {
        return asked(node).orElseGet(() -> byNature(node));
    }

    private static Optional<AssetKey> asked(Node node) {
        return DagsterMeta.inConfigElseBeside(node).at("asset_key").map(it -> switch (it) {
            case Tree.Text(String text, var _) -> AssetKey.of(text);
            case Tree.Items(List<Tree> parts, var _) ->
                new AssetKey(parts.stream().map(part -> part(node, part)).toList());
            case Tree.Num _, Tree.Flag _, Tree.Fields _, Tree.Nothing _ ->
                throw refused(node, "is %s, not a text or a list of texts".formatted(it.kind()));
        });
    }

    private static String part(Node node, Tree part) {
        if (part instanceof Tree.Text(String text, var _)) {
            return text;
        }
        throw refused(node, "holds %s among its parts, not only texts".formatted(part.kind()));
    }

    private static TranslationRefused refused(Node node, String what) {
        return new TranslationRefused(node.uniqueId(), "asset_key in meta " + what);
    }

    private static AssetKey byNature(Node node) {
        if (node.type() == ResourceType.SOURCE) {
            return AssetKey.of(node.text(Attribute.SOURCE_NAME).orElse(""), node.name());
        }
        if (isVersioned(node)) {
            return AssetKey.of(node.alias());
        }
        return node.config("schema")
                .flatMap(Tree::asText)
                .map(it -> AssetKey.of(it, node.name()))
                .orElseGet(() -> AssetKey.of(node.name()));
    }

    /** A version of 0 is none, to Dagster. */
    private static boolean isVersioned(Node node) {
        return node.version()
                .filter(it -> switch (it) {
                    case Tree.Num number -> number.value().signum() != 0;
                    case Tree.Text text -> !text.value().isEmpty();
                    case Tree.Flag flag -> flag.value();
                    case Tree.Nothing _, Tree.Items _, Tree.Fields _ -> false;
                })
                .isPresent();
    }
}
