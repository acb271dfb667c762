package dev.weir.app.browse;

import dev.weir.domain.asset.AssetSpec;
import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.asset.Node;
import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.event.Logged;
import dev.weir.domain.translation.NodeSpec;
import dev.weir.domain.value.Tree;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.Registry.Definitions;
import dev.weir.ports.driving.BrowseAssets.AssetDetail;
import dev.weir.ports.driving.BrowseAssets.AssetSummary;
import dev.weir.ports.driving.BrowseAssets.CheckState;
import dev.weir.ports.driving.BrowseAssets.Latest;
import dev.weir.ports.driving.BrowseAssets.Warehouse;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells of assets and checks in the words of their specs, and of what has none in the words of the manifest. */
public final class AssetTeller {

    /** What else of a node is shown as it stands in the manifest. */
    private static final List<String> FACTS = List.of(
            "access",
            "version",
            "latest_version",
            "deprecation_date",
            "contract",
            "constraints",
            "freshness",
            "loader",
            "loaded_at_field",
            "url",
            "maturity",
            "owner",
            "type",
            "label",
            "model",
            "entities",
            "dimensions",
            "measures",
            "type_params",
            "calculation_method",
            "expression",
            "filter",
            "query_params",
            "exports",
            "arguments",
            "returns",
            "meta");

    private static final String CODE = "\n\n#### Raw SQL:\n";

    private final SpecBook book;

    public AssetTeller(SpecBook book) {
        this.book = book;
    }

    /** Where an asset stands: what its links are made from. */
    record Surroundings(Workspace workspace, Optional<Definitions> definitions, Optional<String> commit) {}

    /** The summaries of a page of a list, in the order of unique ids. */
    List<AssetSummary> summaries(
            WorkspaceName workspace, ManifestFile file, BitSet nodes, Function<String, Optional<Latest>> latest) {
        var specs = book.of(workspace, file, nodes);
        return nodes.stream()
                .mapToObj(file.manifest()::node)
                .map(it -> summary(it, asset(specs.get(it.index())), latest.apply(it.uniqueId())))
                .toList();
    }

    private static Optional<AssetSpec> asset(@Nullable NodeSpec came) {
        return came instanceof NodeSpec.Asset(var spec) ? Optional.of(spec) : Optional.empty();
    }

    private static AssetSummary summary(Node node, Optional<AssetSpec> spec, Optional<Latest> latest) {
        return new AssetSummary(
                node.uniqueId(),
                spec.map(it -> it.key().parts()).orElseGet(() -> keyOf(node)),
                node.name(),
                node.typeWord(),
                spec.flatMap(it -> it.labels().group()).or(() -> Drawn.group(node)),
                spec.map(it -> it.labels().owners()).orElse(List.of()),
                spec.map(it -> tags(node, it)).orElseGet(node::tags),
                spec.map(it -> it.labels().kinds()).orElseGet(() -> List.of(node.typeWord())),
                latest);
    }

    /** The node's own tags as they are, and what a translation adds: {@code name=value}, or the name alone. */
    private static List<String> tags(Node node, AssetSpec spec) {
        var own = node.tags();
        return Stream.concat(
                        own.stream(),
                        spec.labels().tags().entrySet().stream()
                                .filter(it -> !own.contains(it.getKey()))
                                .map(it -> it.getValue().isEmpty() ? it.getKey() : it.getKey() + "=" + it.getValue()))
                .toList();
    }

    /** The description without the code, which has a place of its own, and without the words that stand in for none. */
    private static Optional<String> ownWords(AssetSpec spec, Node node) {
        return spec.description()
                .map(it -> it.contains(CODE) ? it.substring(0, it.indexOf(CODE)) : it)
                .filter(it -> !it.equals("dbt %s %s".formatted(node.typeWord(), node.name())));
    }

    private static List<String> keyOf(Node node) {
        return node.type() == ResourceType.SOURCE
                ? List.of(node.text(Attribute.SOURCE_NAME).orElse(""), node.name())
                : List.of(node.name());
    }

    AssetDetail detail(
            ManifestFile file, int index, Optional<Latest> latest, Surroundings around, Optional<Warehouse> warehouse) {
        var manifest = file.manifest();
        var node = manifest.node(index);
        var body = file.bodies().body(index);
        var came = book.of(around.workspace().name(), file, index);
        var spec = asset(came);
        var docs = DocBlocks.of(body, file.bodies());
        return new AssetDetail(
                summary(node, spec, latest),
                spec.flatMap(it -> ownWords(it, node))
                        .or(() -> body.text("description"))
                        .filter(it -> !it.isBlank()),
                node.text(Attribute.RELATION_NAME),
                node.materialized(),
                node.text(Attribute.ORIGINAL_FILE_PATH),
                body.text("raw_code").or(() -> body.text("raw_sql")).filter(it -> !it.isBlank()),
                body.text("compiled_code").or(() -> body.text("compiled_sql")).filter(it -> !it.isBlank()),
                Columns.of(node, body, warehouse.map(Warehouse::relation), docs),
                ids(node.parents().toList()),
                ids(node.children().filter(it -> Drawn.isAsset(it.type())).toList()),
                facts(node, body, spec, groupOwner(node)),
                docs.of(body),
                Places.of(around, node),
                warehouse,
                came instanceof NodeSpec.Refused(var why) ? List.of("It has no spec: " + why.reason()) : List.of());
    }

    /** The states of some checks, in the order given. */
    List<CheckState> checks(
            WorkspaceName workspace, ManifestFile file, List<Integer> tests, Function<String, List<Logged>> history) {
        var nodes = new BitSet();
        tests.forEach(nodes::set);
        var specs = book.of(workspace, file, nodes);
        return tests.stream()
                .map(file.manifest()::node)
                .map(it -> check(it, specs.get(it.index()), history.apply(it.uniqueId())))
                .toList();
    }

    private static CheckState check(Node node, @Nullable NodeSpec came, List<Logged> history) {
        var severity = node.config("severity")
                .flatMap(Tree::asText)
                .map(it -> it.toLowerCase(Locale.ROOT))
                .filter(it -> !it.isBlank())
                .orElse("error");
        return new CheckState(
                node.uniqueId(),
                node.name(),
                node.text(Attribute.COLUMN_NAME),
                severity,
                came instanceof NodeSpec.Check(var spec) ? spec.blocking() : severity.equals("error"),
                history);
    }

    private static SequencedMap<String, Tree> facts(
            Node node, Tree.Fields body, Optional<AssetSpec> spec, Optional<Tree> owner) {
        var facts = new LinkedHashMap<String, Tree>();
        owner.ifPresent(it -> facts.put("group_owner", it));
        foreign(node).ifPresent(it -> facts.put("package", Tree.text(it)));
        node.config("freshness")
                .filter(_ -> node.type() != ResourceType.SOURCE)
                .filter(AssetTeller::saysSomething)
                .ifPresent(it -> facts.put("build_after", it));
        spec.flatMap(AssetSpec::codeVersion).ifPresent(it -> facts.put("code_version", Tree.text(it)));
        for (var name : FACTS) {
            body.at(name).filter(AssetTeller::saysSomething).ifPresent(it -> facts.put(name, it));
        }
        spec.ifPresent(it -> facts.putAll(it.metadata()));
        return facts;
    }

    /** {@return the package that a node comes from, if it is not the project's own} */
    private static Optional<String> foreign(Node node) {
        var home = node.manifest().metadata().projectName();
        return Optional.of(node.packageName())
                .filter(it -> !it.isEmpty() && home.isPresent() && !home.get().equals(it));
    }

    /** Whom the node's group belongs to: the group of its own package, if there are several of one name. */
    private static Optional<Tree> groupOwner(Node node) {
        return node.text(Attribute.GROUP)
                .flatMap(name -> node.manifest().groups().stream()
                        .filter(it -> it.name().equals(name))
                        .max(Comparator.comparing(it -> it.packageName().equals(node.packageName()))))
                .flatMap(it -> it.body().at("owner"))
                .filter(AssetTeller::saysSomething);
    }

    private static boolean saysSomething(Tree value) {
        return switch (value) {
            case Tree.Nothing _ -> false;
            case Tree.Text text -> !text.value().isBlank();
            case Tree.Items items -> !items.values().isEmpty();
            case Tree.Fields fields -> fields.values().values().stream().anyMatch(AssetTeller::saysSomething);
            case Tree.Num _, Tree.Flag _ -> true;
        };
    }

    private static List<String> ids(List<Node> nodes) {
        return nodes.stream().map(Node::uniqueId).sorted().toList();
    }
}
