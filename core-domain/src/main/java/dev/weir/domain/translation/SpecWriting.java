package dev.weir.domain.translation;

import dev.weir.domain.asset.AssetDep;
import dev.weir.domain.asset.AssetKey;
import dev.weir.domain.asset.AssetParents;
import dev.weir.domain.asset.AssetSpec;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.asset.Node;
import dev.weir.domain.asset.NodeBodies;
import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.asset.Section;
import dev.weir.domain.asset.TableFacts;
import dev.weir.domain.value.Loss;
import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;

/** Writes the specs of what is selected of a manifest. Asks the bodies once for what only they hold. */
public final class SpecWriting {

    /** The fields of bodies that are asked for, named as for {@link NodeBodies#each(BitSet, Set, ObjIntConsumer)}. */
    public static final Set<String> FIELDS = StandardSpec.FIELDS;

    private final Manifest manifest;
    private final NodeBodies bodies;
    private final BitSet selected;
    private final Set<TranslationSwitch> switches;
    private final SpecTranslation translation;
    private final BodySource source;
    private final Function<IntFunction<AssetKey>, Set<AssetKey>> shared;
    private final StandardSpec standard;
    private final ByNode<AssetKey> standardKeys;
    private final ByNode<AssetKey> keys;
    private final ByNode<TableFacts> sources;
    private Set<AssetKey> sharedAmongSources = Set.of();
    private final ByNode<AssetSpec> assets;
    private final ByNode<AssetSpec> observed;
    private final BitSet keyless = new BitSet();
    private final Map<AssetKey, List<Integer>> bearers = new LinkedHashMap<>();
    private final TreeMap<Integer, Specs.Refusal> refusals = new TreeMap<>();
    private CheckWriting.Found found;

    private SpecWriting(
            ManifestFile file,
            BitSet selected,
            Set<TranslationSwitch> switches,
            SpecTranslation translation,
            BodySource source,
            Function<IntFunction<AssetKey>, Set<AssetKey>> shared) {
        manifest = file.manifest();
        bodies = file.bodies();
        this.selected = selected;
        this.switches = switches;
        this.translation = translation;
        this.source = source;
        this.shared = shared;
        standard = new StandardSpec(manifest, switches);
        standardKeys = new ByNode<>(manifest.size());
        keys = new ByNode<>(manifest.size());
        sources = new ByNode<>(manifest.size());
        assets = new ByNode<>(manifest.size());
        observed = new ByNode<>(manifest.size());
        found = new CheckWriting.Found(new ByNode<>(manifest.size()), List.of());
    }

    /** {@return the specs of the assets among {@code selected}, of the sources there and above them, and of their checks} */
    public static Specs of(
            ManifestFile file, BitSet selected, Set<TranslationSwitch> switches, SpecTranslation translation) {
        return written(
                        file,
                        selected,
                        switches,
                        translation,
                        BodySource.streaming(file),
                        key -> sharedAmongSources(file.manifest(), key))
                .specs();
    }

    /**
     * The same, to be asked node by node.
     *
     * @param shared finds the keys that several sources of the whole manifest have, given the key of each node
     */
    static SpecWriting written(
            ManifestFile file,
            BitSet selected,
            Set<TranslationSwitch> switches,
            SpecTranslation translation,
            BodySource source,
            Function<IntFunction<AssetKey>, Set<AssetKey>> shared) {
        var writing = new SpecWriting(file, selected, switches, translation, source, shared);
        writing.write();
        return writing;
    }

    private void write() {
        var upstream = new BitSet();
        var built = new BitSet();
        var parents = new ByNode<int[]>(manifest.size());
        var assetParents = new AssetParents(manifest);
        for (int node = selected.nextSetBit(0); node >= 0; node = selected.nextSetBit(node + 1)) {
            if (AssetParents.isBuilt(manifest.node(node))) {
                built.set(node);
                var above = assetParents.of(node);
                parents.put(node, above);
                for (int parent : above) {
                    upstream.set(parent);
                }
            }
        }
        keyThem(built, upstream);
        readSources(upstream);
        source.each(
                Section.NODES, built, (body, node) -> writeOne(node, Objects.requireNonNull(parents.of(node)), body));
        found = new CheckWriting(manifest, selected, switches, this::key, refusals).write(built, upstream);
    }

    private Specs specs() {
        return new Specs(
                assets.inOrder(),
                observed.inOrder(),
                found.checks().inOrder(),
                found.left(),
                List.copyOf(refusals.values()),
                sharedKeys(),
                losses());
    }

    /** {@return what could not be taken as it stands, counted by kind} */
    List<Loss> losses() {
        return standard.losses();
    }

    /** {@return what a node that was selected came to} */
    NodeSpec came(int node) {
        var refused = Optional.ofNullable(refusals.get(node)).<NodeSpec>map(NodeSpec.Refused::new);
        var asset = Optional.ofNullable(assets.of(node)).or(() -> Optional.ofNullable(observed.of(node)));
        var check = Optional.ofNullable(found.checks().of(node));
        return asset.<NodeSpec>map(NodeSpec.Asset::new)
                .or(() -> check.map(NodeSpec.Check::new))
                .or(() -> refused)
                .orElseGet(NodeSpec.Nothing::new);
    }

    private void readSources(BitSet upstream) {
        var looked = (BitSet) upstream.clone();
        looked.or(selected);
        if (!hasSource(looked)) {
            return;
        }
        boolean told = switches.contains(TranslationSwitch.SOURCE_METADATA);
        if (told) {
            sharedAmongSources = shared.apply(this::key);
        }
        source.each(Section.SOURCES, looked, (body, seen) -> {
            if (told) {
                sources.put(seen, standard.table(manifest.node(seen), body));
            }
            observe(seen, body);
        });
    }

    private boolean hasSource(BitSet nodes) {
        for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(node + 1)) {
            if (manifest.type(node) == ResourceType.SOURCE) {
                return true;
            }
        }
        return false;
    }

    /** A source has a spec of its own, and what it says of itself has to be possible, as with Dagster. */
    private void observe(int source, Tree.Fields body) {
        try {
            observed.put(source, spec(source, List.of(), body));
        } catch (TranslationRefused refused) {
            refuse(source, refused);
        }
    }

    /** {@return the keys that several sources of the whole manifest have, selected or not: nothing can be told of their tables} */
    static Set<AssetKey> sharedAmongSources(Manifest manifest, IntFunction<AssetKey> key) {
        var met = new HashSet<AssetKey>();
        var several = new HashSet<AssetKey>();
        for (int node = 0; node < manifest.size(); node++) {
            if (manifest.type(node) == ResourceType.SOURCE) {
                try {
                    var one = key.apply(node);
                    if (!met.add(one)) {
                        several.add(one);
                    }
                } catch (TranslationRefused _) {
                    // Told where the source is looked at, or is somebody's parent.
                }
            }
        }
        return several;
    }

    /** Notes who has which key, among the assets and what they are made from; no further. */
    private void keyThem(BitSet built, BitSet upstream) {
        var all = (BitSet) upstream.clone();
        all.or(built);
        for (int node = all.nextSetBit(0); node >= 0; node = all.nextSetBit(node + 1)) {
            try {
                bearers.computeIfAbsent(key(node), _ -> new ArrayList<>()).add(node);
            } catch (TranslationRefused refused) {
                keyless.set(node);
                refuse(node, refused);
            }
        }
    }

    private void refuse(int node, TranslationRefused refused) {
        refusals.putIfAbsent(node, new Specs.Refusal(refused.uniqueId(), String.valueOf(refused.getMessage())));
    }

    private AssetKey key(int node) {
        var known = keys.of(node);
        if (known == null) {
            var seen = manifest.node(node);
            known = translation.key(view(seen), standardKey(seen));
            keys.put(node, known);
        }
        return known;
    }

    private AssetKey standardKey(Node node) {
        var known = standardKeys.of(node.index());
        if (known == null) {
            known = StandardKey.of(node);
            standardKeys.put(node.index(), known);
        }
        return known;
    }

    private TranslatedNode view(Node node) {
        return new TranslatedNode(node, () -> bodies.body(node.index()));
    }

    private void writeOne(int node, int[] parents, Tree.Fields body) {
        try {
            assets.put(node, spec(node, deps(parents), body));
        } catch (TranslationRefused refused) {
            refuse(node, refused);
        }
    }

    private AssetSpec spec(int node, List<AssetDep> deps, Tree.Fields body) {
        var seen = manifest.node(node);
        var key = key(node);
        return translation
                .spec(view(seen), standard.of(seen, standardKey(seen), deps, body))
                .withKey(key);
    }

    /** One dependency for each key. */
    private List<AssetDep> deps(int[] parents) {
        var deps = new LinkedHashMap<AssetKey, AssetDep>();
        for (int parent : parents) {
            if (keyless.get(parent)) {
                continue;
            }
            var key = key(parent);
            var facts = Optional.ofNullable(sources.of(parent)).filter(_ -> !sharedAmongSources.contains(key));
            deps.putIfAbsent(key, new AssetDep(key, Optional.of(manifest.uniqueId(parent)), facts));
        }
        return List.copyOf(deps.values());
    }

    private List<Specs.SharedKey> sharedKeys() {
        boolean sourcesMay = switches.contains(TranslationSwitch.DUPLICATE_SOURCE_KEYS);
        return bearers.entrySet().stream()
                .filter(it -> it.getValue().size() > 1)
                .filter(it -> !sourcesMay
                        || it.getValue().stream()
                                .anyMatch(node -> manifest.node(node).type() != ResourceType.SOURCE))
                .map(it -> new Specs.SharedKey(
                        it.getKey(),
                        it.getValue().stream().map(manifest::uniqueId).toList()))
                .toList();
    }
}
