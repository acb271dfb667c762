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
import dev.weir.domain.asset.TableFacts;
import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Writes the specs of what is selected of a manifest. Reads the file once more, for what only bodies hold. */
public final class SpecWriting {

    private final Manifest manifest;
    private final NodeBodies bodies;
    private final BitSet selected;
    private final Set<TranslationSwitch> switches;
    private final SpecTranslation translation;
    private final StandardSpec standard;
    private final Map<Integer, AssetKey> keys = new HashMap<>();
    private final Map<Integer, TableFacts> sources = new HashMap<>();
    private final Set<AssetKey> sharedAmongSources = new HashSet<>();
    private final TreeMap<Integer, AssetSpec> assets = new TreeMap<>();
    private final TreeMap<Integer, AssetSpec> observed = new TreeMap<>();
    private final BitSet keyless = new BitSet();
    private final Map<AssetKey, List<Integer>> bearers = new LinkedHashMap<>();
    private final TreeMap<Integer, Specs.Refusal> refusals = new TreeMap<>();

    private SpecWriting(
            ManifestFile file, BitSet selected, Set<TranslationSwitch> switches, SpecTranslation translation) {
        manifest = file.manifest();
        bodies = file.bodies();
        this.selected = selected;
        this.switches = switches;
        this.translation = translation;
        standard = new StandardSpec(manifest, switches);
    }

    /** {@return the specs of the assets among {@code selected}, of the sources there and above them, and of their checks} */
    public static Specs of(
            ManifestFile file, BitSet selected, Set<TranslationSwitch> switches, SpecTranslation translation) {
        return new SpecWriting(file, selected, switches, translation).write();
    }

    private Specs write() {
        var wanted = new ArrayList<Integer>();
        var upstream = new BitSet();
        var parents = new HashMap<Integer, List<Integer>>();
        var assetParents = new AssetParents(manifest);
        for (int node = selected.nextSetBit(0); node >= 0; node = selected.nextSetBit(node + 1)) {
            if (AssetParents.isBuilt(manifest.node(node))) {
                wanted.add(node);
                var above = List.copyOf(assetParents.of(node));
                parents.put(node, above);
                above.forEach(upstream::set);
            }
        }
        keyThem(wanted, upstream);
        readSources(upstream);
        bodies.each("nodes", StandardSpec.FIELDS, (uniqueId, body) -> {
            var index = manifest.indexOf(uniqueId);
            if (index.isPresent() && parents.containsKey(index.getAsInt())) {
                writeOne(index.getAsInt(), parents.getOrDefault(index.getAsInt(), List.of()), body);
            }
        });
        var checks = new CheckWriting(manifest, selected, switches, this::key, refusals).write(wanted, upstream);
        return new Specs(
                List.copyOf(assets.values()),
                List.copyOf(observed.values()),
                checks.checks(),
                checks.left(),
                List.copyOf(refusals.values()),
                sharedKeys(),
                standard.losses());
    }

    private void readSources(BitSet upstream) {
        var looked = (BitSet) upstream.clone();
        looked.or(selected);
        if (looked.stream().noneMatch(it -> manifest.type(it) == ResourceType.SOURCE)) {
            return;
        }
        boolean told = switches.contains(TranslationSwitch.SOURCE_METADATA);
        if (told) {
            noteSharedAmongSources();
        }
        bodies.each("sources", StandardSpec.FIELDS, (uniqueId, body) -> {
            var index = manifest.indexOf(uniqueId);
            if (index.isPresent() && looked.get(index.getAsInt())) {
                int source = index.getAsInt();
                if (told) {
                    sources.put(source, standard.table(manifest.node(source), body));
                }
                observe(source, body);
            }
        });
    }

    /** A source has a spec of its own, and what it says of itself has to be possible, as with Dagster. */
    private void observe(int source, Tree.Fields body) {
        try {
            var seen = manifest.node(source);
            observed.put(source, translation.spec(view(seen), standard.of(seen, key(source), List.of(), body)));
        } catch (TranslationRefused refused) {
            refuse(source, refused);
        }
    }

    /** Keys that several sources of the whole manifest have, selected or not: nothing can be told of their tables. */
    private void noteSharedAmongSources() {
        var met = new HashSet<AssetKey>();
        for (int node = 0; node < manifest.size(); node++) {
            if (manifest.type(node) == ResourceType.SOURCE && !keyless.get(node)) {
                try {
                    var key = key(node);
                    if (!met.add(key)) {
                        sharedAmongSources.add(key);
                    }
                } catch (TranslationRefused _) {
                    // Told where the source is somebody's parent.
                }
            }
        }
    }

    /** Notes who has which key, among the assets and what they are made from; no further. */
    private void keyThem(List<Integer> wanted, BitSet upstream) {
        var all = (BitSet) upstream.clone();
        wanted.forEach(all::set);
        all.stream().forEach(node -> {
            try {
                bearers.computeIfAbsent(key(node), _ -> new ArrayList<>()).add(node);
            } catch (TranslationRefused refused) {
                keyless.set(node);
                refuse(node, refused);
            }
        });
    }

    private void refuse(int node, TranslationRefused refused) {
        refusals.putIfAbsent(node, new Specs.Refusal(refused.uniqueId(), String.valueOf(refused.getMessage())));
    }

    private AssetKey key(int node) {
        var known = keys.get(node);
        if (known == null) {
            var seen = manifest.node(node);
            known = translation.key(view(seen), StandardKey.of(seen));
            keys.put(node, known);
        }
        return known;
    }

    private TranslatedNode view(Node node) {
        return new TranslatedNode(node, () -> bodies.body(node.index()));
    }

    private void writeOne(int node, List<Integer> parents, Tree.Fields body) {
        try {
            var seen = manifest.node(node);
            assets.put(node, translation.spec(view(seen), standard.of(seen, key(node), deps(parents), body)));
        } catch (TranslationRefused refused) {
            refuse(node, refused);
        }
    }

    /** One dependency for each key. */
    private List<AssetDep> deps(List<Integer> parents) {
        var deps = new LinkedHashMap<AssetKey, AssetDep>();
        for (int parent : parents) {
            if (keyless.get(parent)) {
                continue;
            }
            var key = key(parent);
            var facts = Optional.ofNullable(sources.get(parent)).filter(_ -> !sharedAmongSources.contains(key));
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
