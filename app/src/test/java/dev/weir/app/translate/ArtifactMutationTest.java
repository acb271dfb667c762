package dev.weir.app.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.translate.Mutations.Mutant;
import dev.weir.app.wiring.FileDoors;
import dev.weir.domain.event.AssetEvent;
import dev.weir.domain.event.Counting;
import dev.weir.domain.event.Interpretation;
import dev.weir.domain.run.Catalog;
import dev.weir.domain.run.RunId;
import dev.weir.domain.value.Loss;
import dev.weir.domain.value.Tree;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.Artifacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every field of every results, freshness and catalog file missing, null, of a wrong kind or unknown, one at a time: never an exception,
 * never a lost neighbour, and whatever is no longer told for it is counted.
 */
class ArtifactMutationTest {

    /** What some version or adapter of dbt leaves out of a row, or of what a row holds, and so is no loss when it is not there. */
    private static final Set<String> MAY_BE_ABSENT = Set.of(
            "message",
            "failures",
            "adapter_response",
            "rows_affected",
            "bytes_processed",
            "query_id",
            "job_id",
            "relation_name",
            "compiled_code",
            "batch_results",
            "successful",
            "failed",
            "started_at",
            "completed_at",
            "error",
            "comment",
            "owner",
            "columns",
            "stats",
            "elapsed_time",
            "value",
            "target",
            "which",
            "warn_after",
            "error_after",
            "filter");

    private final Artifacts artifacts = FileDoors.artifacts();

    @TempDir
    private Path folder;

    /** What was understood of a file: of each of its entries by its id, and what was not. */
    private record Told(Map<String, List<String>> entries, List<Loss> losses) {}

    @Test
    void aSpoiltRowOfResultsCostsNoOtherRowAndIsCounted() {
        obeysTheLaw("run_results.json", this::results);
    }

    @Test
    void aSpoiltRowOfFreshnessCostsNoOtherRowAndIsCounted() {
        obeysTheLaw("sources.json", this::freshness);
    }

    @Test
    void aSpoiltRelationOfACatalogCostsNoOtherRelationAndIsCounted() {
        obeysTheLaw("catalog.json", this::catalog);
    }

    private void obeysTheLaw(String name, Function<Tree, Told> reader) {
        var met = new HashSet<String>();
        var files = RealArtifacts.named(name);
        assertThat(files).hasSizeGreaterThan(1);
        int changed = 0;
        for (var file : files) {
            var whole = slim(RealArtifacts.tree(file), met);
            var sound = reader.apply(whole);
            for (var mutant : Mutations.of(whole, List.of(), met).toList()) {
                changed++;
                attempt(file, mutant, it -> judge(whole, it, sound, reader));
            }
        }
        assertThat(changed).isGreaterThan(200);
    }

    private static void attempt(Path file, Mutant mutant, Consumer<Mutant> judged) {
        try {
            judged.accept(mutant);
        } catch (RuntimeException | StackOverflowError thrown) {
            throw new AssertionError("%s of %s ends in %s".formatted(mutant, file, thrown), thrown);
        }
    }

    private static void judge(Tree.Fields whole, Mutant mutant, Told sound, Function<Tree, Told> reader) {
        var told = reader.apply(mutant.tree());
        if (mutant.path().size() > 1) {
            sound.entries().forEach((id, said) -> {
                if (!told.entries().containsKey(id) || !told.entries().get(id).equals(said)) {
                    assertThat(isSpoilt(whole, mutant, id))
                            .as("%s: %s is its neighbour, and was %s", mutant, id, said)
                            .isTrue();
                }
            });
        }
        if (told.entries().equals(sound.entries())) {
            return;
        }
        boolean asIfAbsent = told.entries().equals(reader.apply(mutant.rest()).entries());
        boolean noLoss = mutant.takesAway() && mayBeAbsent(mutant);
        if (asIfAbsent && !noLoss) {
            assertThat(told.losses())
                    .as("%s is counted; it was %s", mutant, sound.entries())
                    .isNotEqualTo(sound.losses());
        }
    }

    /** A whole row or entry, or a part of a list, can be missed by nobody. */
    private static boolean mayBeAbsent(Mutant mutant) {
        var path = mutant.path();
        boolean isEntry = path.size() == 2
                || (path.size() > 2 && path.get(path.size() - 2).equals("columns"))
                || path.getLast().chars().allMatch(Character::isDigit);
        return MAY_BE_ABSENT.contains(path.getLast())
                || (isEntry && mutant.change().equals("missing"));
    }

    /** {@return whether the entry is the one that was changed, or everything was} */
    private static boolean isSpoilt(Tree.Fields whole, Mutant mutant, String id) {
        return switch (mutant.path().getFirst()) {
            case "results" ->
                id.equals(nodeOf(whole, Integer.parseInt(mutant.path().get(1))));
            case "nodes", "sources" -> mutant.path().get(1).equals(id);
            default -> true;
        };
    }

    private static String nodeOf(Tree.Fields whole, int row) {
        var rows = (Tree.Items) whole.at("results").orElseThrow();
        return ((Tree.Text)
                        ((Tree.Fields) rows.values().get(row)).at("unique_id").orElseThrow())
                .value();
    }

    private Told results(Tree tree) {
        var read = artifacts.results(RealArtifacts.write(folder.resolve("r.json"), tree));
        var meaning = Interpretation.of(read, Optional.empty(), origin());
        return new Told(byNode(meaning.events()), meaning.losses());
    }

    private Told freshness(Tree tree) {
        var read = artifacts.freshness(RealArtifacts.write(folder.resolve("s.json"), tree));
        var meaning = Interpretation.of(read, origin());
        return new Told(byNode(meaning.events()), meaning.losses());
    }

    private Told catalog(Tree tree) {
        var read = artifacts.catalog(RealArtifacts.write(folder.resolve("c.json"), tree));
        var relations = new LinkedHashMap<String, List<String>>();
        read.relations().forEach((id, it) -> relations.put(id, List.of(said(it))));
        return new Told(relations, read.losses());
    }

    private static String said(Catalog.Relation relation) {
        return relation.toString();
    }

    /** Events by node; why one was left out may lie in another row. */
    private static Map<String, List<String>> byNode(List<AssetEvent> events) {
        var told = new LinkedHashMap<String, List<String>>();
        events.forEach(event -> {
            String text =
                    event instanceof AssetEvent.Skipped(var header, var _) ? "skipped " + header : event.toString();
            told.merge(
                    event.header().id().node(),
                    List.of(text),
                    (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        });
        return told;
    }

    private static Interpretation.Origin origin() {
        return new Interpretation.Origin(
                new WorkspaceName("shop"), new RunId(1), 1, Instant.EPOCH, new Counting.Counts());
    }

    /** The rows and relations that have a shape which was not met yet, and a few beside them. */
    private static Tree.Fields slim(Tree.Fields file, Set<String> met) {
        var all = new LinkedHashMap<>(file.values());
        var seen = new HashSet<>(met);
        all.replaceAll((key, value) -> switch (value) {
            case Tree.Items(var rows, var _) when key.equals("results") -> Tree.items(slimRows(rows, seen));
            case Tree.Fields entries when key.equals("nodes") || key.equals("sources") -> slimMap(key, entries, seen);
            default -> value;
        });
        return Tree.fields(all);
    }

    private static List<Tree> slimRows(List<Tree> rows, Set<String> seen) {
        var kept = new java.util.ArrayList<Tree>();
        for (var row : rows) {
            if (kept.size() < 3 || Mutations.isNew(row, List.of("results", "0"), seen)) {
                kept.add(row);
                Mutations.of(
                        Tree.fields(new LinkedHashMap<>(Map.of("results", Tree.items(List.of(row))))),
                        List.of("results", "0"),
                        seen);
            }
        }
        return kept;
    }

    private static Tree slimMap(String key, Tree.Fields entries, Set<String> seen) {
        var kept = new LinkedHashMap<String, Tree>();
        entries.values().forEach((id, entry) -> {
            if (kept.size() < 3 || Mutations.isNew(entry, List.of(key, id), seen)) {
                kept.put(id, entry);
                Mutations.of(
                        Tree.fields(
                                new LinkedHashMap<>(Map.of(key, Tree.fields(new LinkedHashMap<>(Map.of(id, entry)))))),
                        List.of(key, id),
                        seen);
            }
        });
        return Tree.fields(kept);
    }
}
