package dev.weir.domain.asset;

import dev.weir.domain.value.Loss;
import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hot tier of a dbt manifest: the vertices of its graph by number, what selection asks of them, and who depends on whom;
 * under a hundred bytes a node beside its strings, so 100,000 nodes are kept without thought. Numbers follow the order of unique
 * ids. Everything else of a node is its body, in {@link NodeBodies}. Immutable.
 */
public final class Manifest {

    /** An edge to a node that the file does not have: {@code child} says that it depends on {@code missing}. */
    public record Dangling(int child, String missing) {}

    /** A group of nodes with an owner, as the file has it. */
    public record Group(String name, String packageName, Tree.Fields body) {}

    private final ManifestMetadata metadata;
    private final Set<Section> seen;
    private final String[] uniqueIds;
    private final Comparator<String> order;
    private final byte[] sections;
    private final byte[] traits;
    private final ResourceType[] typesByCode;
    private final Map<Attribute, Column<String>> texts;
    private final Column<List<String>> stems;
    private final Column<String> leaves;
    private final Column<List<String>> tags;
    private final Column<Tree.Fields> plainConfigs;
    private final Column<Tree.Fields> richConfigs;
    private final Column<Tree.Fields> metas;
    private final Column<Tree> versions;
    private final Column<Tree> latestVersions;
    private final NodeGraph graph;
    private final Tree.Fields selectors;
    private final List<Group> groups;
    private final List<String> disabled;
    private final List<Dangling> dangling;
    private final List<Loss> losses;

    Manifest(ManifestDraft.Parts parts) {
        metadata = parts.metadata();
        seen = Set.copyOf(parts.seen());
        uniqueIds = parts.uniqueIds();
        order = parts.order();
        sections = parts.sections();
        traits = parts.traits();
        texts = new EnumMap<>(parts.texts());
        stems = parts.stems();
        leaves = parts.leaves();
        tags = parts.tags();
        plainConfigs = parts.plainConfigs();
        richConfigs = parts.richConfigs();
        metas = parts.metas();
        versions = parts.versions();
        latestVersions = parts.latestVersions();
        graph = parts.graph();
        selectors = parts.selectors();
        groups = List.copyOf(parts.groups());
        disabled = List.copyOf(parts.disabled());
        dangling = List.copyOf(parts.dangling());
        losses = List.copyOf(parts.losses());
        var types = text(Attribute.RESOURCE_TYPE);
        typesByCode = IntStream.range(0, types.distinct())
                .mapToObj(code -> ResourceType.of(types.value(code)))
                .toArray(ResourceType[]::new);
    }

    public ManifestMetadata metadata() {
        return metadata;
    }

    /** {@return whether the file has this section, if only an empty one} */
    public boolean has(Section section) {
        return seen.contains(section);
    }

    /** {@return the number of nodes} */
    public int size() {
        return uniqueIds.length;
    }

    /** {@return the node with this number} */
    public Node node(int index) {
        if (index < 0 || index >= uniqueIds.length) {
            throw new IndexOutOfBoundsException("no node %d among %d".formatted(index, uniqueIds.length));
        }
        return new Node(this, index);
    }

    /** {@return the node with this unique id; throws {@link NoSuchElementException} when there is none} */
    public Node node(String uniqueId) {
        return new Node(
                this,
                indexOf(uniqueId).orElseThrow(() -> new NoSuchElementException("no node %s".formatted(uniqueId))));
    }

    /** {@return all nodes by number} */
    public Stream<Node> nodes() {
        return IntStream.range(0, uniqueIds.length).mapToObj(index -> new Node(this, index));
    }

    /** {@return the number of the node with this unique id} */
    public OptionalInt indexOf(String uniqueId) {
        int low = 0;
        int high = uniqueIds.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int side = order.compare(uniqueIds[middle], uniqueId);
            if (side == 0) {
                return OptionalInt.of(middle);
            }
            if (side < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return OptionalInt.empty();
    }

    public String uniqueId(int node) {
        return uniqueIds[node];
    }

    /** {@return the unique ids of the nodes that are set, in their order} */
    public List<String> uniqueIds(BitSet nodes) {
        var ids = new ArrayList<String>(nodes.cardinality());
        nodes.stream().forEach(node -> ids.add(uniqueIds[node]));
        return Collections.unmodifiableList(ids);
    }

    public Section section(int node) {
        return Section.numbered(sections[node]);
    }

    public ResourceType type(int node) {
        int code = text(Attribute.RESOURCE_TYPE).code(node);
        return code < 0 ? ResourceType.UNKNOWN : typesByCode[code];
    }

    public boolean is(int node, Trait trait) {
        return (traits[node] & trait.bit()) != 0;
    }

    /** {@return one text of all nodes} */
    public Column<String> text(Attribute attribute) {
        var column = texts.get(attribute);
        if (column == null) {
            throw new IllegalStateException("no column for %s".formatted(attribute));
        }
        return column;
    }

    /** {@return the text of one node, or null} */
    public @Nullable String text(Attribute attribute, int node) {
        return text(attribute).of(node);
    }

    /** {@return what stands before the last part of {@code fqn}: package and folders, and for a versioned model its name} */
    public Column<List<String>> fqnStems() {
        return stems;
    }

    /** {@return the last part of {@code fqn}} */
    public Column<String> fqnLeaves() {
        return leaves;
    }

    /** {@return the tags; of a unit test those of its config} */
    public Column<List<String>> tags() {
        return tags;
    }

    /** {@return the part of {@code config} that is plain: texts, numbers, flags and empty things; nulls are left out} */
    public Column<Tree.Fields> plainConfigs() {
        return plainConfigs;
    }

    /** {@return the part of {@code config} that is rich: lists and maps with something in them} */
    public Column<Tree.Fields> richConfigs() {
        return richConfigs;
    }

    /** {@return the meta that stands beside the config, if it is not empty; newer dbt writes it into the config too} */
    public Column<Tree.Fields> metas() {
        return metas;
    }

    /** {@return the version of models that have one: a number or a text} */
    public Column<Tree> versions() {
        return versions;
    }

    public Column<Tree> latestVersions() {
        return latestVersions;
    }

    public NodeGraph graph() {
        return graph;
    }

    /** {@return the {@code selectors} section: name → definition} */
    public Tree.Fields selectors() {
        return selectors;
    }

    public List<Group> groups() {
        return groups;
    }

    /** {@return the unique ids of what is disabled, in the file's order} */
    public List<String> disabled() {
        return disabled;
    }

    /** {@return the edges that lead nowhere, left out of the graph} */
    public List<Dangling> dangling() {
        return dangling;
    }

    /** {@return what of the file could not be read or taken as it stands, counted by kind} */
    public List<Loss> losses() {
        return losses;
    }

    /** {@return the bytes of graph and indexes, strings and values not counted} */
    public long bytes() {
        long columns = texts.values().stream().mapToLong(Column::bytes).sum()
                + stems.bytes()
                + leaves.bytes()
                + tags.bytes()
                + plainConfigs.bytes()
                + richConfigs.bytes()
                + metas.bytes()
                + versions.bytes()
                + latestVersions.bytes();
        return columns + 6L * uniqueIds.length + graph.bytes();
    }
}
