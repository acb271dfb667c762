package dev.weir.domain.translation;

import dev.weir.domain.asset.AssetKey;
import dev.weir.domain.asset.AssetParents;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.asset.Section;
import dev.weir.domain.value.Loss;
import dev.weir.domain.value.Tree;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

/**
 * The specs of one manifest, written for the nodes that are asked for: each is what {@link SpecWriting} makes of it when all of the
 * manifest is selected and every switch stands as it does by default. The manifest is given with every question, always the same one,
 * so that nothing of it is held in memory between them. Not safe for several threads.
 */
public final class SpecsOnDemand {

    /** How many bodies are in memory at once while all of a manifest is gone through. */
    private static final int PORTION = 500;

    private final Set<TranslationSwitch> switches = TranslationSwitch.defaults();
    private final SpecTranslation translation;
    private Optional<Set<AssetKey>> shared = Optional.empty();

    public SpecsOnDemand(SpecTranslation translation) {
        this.translation = translation;
    }

    /** {@return what each of {@code nodes} comes to, by its number}. Bodies are read one by one, so ask for few. */
    public Map<Integer, NodeSpec> of(ManifestFile file, BitSet nodes) {
        var written = written(file, withWatched(file.manifest(), nodes), Map.of());
        var told = new HashMap<Integer, NodeSpec>();
        nodes.stream().forEach(it -> told.put(it, written.came(it)));
        return told;
    }

    /**
     * Tells of each asset, source and check that is refused, with its number; a few bodies at a time. One pass over the file.
     *
     * @return what the nodes say of themselves and could not be taken as it stands, counted by kind
     */
    public List<Loss> eachRefused(ManifestFile file, ObjIntConsumer<Specs.Refusal> told) {
        var manifest = file.manifest();
        var losses = new Loss.Tally();
        for (var section : List.of(Section.NODES, Section.SOURCES)) {
            var portion = new HashMap<Integer, Tree.Fields>();
            var wanted = new BitSet();
            IntStream.range(0, manifest.size())
                    .filter(it -> manifest.node(it).section() == section)
                    .filter(it -> section == Section.SOURCES || AssetParents.isBuilt(manifest.node(it)))
                    .forEach(wanted::set);
            file.bodies().each(wanted, StandardSpec.FIELDS, (body, node) -> {
                portion.put(node, body);
                if (portion.size() == PORTION) {
                    losses.addAll(refused(file, portion, told));
                    portion.clear();
                }
            });
            losses.addAll(refused(file, portion, told));
        }
        return losses.losses();
    }

    private List<Loss> refused(
            ManifestFile file, Map<Integer, Tree.Fields> portion, ObjIntConsumer<Specs.Refusal> told) {
        var nodes = withTests(file.manifest(), portion.keySet());
        var written = written(file, nodes, portion);
        nodes.stream().forEach(node -> {
            if (written.came(node) instanceof NodeSpec.Refused(var why)) {
                told.accept(why, node);
            }
        });
        return written.losses();
    }

    private SpecWriting written(ManifestFile file, BitSet nodes, Map<Integer, Tree.Fields> atHand) {
        return SpecWriting.written(
                file,
                nodes,
                switches,
                translation,
                BodySource.byPosition(file, atHand),
                key -> shared(file.manifest(), key));
    }

    private Set<AssetKey> shared(Manifest manifest, IntFunction<AssetKey> key) {
        var known = shared.orElseGet(() -> SpecWriting.sharedAmongSources(manifest, key));
        shared = Optional.of(known);
        return known;
    }

    /** A test is a check only of an asset that has a spec, so that one is written too. */
    private static BitSet withWatched(Manifest manifest, BitSet nodes) {
        var all = (BitSet) nodes.clone();
        nodes.stream()
                .mapToObj(manifest::node)
                .filter(it -> it.type() == ResourceType.TEST)
                .flatMap(it -> CheckedNode.of(it).stream())
                .forEach(it -> all.set(it.index()));
        return all;
    }

    private static BitSet withTests(Manifest manifest, Set<Integer> assets) {
        var all = new BitSet(manifest.size());
        assets.forEach(asset -> {
            all.set(asset);
            manifest.graph().eachChild(asset, child -> {
                if (manifest.type(child) == ResourceType.TEST) {
                    all.set(child);
                }
            });
        });
        return all;
    }
}
