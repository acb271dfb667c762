package dev.weir.domain.asset;

import dev.weir.domain.value.FieldsBuilder;
import dev.weir.domain.value.Loss;
import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A manifest while it is read, entry by entry in whatever order the file has. What is said of a node between
 * {@link #begin(Section, String)} and the next {@code begin} belongs to it; a unique id that comes twice is taken as it came last.
 * Not safe for several threads.
 */
public final class ManifestDraft {

    /** The order of unique ids: by code point, as dbt's own sorting has it. */
    static final Comparator<String> ORDER = ManifestDraft::compare;

    private final Numbering<String> ids = new Numbering<>();
    private final Rows facts = new Rows();
    private final Map<Attribute, Pool<String>> texts = new EnumMap<>(Attribute.class);
    private final Pool<List<String>> stems = new Pool<>();
    private final Pool<String> leaves;
    private final Pool<List<String>> tags = new Pool<>();
    private final Pool<Tree.Fields> plain = new Pool<>();
    private final Pool<Tree.Fields> rich = new Pool<>();
    private final Pool<Tree.Fields> metas = new Pool<>();
    private final FieldsBuilder ofMany = new FieldsBuilder();
    private final FieldsBuilder ofFew = new FieldsBuilder();
    private final Pool<Tree> versions = new Pool<>();
    private final Pool<Tree> latestVersions = new Pool<>();
    private final Numbering<String> parentIds = new Numbering<>();
    private final List<Manifest.Group> groups = new ArrayList<>();
    private final LinkedHashSet<String> disabled = new LinkedHashSet<>();
    private final Loss.Tally losses = new Loss.Tally();
    private Tree.Fields selectors = Tree.fields(new LinkedHashMap<>());
    private ManifestMetadata metadata = ManifestMetadata.unknown();
    private final Set<Section> seen = EnumSet.noneOf(Section.class);
    private int row = -1;
    private boolean configIsLawful;

    public ManifestDraft() {
        for (var attribute : Attribute.values()) {
            texts.put(attribute, new Pool<>());
        }
        leaves = pool(Attribute.NAME).alike();
    }

    /** What {@link Manifest} is made of, in the order of unique ids. */
    @SuppressWarnings("ArrayRecordComponent") // Handed over once, and compared by nobody.
    record Parts(
            ManifestMetadata metadata,
            Set<Section> seen,
            String[] uniqueIds,
            Comparator<String> order,
            byte[] sections,
            byte[] traits,
            Map<Attribute, Column<String>> texts,
            Column<List<String>> stems,
            Column<String> leaves,
            Column<List<String>> tags,
            Column<Tree.Fields> plainConfigs,
            Column<Tree.Fields> richConfigs,
            Column<Tree.Fields> metas,
            Column<Tree> versions,
            Column<Tree> latestVersions,
            NodeGraph graph,
            Tree.Fields selectors,
            List<Manifest.Group> groups,
            List<String> disabled,
            List<Manifest.Dangling> dangling,
            List<Loss> losses) {}

    /** A manifest that is read, and for each of its nodes, by number, where its body begins in the file. */
    @SuppressWarnings("ArrayRecordComponent") // Handed over once, and compared by nobody.
    public record Finished(Manifest manifest, long[] positions) {}

    public ManifestDraft metadata(ManifestMetadata metadata) {
        this.metadata = metadata;
        return this;
    }

    public ManifestDraft selectors(Tree.Fields selectors) {
        this.selectors = selectors;
        return this;
    }

    public ManifestDraft group(Manifest.Group group) {
        groups.add(group);
        return this;
    }

    public ManifestDraft disabled(String uniqueId) {
        disabled.add(uniqueId);
        return this;
    }

    /** Counts what could not be read or taken as it stands: what kind of thing it is, and of which node, for one. */
    public ManifestDraft lost(String kind, String example) {
        losses.count(kind, example);
        return this;
    }

    /** Notes that the file has this section, if only an empty one. */
    public ManifestDraft section(Section section) {
        seen.add(section);
        return this;
    }

    /** Begins the node {@code uniqueId}; what follows is about it. */
    public ManifestDraft begin(Section section, String uniqueId) {
        int before = ids.size();
        row = ids.of(uniqueId);
        if (row < before) {
            lost("a unique id that is there twice; the later one is taken", uniqueId);
            forget(row);
        }
        facts.begin(row, section);
        return this;
    }

    private void forget(int known) {
        texts.values().forEach(it -> it.clear(known));
        List.of(stems, leaves, tags, plain, rich, metas, versions, latestVersions)
                .forEach(it -> it.clear(known));
    }

    /** Where the body of this node begins, in bytes of the plain file. */
    public ManifestDraft position(long position) {
        facts.position(row, position);
        return this;
    }

    public ManifestDraft text(Attribute attribute, String value) {
        if (!value.isEmpty()) {
            pool(attribute).put(row, value);
        }
        return this;
    }

    public ManifestDraft fqn(List<String> fqn) {
        return fqn.isEmpty() ? this : fqn(fqn.subList(0, fqn.size() - 1), fqn.getLast());
    }

    private ManifestDraft fqn(List<String> stem, String leaf) {
        stems.put(row, List.copyOf(stem));
        leaves.put(row, leaf);
        return this;
    }

    /** What stands before the last part of the qualified name of some node, to give it to others, too. */
    public record KeptStem(int number) {}

    /** {@return that of the node, whose qualified name was given} */
    public KeptStem stem() {
        return new KeptStem(stems.code(row));
    }

    /** Gives the node a qualified name that begins as that of another node, and ends with {@code leaf}. */
    public ManifestDraft fqn(KeptStem stem, String leaf) {
        stems.putCode(row, stem.number());
        leaves.put(row, leaf);
        return this;
    }

    public ManifestDraft tags(List<String> given) {
        if (!given.isEmpty()) {
            tags.put(row, List.copyOf(given));
        }
        return this;
    }

    /** Gives the node its config; nulls are dropped, since to dbt an absent key and a null are one. */
    public ManifestDraft config(Tree.Fields config) {
        config.values().forEach((key, value) -> {
            if (!(value instanceof Tree.Nothing)) {
                (isOfFew(key, value) ? ofFew : ofMany).put(key, value);
            }
        });
        var odd = ConfigKinds.odd(config);
        odd.forEach(this::lost);
        configIsLawful = odd.isEmpty();
        plain.put(row, ofMany.fields());
        if (ofFew.size() > 0) {
            rich.put(row, ofFew.fields());
        }
        if (config.at("enabled").filter(Tree.flag(false)::equals).isPresent()) {
            trait(Trait.DISABLED);
        }
        return this;
    }

    /** Whether the value is one that few other nodes have, and is kept apart so that the rest is one for many. */
    private static boolean isOfFew(String key, Tree value) {
        return (value instanceof Tree.Text && key.equals("alias"))
                || (value instanceof Tree.Items(var items, var _) && !items.isEmpty())
                || (value instanceof Tree.Fields fields && !fields.values().isEmpty());
    }

    /** Gives the node the {@code meta} that stands beside its config. */
    public ManifestDraft meta(Tree.Fields meta) {
        if (!meta.values().isEmpty()) {
            ConfigKinds.oddMeta("meta", meta).forEach(this::lost);
            metas.put(row, meta);
        }
        return this;
    }

    /** A config that some node was given, to give it to others, too. */
    public record KeptConfig(int plain, int rich, boolean disabled) {}

    /** {@return the config that the node was given last; empty when something of it was lost, which is counted anew for each node} */
    public Optional<KeptConfig> lawfulConfig() {
        return configIsLawful
                ? Optional.of(new KeptConfig(plain.code(row), rich.code(row), facts.is(row, Trait.DISABLED)))
                : Optional.empty();
    }

    /** Gives the node the very config of another one: for a reader that knows two to be the same text. */
    public ManifestDraft config(KeptConfig kept) {
        plain.putCode(row, kept.plain());
        rich.putCode(row, kept.rich());
        if (kept.disabled()) {
            trait(Trait.DISABLED);
        }
        return this;
    }

    /** {@return the unique id of the node that is being told} */
    public String uniqueId() {
        return ids.values().get(row);
    }

    public ManifestDraft version(Tree version) {
        versions.put(row, version);
        return this;
    }

    public ManifestDraft latestVersion(Tree version) {
        latestVersions.put(row, version);
        return this;
    }

    public ManifestDraft trait(Trait trait) {
        facts.trait(row, trait);
        return this;
    }

    /** Says on whom the node depends, by unique id; ids may be of nodes that come later, twice, or nowhere. */
    public ManifestDraft parents(List<String> uniqueIds) {
        facts.parents(row, parentNumbers(uniqueIds));
        return this;
    }

    /** Says on whom {@code uniqueId} depends if nothing was said yet, and such a node is there. */
    public ManifestDraft parentsIfUntold(String uniqueId, List<String> parents) {
        int known = ids.find(uniqueId);
        if (known >= 0 && facts.parentsUntold(known)) {
            facts.parents(known, parentNumbers(parents));
        }
        return this;
    }

    /** {@return whether there is a node, sources aside, of which nothing was said about parents} */
    public boolean lacksParents() {
        return facts.lackParents(ids.size());
    }

    private int[] parentNumbers(List<String> uniqueIds) {
        var numbers = new int[uniqueIds.size()];
        for (int at = 0; at < numbers.length; at++) {
            numbers[at] = parentIds.of(uniqueIds.get(at));
        }
        return numbers;
    }

    private Pool<String> pool(Attribute attribute) {
        var pool = texts.get(attribute);
        if (pool == null) {
            throw new IllegalStateException("no pool for %s".formatted(attribute));
        }
        return pool;
    }

    /** {@return the manifest, its nodes numbered by unique id} */
    public Finished finish() {
        int size = ids.size();
        var uniqueIds = ids.values().toArray(String[]::new);
        var order = new int[size];
        var byId = Arrays.stream(uniqueIds).allMatch(ManifestDraft::plain) ? Comparator.<String>naturalOrder() : ORDER;
        Arrays.sort(uniqueIds, byId);
        for (int node = 0; node < size; node++) {
            order[node] = ids.find(uniqueIds[node]);
        }
        var dangling = new ArrayList<Manifest.Dangling>();
        var graph = facts.graph(order, parentIds, ids, dangling);
        var columns = new EnumMap<Attribute, Column<String>>(Attribute.class);
        texts.forEach((attribute, pool) -> columns.put(attribute, pool.column(order)));
        dangling.forEach(it -> lost("an edge to a node that the file does not have", it.missing()));
        var packages = columns.get(Attribute.PACKAGE);
        var manifest = new Manifest(new Parts(
                metadata.named(packages == null ? List.of() : packages.values()),
                seen,
                uniqueIds,
                byId,
                facts.sections(order),
                facts.traits(order),
                columns,
                stems.column(order),
                leaves.column(order),
                tags.column(order),
                plain.column(order),
                rich.column(order),
                metas.column(order),
                versions.column(order),
                latestVersions.column(order),
                graph,
                selectors,
                groups,
                List.copyOf(disabled),
                dangling,
                losses.losses()));
        return new Finished(manifest, facts.positions(order));
    }

    /** {@return whether the text has no half of a pair, so that the order of its chars is the order of its code points} */
    private static boolean plain(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    /** By code point; differs from {@link String#compareTo} only beyond the basic plane. */
    private static int compare(String one, String other) {
        int common = Math.min(one.length(), other.length());
        for (int at = 0; at < common; at++) {
            char left = one.charAt(at);
            char right = other.charAt(at);
            if (left != right) {
                boolean high = Character.isSurrogate(left) || Character.isSurrogate(right);
                return high && Character.isSurrogate(left) != Character.isSurrogate(right)
                        ? (Character.isSurrogate(left) ? 1 : -1)
                        : Character.compare(left, right);
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
