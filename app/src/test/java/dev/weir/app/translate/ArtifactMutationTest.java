package dev.weir.app.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.json.JsonText;
import dev.weir.app.wiring.FileDoors;
import dev.weir.domain.asset.AssetSpec;
import dev.weir.domain.event.AssetEvent;
import dev.weir.domain.event.Counting;
import dev.weir.domain.event.Interpretation;
import dev.weir.domain.run.RunId;
import dev.weir.domain.translation.SpecTranslation;
import dev.weir.domain.translation.SpecWriting;
import dev.weir.domain.translation.TranslationSwitch;
import dev.weir.domain.value.Tree;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.Artifacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every field of every kind of artifact missing, null, of a wrong type or unknown: never an exception, never a lost neighbour. */
class ArtifactMutationTest {

    private static final Path GOLDENS = Path.of("../adapter-dbtcloud/src/test/resources/goldens");
    private static final Path ARTIFACTS =
            Path.of("../adapter-dbtcloud/src/main/resources/dev/weir/adapter/dbtcloud/sandbox/artifacts");

    private final Artifacts artifacts = FileDoors.artifacts();

    @TempDir
    private Path folder;

    @Test
    void aSpoiltRowOfResultsCostsNoOtherRow() {
        for (var file : List.of("build-many-faults", "build-partial-success")) {
            var whole = firstRows(json(ARTIFACTS.resolve(file).resolve("run_results.json")));
            var rows = (Tree.Items) whole.at("results").orElseThrow();
            var sound = events(whole);
            everyMutant(whole, mutant -> {
                var events = events(mutant.tree());
                if (mutant.path().getFirst().equals("results") && mutant.path().size() > 1) {
                    int spoilt = Integer.parseInt(mutant.path().get(1));
                    String node = id(rows.values().get(spoilt));
                    assertThat(told(events, node)).as("%s", mutant).containsExactlyElementsOf(told(sound, node));
                }
            });
        }
    }

    @Test
    void aRowThatCannotBeReadIsCounted() {
        var whole = firstRows(json(ARTIFACTS.resolve("build-clean/run_results.json")));
        everyMutant(whole, mutant -> {
            boolean idGone = mutant.path().size() == 3
                    && mutant.path().getLast().equals("unique_id")
                    && !mutant.change().equals("a text");
            boolean statusOdd =
                    mutant.path().size() == 3 && mutant.path().getLast().equals("status");
            if (idGone || statusOdd) {
                assertThat(read(mutant.tree()).losses()).as("%s", mutant).isNotEmpty();
            }
        });
    }

    @Test
    void spoiltFreshnessAndCatalogsAreStillRead() {
        var freshness = json(ARTIFACTS.resolve("freshness/sources.json"));
        everyMutant(freshness, mutant -> Interpretation.of(artifacts.freshness(write(mutant.tree())), origin()));
        var catalog = json(ARTIFACTS.resolve("docs-generate-selected/catalog.json"));
        everyMutant(catalog, mutant -> artifacts.catalog(write(mutant.tree())));
    }

    @Test
    void aSpoiltNodeOfAManifestCostsNoOtherNode() {
        for (var name : List.of("specs/meadow.manifest.json.gz", "selection/orchard-v2/manifest.json.gz")) {
            var whole = slim(json(GOLDENS.resolve(name)));
            var sound = specs(whole).keySet();
            assertThat(sound).as(name).hasSizeGreaterThan(2);
            everyMutant(whole, mutant -> {
                var specs = specs(mutant.tree());
                if (mutant.path().size() > 1
                        && Set.of("nodes", "sources", "exposures")
                                .contains(mutant.path().getFirst())) {
                    var others = sound.stream()
                            .filter(it -> !it.equals(mutant.path().get(1)))
                            .toList();
                    assertThat(specs.keySet()).as("%s", mutant).containsAll(others);
                }
            });
        }
    }

    private static void everyMutant(Tree whole, Consumer<Mutations.Mutant> looked) {
        Mutations.of(whole).forEach(mutant -> {
            try {
                looked.accept(mutant);
            } catch (RuntimeException thrown) {
                throw new AssertionError("%s ends in %s".formatted(mutant, thrown), thrown);
            }
        });
    }

    private Map<String, AssetSpec> specs(Tree manifest) {
        try (var file = artifacts.manifest(write(manifest))) {
            var all = new BitSet();
            all.set(0, file.manifest().size());
            return SpecWriting.of(file, all, TranslationSwitch.defaults(), SpecTranslation.STANDARD).assets().stream()
                    .collect(Collectors.toMap(AssetSpec::uniqueId, it -> it));
        }
    }

    private Interpretation read(Tree results) {
        return Interpretation.of(artifacts.results(write(results)), Optional.empty(), origin());
    }

    private List<AssetEvent> events(Tree results) {
        return read(results).events();
    }

    private static List<String> told(List<AssetEvent> events, String but) {
        return events.stream()
                .filter(it -> !it.header().id().node().equals(but))
                .filter(it -> it.header().id().node().contains("."))
                .map(it -> "%s %s %s"
                        .formatted(
                                it.type(), it.header().id().node(), it.header().at()))
                .toList();
    }

    private static Interpretation.Origin origin() {
        return new Interpretation.Origin(
                new WorkspaceName("shop"), new RunId(1), 1, Instant.EPOCH, new Counting.Counts());
    }

    /** Eight rows have all shapes. */
    private static Tree.Fields firstRows(Tree.Fields results) {
        var all = new LinkedHashMap<>(results.values());
        all.computeIfPresent(
                "results",
                (_, rows) -> Tree.items(
                        ((Tree.Items) rows).values().stream().limit(8).toList()));
        return Tree.fields(all);
    }

    /** One node are all kinds of nodes, and what stands beside nodes is read for no spec. */
    private static Tree.Fields slim(Tree.Fields manifest) {
        var all = new LinkedHashMap<>(manifest.values());
        all.keySet().retainAll(Set.of("metadata", "nodes", "sources", "groups", "exposures", "unit_tests"));
        all.replaceAll((_, value) -> {
            if (value instanceof Tree.Fields(var entries, var _, var _)) {
                var kept = new LinkedHashMap<String, Tree>();
                var kinds = new LinkedHashMap<String, Integer>();
                entries.forEach((key, entry) -> {
                    String kind = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
                    if (kinds.merge(kind, 1, Integer::sum) <= 1) {
                        kept.put(key, entry);
                    }
                });
                return Tree.fields(kept);
            }
            return value;
        });
        return Tree.fields(all);
    }

    private static String id(Tree row) {
        return ((Tree.Text) ((Tree.Fields) row).at("unique_id").orElseThrow()).value();
    }

    private Path write(Tree tree) {
        var file = folder.resolve("artifact.json");
        try (var out = Files.newBufferedWriter(file)) {
            JsonText.write(tree, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static Tree.Fields json(Path file) {
        var found = Files.exists(file) ? file : file.resolveSibling(file.getFileName() + ".gz");
        try (var raw = Files.newInputStream(found);
                var in = found.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return (Tree.Fields) JsonText.read(found.toString(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
