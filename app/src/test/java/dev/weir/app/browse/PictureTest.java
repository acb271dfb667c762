package dev.weir.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.app.browse.Picture.Piece;
import dev.weir.app.layout.ElkGraphLayout;
import dev.weir.domain.asset.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is drawn of projects that are too large to be read at once. */
class PictureTest {

    @TempDir
    private Path folder;

    /** Models by name, each with its folder below the project. */
    private final Map<String, String> folders = new LinkedHashMap<>();

    private final Map<String, String> parents = new LinkedHashMap<>();

    private void models(String path, String prefix, int many) {
        IntStream.range(0, many).forEach(it -> folders.put("%s%04d".formatted(prefix, it), path));
    }

    /** A manifest in which every model whose folder begins with {@code warehouse} is in the group of that name. */
    private Manifest manifest() {
        var nodes = folders.entrySet().stream()
                .map(it -> """
                        "model.shop.%1$s": {"resource_type": "model", "name": "%1$s", "package_name": "shop", "raw_code": "",
                         "fqn": [%2$s, "%1$s"], "group": %3$s, "depends_on": {"nodes": [%4$s]}}""".formatted(
                                it.getKey(),
                                Arrays.stream(("shop/" + it.getValue()).split("/"))
                                        .map("\"%s\""::formatted)
                                        .collect(Collectors.joining(", ")),
                                it.getValue().startsWith("warehouse") ? "\"warehouse\"" : "null",
                                parents.containsKey(it.getKey())
                                        ? "\"model.shop.%s\"".formatted(parents.get(it.getKey()))
                                        : ""))
                .collect(Collectors.joining(",\n"));
        var file = folder.resolve("manifest.json");
        try {
            Files.writeString(file, """
                    {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v12.json", "dbt_version": "1.12.6",
                     "project_name": "shop"}, "nodes": {%s}}""".formatted(nodes));
            return new ArtifactFiles().manifest(file).manifest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Picture drawn(Manifest manifest, String... open) {
        return Picture.of(manifest, all(manifest), List.of(open));
    }

    private static BitSet all(Manifest manifest) {
        var all = new BitSet();
        all.set(0, manifest.size());
        return all;
    }

    private static List<String> labels(Picture picture) {
        return picture.nodes().stream()
                .filter(Piece::isGroup)
                .map(it -> it.label() + " " + it.members().size())
                .toList();
    }

    /** Opens whatever can be opened until nothing can, looking at each picture on the way. */
    private static int openAll(Manifest manifest) {
        var open = new ArrayList<String>();
        int looked = 0;
        for (; ; ) {
            var picture = Picture.of(manifest, all(manifest), open);
            looked++;
            var members = picture.nodes().stream()
                    .flatMap(it -> it.members().stream())
                    .sorted()
                    .toList();
            assertThat(members)
                    .isEqualTo(IntStream.range(0, manifest.size()).boxed().toList());
            var next = picture.nodes().stream()
                    .filter(Piece::isGroup)
                    .flatMap(it -> it.group().stream())
                    .findFirst();
            if (next.isEmpty()) {
                return looked;
            }
            assertThat(open).doesNotContain(next.get());
            open.add(next.get());
        }
    }

    @Nested
    class WhenAGroupIsTooLargeToBeReadAtOnce {

        @Test
        void itOpensIntoItsFoldersWithTheirCounts() {
            models("warehouse/billing", "bil_", 900);
            models("warehouse/risk", "ris_", 952);
            models("web", "web_", 100);

            assertThat(labels(drawn(manifest()))).containsExactly("web 100", "warehouse 1852");
            assertThat(labels(drawn(manifest(), "warehouse"))).containsExactly("web 100", "billing 900", "risk 952");
        }

        @Test
        void oneWithoutFoldersOpensIntoWhatItsNamesBeginWith() {
            models("warehouse", "stg_a", 400);
            models("warehouse", "stg_b", 300);
            models("warehouse", "fct_", 350);
            models("web", "web_", 1);

            assertThat(labels(drawn(manifest(), "warehouse"))).containsExactly("fct_* 350", "stg_* 700");
        }

        @Test
        void whatHasNeitherFoldersNorWordsOpensIntoStretchesOfTheAlphabet() {
            models("warehouse", "m", 1852);
            models("web", "web_", 1);
            var picture = drawn(manifest(), "warehouse");

            assertThat(labels(picture))
                    .hasSize(19)
                    .startsWith("m0000 – m0099 100")
                    .endsWith("m1800 – m1851 52");
        }

        @Test
        void modelsBesideFoldersAreAPartOfTheirOwn() {
            models("warehouse", "top_", 200);
            models("warehouse/risk", "ris_", 200);
            models("web", "web_", 300);

            assertThat(labels(drawn(manifest(), "warehouse")))
                    .containsExactly("web 300", "(no folder) 200", "risk 200");
        }

        @Test
        void aPartIsOpenedInItsTurnAndItsAssetsAreDrawn() {
            models("warehouse/billing", "bil_", 200);
            models("warehouse/risk", "ris_", 500);
            var picture = drawn(manifest(), "warehouse", "warehouse/billing");

            assertThat(labels(picture)).containsExactly("risk 500");
            assertThat(picture.nodes()).hasSize(201);
            assertThat(picture.hidden()).isEqualTo(500);
        }

        @Test
        void whatIsAllInOneGroupOpensItByItself() {
            models("warehouse/billing", "bil_", 400);
            models("warehouse/risk", "ris_", 500);

            assertThat(labels(drawn(manifest()))).containsExactly("billing 400", "risk 500");
        }

        @Test
        void anAssetIsShownByOpeningWhateverHoldsIt() {
            models("warehouse/billing/stage", "bil_", 150);
            models("warehouse/billing/core", "cor_", 250);
            models("warehouse/risk", "ris_", 952);
            models("web", "web_", 100);
            var picture = drawn(manifest(), "model.shop.bil_0007");

            assertThat(picture.nodes()).anyMatch(it -> it.id().equals("model.shop.bil_0007"));
            assertThat(labels(picture)).containsExactly("web 100", "core 250", "risk 952");
        }

        @Test
        void everyAssetIsInThePictureOnceWhateverIsOpen() {
            models("warehouse/billing/stage", "stg_", 700);
            models("warehouse/billing", "m", 420);
            models("warehouse/risk", "ris_a", 310);
            models("warehouse/risk", "ris_b", 1);
            models("web", "web_", 310);

            assertThat(openAll(manifest())).isBetween(10, 60);
        }
    }

    @Nested
    class BetweenGroups {

        private List<String> drawnEdges(Picture picture) {
            return picture.edges().stream()
                    .filter(it -> !it.quiet())
                    .map(it -> name(picture, it.from()) + " > " + name(picture, it.to()) + " " + it.count())
                    .toList();
        }

        private String name(Picture picture, int at) {
            int nodes = picture.nodes().size();
            return at < nodes
                    ? picture.nodes().get(at).label()
                    : "[" + picture.frames().get(at - nodes).label() + "]";
        }

        private void hangs(String child, String parent, int many) {
            IntStream.range(0, many)
                    .forEach(it -> parents.put("%s%04d".formatted(child, it), "%s%04d".formatted(parent, it)));
        }

        @Test
        void onlyTheStreamIsDrawnWithoutTheFewAgainstItAndWithoutWhatShortensAWay() {
            models("web", "web_", 300);
            models("risk", "ris_", 300);
            models("board", "boa_", 300);
            hangs("ris_", "web_", 200);
            hangs("boa_", "ris_", 100);
            parents.put("boa_0200", "web_0001");
            parents.put("web_0200", "boa_0250");
            var picture = drawn(manifest());

            assertThat(drawnEdges(picture)).containsExactlyInAnyOrder("web > risk 200", "risk > board 100");
            assertThat(picture.edges()).hasSize(4);
        }

        @Test
        void anEdgeOutOfAFrameEndsAtTheFrameAndIsThereToBeLit() {
            models("web", "web_", 300);
            models("risk", "ris_", 400);
            hangs("ris_", "web_", 2);
            var picture = drawn(manifest(), "shop.web");

            assertThat(drawnEdges(picture)).containsExactly("[web] > risk 2");
            assertThat(picture.edges().stream().filter(Picture.Bundle::quiet))
                    .extracting(it -> name(picture, it.from()))
                    .containsExactlyInAnyOrder("web_0000", "web_0001");
        }

        @Test
        void whatAFrameHoldsStandsInItAndStaysAsItWasWhenAnotherIsOpened() {
            models("web", "web_", 40);
            models("risk", "ris_", 50);
            models("board", "boa_", 700);
            hangs("ris_", "web_", 40);
            hangs("boa_", "ris_", 50);
            var manifest = manifest();
            var one = drawn(manifest, "shop.web");
            var both = drawn(manifest, "shop.web", "shop.risk");

            assertThat(inFrame(one, "shop.web")).hasSize(40).isEqualTo(inFrame(both, "shop.web"));
            assertThat(inFrame(both, "shop.risk")).hasSize(50);
        }

        /** Where the nodes of a frame stand, from its corner. */
        private List<String> inFrame(Picture picture, String group) {
            var plan = Plan.of(picture, new ElkGraphLayout());
            int frame =
                    picture.frames().stream().map(Picture.Frame::group).toList().indexOf(group);
            var room = plan.frames().get(frame);
            return IntStream.range(0, picture.nodes().size())
                    .filter(it -> picture.nodes().get(it).within() == frame)
                    .mapToObj(it -> {
                        double x = plan.spots().get(it).x() - room.x();
                        double y = plan.spots().get(it).y() - room.y();
                        assertThat(x)
                                .isBetween(
                                        0.0,
                                        room.width() - picture.nodes().get(it).width());
                        assertThat(y).isBetween(0.0, room.height() - Picture.height());
                        return "%s %.1f %.1f".formatted(picture.nodes().get(it).id(), x, y);
                    })
                    .toList();
        }
    }

    @Nested
    class AboveAndBelow {

        @Test
        void theLineOfAnAssetPassesThroughCollapsedGroupsAndThereOnlyThroughWhatItHangsOn() {
            models("warehouse", "mid_", 700);
            models("stage", "stg_", 2);
            models("board", "top_", 2);
            parents.put("mid_0000", "stg_0000");
            parents.put("mid_0001", "stg_0001");
            parents.put("top_0000", "mid_0000");
            parents.put("top_0001", "mid_0001");
            var manifest = manifest();
            var picture = drawn(manifest, "shop.stage", "shop.board");

            assertThat(manifest.uniqueIds(picture.line(manifest, "model.shop.stg_0000")))
                    .containsExactlyInAnyOrder("model.shop.stg_0000", "model.shop.mid_0000", "model.shop.top_0000");
            assertThat(picture.line(manifest, "group:warehouse").cardinality()).isEqualTo(704);
            assertThat(picture.line(manifest, "model.shop.gone").isEmpty()).isTrue();
        }
    }
}
