package dev.weir.domain.translation;

import dev.weir.domain.asset.Node;
import dev.weir.domain.value.Tree;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a project says to an orchestrator in {@code meta.weir} or {@code meta.dagster}; ours wins where both say something. */
final class DagsterMeta {

    /** What nearly all nodes say. */
    private static final DagsterMeta NOTHING = new DagsterMeta(null, null);

    private final Tree.@Nullable Fields weir;
    private final Tree.@Nullable Fields dagster;

    private DagsterMeta(Tree.@Nullable Fields weir, Tree.@Nullable Fields dagster) {
        this.weir = weir;
        this.dagster = dagster;
    }

    /**
     * Read from {@code config.meta}, and from the {@code meta} beside the config when that is empty, as Dagster reads keys and
     * references of tests.
     */
    static DagsterMeta inConfigElseBeside(Node node) {
        return node.config("meta").orElse(null) instanceof Tree.Fields meta
                        && !meta.values().isEmpty()
                ? in(meta)
                : beside(node);
    }

    /** Read from the {@code meta} beside the config only, as Dagster reads groups, owners and automation. */
    static DagsterMeta beside(Node node) {
        return node.meta().map(DagsterMeta::in).orElse(NOTHING);
    }

    private static DagsterMeta in(Tree.Fields meta) {
        var weir = map(meta, "weir");
        var dagster = map(meta, "dagster");
        return weir == null && dagster == null ? NOTHING : new DagsterMeta(weir, dagster);
    }

    private static Tree.@Nullable Fields map(Tree.Fields meta, String whose) {
        return meta.values().get(whose) instanceof Tree.Fields fields ? fields : null;
    }

    /** {@return what is said under {@code key}} */
    Optional<Tree> at(String key) {
        var said = at(weir, key);
        return said.isPresent() ? said : at(dagster, key);
    }

    private static Optional<Tree> at(Tree.@Nullable Fields said, String key) {
        var found = said == null ? null : said.values().get(key);
        return found != null && saysSomething(found) ? Optional.of(found) : Optional.empty();
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
}
