package dev.weir.app.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.translate.Mutations.Mutant;
import dev.weir.app.wiring.FileDoors;
import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.asset.Node;
import dev.weir.domain.asset.Trait;
import dev.weir.domain.translation.SpecTranslation;
import dev.weir.domain.translation.SpecWriting;
import dev.weir.domain.translation.Specs;
import dev.weir.domain.translation.TranslationSwitch;
import dev.weir.domain.value.Loss;
import dev.weir.domain.value.Tree;
import dev.weir.ports.driven.Artifacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every field of every kind of entry of a manifest missing, null, of a wrong kind or unknown, one at a time: never an exception, never a
 * lost neighbour, and whatever is no longer told for it is counted or refused by name.
 */
class ManifestMutationTest {

    private static final List<String> SECTIONS = List.of(
            "nodes",
            "sources",
            "exposures",
            "metrics",
            "semantic_models",
            "unit_tests",
            "saved_queries",
            "functions",
            "groups");

    private static final int NEAR = 3;
    private static final int LONGEST = 80;

    private final Artifacts artifacts = FileDoors.artifacts();

    @TempDir
    private Path folder;

    /** What was understood: of each node by its id, and what was not. */
    private record Told(
            Map<String, String> nodes,
            List<Loss> losses,
            List<Specs.Refusal> refusals,
            List<String> testsWithoutCheck) {

        boolean countsAs(Told other) {
            return losses.equals(other.losses)
                    && refusals.equals(other.refusals)
                    && testsWithoutCheck.equals(other.testsWithoutCheck);
        }
    }

    @Test
    void aSpoiltEntryCostsNoOtherEntryAndIsCounted() {
        var met = new HashSet<String>();
        int changed = 0;
        for (var path : RealArtifacts.named("manifest.json")) {
            var manifest = RealArtifacts.tree(path);
            for (String section : SECTIONS) {
                for (var entry : entries(manifest, section).entrySet()) {
                    var from = List.of(section, entry.getKey());
                    if (Mutations.isNew(entry.getValue(), from, met)) {
                        changed += spoil(path, around(manifest, section, entry.getKey()), from, met);
                    }
                }
            }
        }
        assertThat(changed).isGreaterThan(5_000);
    }

    @Test
    void aSpoiltSectionIsCountedAndTheOthersStand() {
        var met = new HashSet<String>();
        for (var name :
                List.of("meadow.manifest.json.gz", "orchard-v2/manifest.json.gz", "thorns-tags/manifest.json.gz")) {
            var path = RealArtifacts.named("manifest.json").stream()
                    .filter(it -> it.toString().endsWith(name))
                    .findFirst()
                    .orElseThrow();
            var manifest = RealArtifacts.tree(path);
            var node = entries(manifest, "nodes").keySet().stream()
                    .filter(it -> it.startsWith("model."))
                    .findFirst()
                    .orElseThrow();
            var small = around(manifest, "nodes", node);
            for (String section : small.values().keySet()) {
                if (!SECTIONS.contains(section)) {
                    spoil(path, small, List.of(section), met);
                } else {
                    Mutations.of(small, List.of(section), new HashSet<>(met))
                            .filter(it -> it.path().size() == 1)
                            .forEach(it -> read(it.tree()));
                }
            }
        }
    }

    private int spoil(Path path, Tree.Fields small, List<String> from, Set<String> met) {
        var sound = read(small);
        var mutants = Mutations.of(small, from, met).toList();
        var absent = new IdentityHashMap<Tree, Told>();
        for (var mutant : mutants) {
            try {
                judge(path, mutant, sound, it -> absent.computeIfAbsent(it, this::read));
            } catch (RuntimeException | StackOverflowError thrown) {
                throw new AssertionError("%s of %s ends in %s".formatted(mutant, path, thrown), thrown);
            }
        }
        return mutants.size();
    }

    private void judge(Path path, Mutant mutant, Told sound, Function<Tree, Told> absent) {
        var told = read(mutant.tree());
        String spoilt = mutant.path().size() > 1 ? mutant.path().get(1) : "";
        if (mutant.path().size() > 1 && SECTIONS.contains(mutant.path().getFirst())) {
            sound.nodes().keySet().stream()
                    .filter(it -> !it.equals(spoilt))
                    .forEach(it -> assertThat(told.nodes())
                            .as("%s of %s", mutant, path)
                            .containsKey(it));
        }
        if (told.nodes().equals(sound.nodes())) {
            return;
        }
        if (SECTIONS.contains(mutant.path().getFirst())
                && !mutant.path().getFirst().equals("groups")) {
            sound.nodes().forEach((id, said) -> {
                if (!id.equals(spoilt) && !said.contains(spoilt) && told.nodes().containsKey(id)) {
                    assertThat(told.nodes()).as("%s of %s", mutant, path).containsEntry(id, said);
                }
            });
        }
        if (mutant.takesAway() || mutant.isAlike()) {
            return;
        }
        if (told.nodes().equals(absent.apply(mutant.rest()).nodes())) {
            assertThat(told.countsAs(sound))
                    .as("%s of %s is lost in silence", mutant, path)
                    .isFalse();
        }
    }

    private Told read(Tree manifest) {
        var path = RealArtifacts.write(folder.resolve("m.json"), manifest);
        try (var file = artifacts.manifest(path, SpecWriting.FIELDS)) {
            var all = new BitSet();
            all.set(0, file.manifest().size());
            var specs = SpecWriting.of(file, all, TranslationSwitch.defaults(), SpecTranslation.STANDARD);
            var again = SpecWriting.of(file, all, TranslationSwitch.defaults(), SpecTranslation.STANDARD);
            assertThat(again).as("what another pass tells of %s", manifest).isEqualTo(specs);
            var losses = Loss.sum(file.manifest().losses(), specs.losses());
            return new Told(said(file, specs), losses, specs.refusals(), specs.testsWithoutCheck());
        }
    }

    private static Map<String, String> said(ManifestFile file, Specs specs) {
        var said = new TreeMap<String, String>();
        file.manifest().nodes().forEach(it -> said.put(it.uniqueId(), said(it)));
        specs.assets().forEach(it -> said.merge(it.uniqueId(), it.toString(), String::concat));
        specs.observed().forEach(it -> said.merge(it.uniqueId(), it.toString(), String::concat));
        specs.checks().forEach(it -> said.merge(it.uniqueId(), it.toString(), String::concat));
        return said;
    }

    private static String said(Node node) {
        var texts = new ArrayList<String>();
        for (var attribute : Attribute.values()) {
            node.text(attribute).ifPresent(texts::add);
        }
        return "%s %s %s %s %s %s %s"
                .formatted(
                        texts,
                        node.fqn(),
                        node.tags(),
                        node.version(),
                        node.materialized(),
                        node.parents().map(Node::uniqueId).toList(),
                        node.is(Trait.HAS_FRESHNESS));
    }

    /** The entry, what it is made from, what is made from it, and what every manifest has. */
    private static Tree.Fields around(Tree.Fields manifest, String section, String id) {
        var near = new HashSet<String>();
        near.add(id);
        near.addAll(parents(entries(manifest, section).getOrDefault(id, Tree.nothing())));
        for (String other : SECTIONS) {
            entries(manifest, other).entrySet().stream()
                    .filter(it -> parents(it.getValue()).contains(id))
                    .limit(NEAR)
                    .forEach(it -> near.add(it.getKey()));
        }
        var all = new LinkedHashMap<String, Tree>();
        manifest.values().forEach((key, value) -> {
            if (SECTIONS.contains(key)) {
                var kept = new LinkedHashMap<String, Tree>();
                entries(manifest, key).forEach((name, entry) -> {
                    if (near.contains(name) || (key.equals("groups") && kept.size() < NEAR)) {
                        kept.put(name, entry);
                    }
                });
                all.put(key, Tree.fields(kept));
            } else if (key.equals("metadata") || key.equals("disabled") || key.equals("parent_map")) {
                all.put(key, few(value));
            }
        });
        return (Tree.Fields) shortened(Tree.fields(all));
    }

    /** Long texts say no more than short ones, and cost as much as all the rest. */
    private static Tree shortened(Tree tree) {
        return switch (tree) {
            case Tree.Text(var text, var _) when text.length() > LONGEST -> Tree.text(text.substring(0, LONGEST));
            case Tree.Items(var values, var _) ->
                Tree.items(values.stream().map(ManifestMutationTest::shortened).toList());
            case Tree.Fields(var values, var _, var _) -> {
                var all = new LinkedHashMap<>(values);
                all.replaceAll((_, value) -> shortened(value));
                yield Tree.fields(all);
            }
            case Tree.Text _, Tree.Num _, Tree.Flag _, Tree.Nothing _ -> tree;
        };
    }

    private static Tree few(Tree value) {
        if (!(value instanceof Tree.Fields fields)) {
            return value;
        }
        var kept = new LinkedHashMap<String, Tree>();
        fields.values().forEach((key, entry) -> {
            if (kept.size() < NEAR || !key.contains(".")) {
                kept.put(key, entry);
            }
        });
        return Tree.fields(kept);
    }

    private static Map<String, Tree> entries(Tree.Fields manifest, String section) {
        return manifest.at(section).orElse(Tree.nothing()) instanceof Tree.Fields entries ? entries.values() : Map.of();
    }

    private static List<String> parents(Tree entry) {
        return entry instanceof Tree.Fields fields
                        && fields.at("depends_on").orElse(Tree.nothing()) instanceof Tree.Fields depends
                        && depends.at("nodes").orElse(Tree.nothing()) instanceof Tree.Items(var parents, var _)
                ? parents.stream()
                        .filter(Tree.Text.class::isInstance)
                        .map(it -> ((Tree.Text) it).value())
                        .toList()
                : List.of();
    }
}
