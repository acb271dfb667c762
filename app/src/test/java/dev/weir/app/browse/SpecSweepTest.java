package dev.weir.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.translate.Translations;
import dev.weir.app.yaml.YamlText;
import dev.weir.domain.translation.TranslationRule;
import dev.weir.domain.value.Slice;
import dev.weir.domain.value.Tree;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.ScriptedDbtCloud;
import dev.weir.ports.driven.StoragePorts;
import dev.weir.ports.driving.BrowseAssets.AssetSummary;
import dev.weir.ports.driving.BrowseAssets.Selected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over the real manifest of a project with one of everything, translated by rules that cannot be. */
class SpecSweepTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String GROWERS = "model.orchard.dim_growers";
    private static final String HYPHEN = "{select: dim_growers, group: no-group}";

    @TempDir
    private Path folder;

    private final WorkspaceName shop = new WorkspaceName("shop");
    private final StoragePorts store = StoragePorts.inMemory(100);

    @BeforeEach
    void keepTheOrchard() throws IOException {
        store.registry().publish(List.of(ScriptedDbtCloud.aWorkspace("shop")), "hash", NOON);
        KeptOrchard.in(store, shop, folder, NOON);
    }

    /** What stands over one store when a workspace is translated by {@code rules}. */
    private Browsing refusing(Executor beside, String... rules) {
        var book = new SpecBook(Map.of(
                shop,
                Translations.rules(
                        Stream.of(rules)
                                .map(it -> TranslationRule.read("the rule", (Tree.Fields) YamlText.read("rules", it)))
                                .toList(),
                        List.of())));
        return Browsing.over(store, folder, InstantSource.fixed(NOON))
                .translatedBy(book)
                .beside(beside)
                .browsing();
    }

    private List<String> problems(Browsing standing) {
        return standing.workspaces().workspace(shop).problems();
    }

    @Test
    void aRefusedAssetSaysWhyAndIsShownInTheWordsOfItsManifest() {
        var standing = refusing(Runnable::run, HYPHEN);
        var detail = standing.assets().asset(shop, GROWERS).orElseThrow();

        assertThat(detail.problems())
                .singleElement()
                .asString()
                .startsWith("It has no spec: %s: the rule, group".formatted(GROWERS))
                .contains("no-group");
        assertThat(detail.summary().key()).containsExactly("dim_growers");
        assertThat(detail.columns()).isNotEmpty();
        assertThat(standing.assets().checks(shop, GROWERS)).isNotEmpty();
        assertThat(standing.assets()
                        .assets(shop, Selected.ALL, new Slice.Request(500, Optional.empty()))
                        .items())
                .extracting(AssetSummary::uniqueId)
                .contains(GROWERS);
    }

    @Test
    void theWorkspaceSaysOnceHowManyAreRefusedAndTheFirstReason() {
        var one = refusing(Runnable::run, HYPHEN);
        one.sweep().drawAhead(shop);
        assertThat(problems(one))
                .singleElement()
                .asString()
                .startsWith("1 asset has no spec of its own, since its translation is refused: " + GROWERS);

        var seeds = refusing(Runnable::run, "{select: 'resource_type:seed', owners: [nobody]}");
        seeds.sweep().drawAhead(shop);
        var all = seeds.assets()
                .assets(
                        shop,
                        new Selected(Optional.of("resource_type:seed"), Optional.empty(), Optional.empty()),
                        Slice.Request.FIRST)
                .items();
        assertThat(problems(seeds))
                .singleElement()
                .asString()
                .startsWith("%d assets have no spec of their own, since their translation is refused; the first is %s"
                        .formatted(all.size(), all.getFirst().uniqueId()));
    }

    @Test
    void aManifestIsGoneThroughOnceAndBesideWhoeverAsks() {
        var waiting = new ArrayList<Runnable>();
        var standing = refusing(waiting::add, HYPHEN);
        standing.sweep().drawAhead(shop);
        standing.sweep().drawAhead(shop);

        assertThat(waiting).hasSize(1);
        assertThat(problems(standing)).isEmpty();
        waiting.getFirst().run();
        assertThat(problems(standing)).hasSize(1);
    }

    @Test
    void aTranslationThatCannotBeAppliedAtAllIsToldAndTheStandardStands() {
        var standing = refusing(Runnable::run, "{select: 'selector:nowhere', group: fruit}");
        standing.sweep().drawAhead(shop);

        assertThat(problems(standing))
                .singleElement()
                .asString()
                .startsWith("The translation of shop cannot be applied to its manifest")
                .contains("nowhere");
        assertThat(standing.assets().asset(shop, GROWERS).orElseThrow().problems())
                .isEmpty();
    }

    @Test
    void whatANodeSaysOfItselfAndCannotBeTakenIsCounted() throws IOException {
        KeptOrchard.in(
                store,
                shop,
                folder,
                NOON.plusSeconds(1),
                text -> text.replace(
                        "\"columns\": {\"grower_id\": {\"name\"",
                        "\"columns\": {\"odd\": 1, \"grower_id\": {\"name\""));
        var standing = refusing(Runnable::run);
        standing.sweep().drawAhead(shop);

        assertThat(problems(standing))
                .singleElement()
                .asString()
                .startsWith("What nodes of the manifest say of themselves could not all be taken as it stands: ")
                .contains("× a column that is no map, such as model.orchard.");
    }

    @Test
    void aManifestThatCouldNotBeGoneThroughIsTriedAgain() throws IOException {
        var waiting = new ArrayList<Runnable>();
        var standing = refusing(waiting::add, HYPHEN);
        standing.sweep().drawAhead(shop);
        Path file;
        try (var kept = Files.list(folder.resolve("manifests"))) {
            file = kept.findFirst().orElseThrow();
        }
        var whole = Files.readAllBytes(file);
        Files.write(file, new byte[whole.length], StandardOpenOption.WRITE);
        waiting.removeFirst().run();
        assertThat(problems(standing)).singleElement().asString().startsWith("Not every spec of shop could be written");

        Files.write(file, whole, StandardOpenOption.WRITE);
        standing.sweep().drawAhead(shop);
        waiting.removeFirst().run();
        assertThat(problems(standing)).singleElement().asString().startsWith("1 asset has no spec of its own");
    }

    @Test
    void whereNothingIsRefusedNothingIsSaid() {
        var standing = refusing(Runnable::run);
        standing.sweep().drawAhead(shop);

        assertThat(problems(standing)).isEmpty();
    }
}
