package dev.weir.domain.translation;

import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.Node;
import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.asset.Section;
import dev.weir.domain.value.Tree;
import java.util.List;
import java.util.Optional;

/** Which node a test watches. Dagster's rule: what the test's own meta refers to, else its only parent, else where it was written. */
public final class CheckedNode {

    /** The types of what stands among a manifest's nodes, in the order in which a reference is looked for. */
    private static final List<String> REFERABLE =
            List.of("model", "seed", "snapshot", "analysis", "test", "operation", "sql_operation");

    private CheckedNode() {}

    /** {@return the node that a test watches}; nothing if that cannot be told, or its reference leads nowhere. */
    public static Optional<Node> of(Node test) {
        if (test.type() == ResourceType.UNIT_TEST) {
            return ofUnitTest(test);
        }
        var reference = DagsterMeta.inConfigElseBeside(test).at("ref");
        if (reference.isPresent()) {
            return reference.get() instanceof Tree.Fields named ? named(test, named) : Optional.empty();
        }
        return onlyParent(test).or(() -> test.text(Attribute.ATTACHED_NODE).flatMap(it -> find(test, it)));
    }

    private static Optional<Node> onlyParent(Node test) {
        int[] parents = test.manifest().graph().parents(test.index());
        return parents.length == 1 ? Optional.of(test.manifest().node(parents[0])) : Optional.empty();
    }

    /** A unit test is about the model of its name among its parents; Dagster has no check for it at all. */
    private static Optional<Node> ofUnitTest(Node test) {
        var model = test.text(Attribute.TESTED_MODEL);
        return test.parents()
                .filter(it -> model.filter(it.name()::equals).isPresent())
                .findFirst()
                .or(() -> onlyParent(test));
    }

    private static Optional<Node> named(Node test, Tree.Fields reference) {
        var name = reference.text("name");
        var home = reference
                .text("package")
                .filter(it -> !it.isEmpty())
                .or(test.manifest().metadata()::projectName);
        if (name.isEmpty() || home.isEmpty()) {
            return Optional.empty();
        }
        var version = reference.at("version").filter(it -> !(it instanceof Tree.Nothing));
        String suffix = version.map(it -> ".v" + printed(it)).orElse("");
        return REFERABLE.stream()
                .flatMap(type -> find(test, "%s.%s.%s%s".formatted(type, home.get(), name.get(), suffix)).stream())
                .filter(it -> it.version().equals(version))
                .findFirst()
                .or(() -> bearing(test.manifest(), name.get(), home.get(), version));
    }

    /** A node whose id is not made of its name and package; looked for one by one, as such references are rare. */
    private static Optional<Node> bearing(Manifest manifest, String name, String home, Optional<Tree> version) {
        return manifest.nodes()
                .filter(it -> it.section() == Section.NODES)
                .filter(it -> it.name().equals(name)
                        && it.packageName().equals(home)
                        && it.version().equals(version))
                .findFirst();
    }

    private static Optional<Node> find(Node test, String uniqueId) {
        var index = test.manifest().indexOf(uniqueId);
        return index.isPresent() ? Optional.of(test.manifest().node(index.getAsInt())) : Optional.empty();
    }

    private static String printed(Tree version) {
        return switch (version) {
            case Tree.Text(String value, var _) -> value;
            case Tree.Num number -> number.value().toString();
            case Tree.Flag _, Tree.Nothing _, Tree.Items _, Tree.Fields _ -> "";
        };
    }
}
