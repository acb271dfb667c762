package dev.weir.domain.translation;

import dev.weir.domain.asset.Node;
import dev.weir.domain.value.Tree;
import java.util.Optional;

/** What a project says to an orchestrator in {@code meta.weir} or {@code meta.dagster}; ours wins where both say something. */
final class DagsterMeta {

    private DagsterMeta() {}

    /**
     * What stands under {@code key}. Read from {@code config.meta}, and from the {@code meta} beside the config when that is empty, as
     * Dagster reads keys and references of tests.
     */
    static Optional<Tree> inConfigElseBeside(Node node, String key) {
        var inConfig = node.config("meta").flatMap(DagsterMeta::map);
        return inConfig.filter(it -> !it.values().isEmpty()).or(node::meta).flatMap(it -> said(it, key));
    }

    /** What stands under {@code key} of {@code meta} beside the config only, as Dagster reads groups, owners and automation. */
    static Optional<Tree> beside(Node node, String key) {
        return node.meta().flatMap(it -> said(it, key));
    }

    private static Optional<Tree> said(Tree.Fields meta, String key) {
        return under(meta, "weir", key).or(() -> under(meta, "dagster", key));
    }

    private static Optional<Tree> under(Tree.Fields meta, String whose, String key) {
        return meta.at(whose)
                .flatMap(DagsterMeta::map)
                .flatMap(it -> it.at(key))
                .filter(DagsterMeta::saysSomething);
    }

    /** What Python takes for false is nothing said, to Dagster: an empty text, list or map, a zero, a false. */
    private static boolean saysSomething(Tree tree) {
        return switch (tree) {
            case Tree.Nothing _ -> false;
            case Tree.Text(String text, var _) -> !text.isEmpty();
            case Tree.Num number -> number.value().signum() != 0;
            case Tree.Flag(boolean flag, var _) -> flag;
            case Tree.Items items -> !items.values().isEmpty();
            case Tree.Fields fields -> !fields.values().isEmpty();
        };
    }

    private static Optional<Tree.Fields> map(Tree tree) {
        return tree instanceof Tree.Fields fields ? Optional.of(fields) : Optional.empty();
    }
}
