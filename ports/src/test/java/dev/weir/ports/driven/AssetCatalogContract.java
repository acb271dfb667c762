package dev.weir.ports.driven;

import static dev.weir.domain.run.ManifestVersion.Standing.ASIDE;
import static dev.weir.domain.run.ManifestVersion.Standing.PRODUCTION;
import static dev.weir.ports.driven.Sightings.FARM;
import static dev.weir.ports.driven.Sightings.NOON;
import static dev.weir.ports.driven.Sightings.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.run.ManifestVersion;
import dev.weir.domain.run.RunId;
import dev.weir.domain.value.Slice;
import dev.weir.ports.driven.AssetCatalog.Parts;
import dev.weir.ports.driven.AssetCatalog.Step;
import dev.weir.ports.driven.AssetCatalog.Traced;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every catalog must keep. Texts are written the way dbt writes them, so that they may be compared as texts. */
public abstract class AssetCatalogContract {

    @TempDir
    private Path folder;

    private AssetCatalog catalog;

    /** A new and empty store. */
    protected abstract StoragePorts storage();

    @BeforeEach
    void open() {
        catalog = storage().catalog();
    }

    @Test
    void anEmptyCatalogHasNoVersion() {
        assertThat(catalog.current(SHOP)).isEmpty();
        assertThat(catalog.version(SHOP, hash(1))).isEmpty();
        assertThat(catalog.versions(SHOP, Slice.Request.FIRST).items()).isEmpty();
        assertThat(catalog.fetch(SHOP, hash(1), folder.resolve("none.json"))).isFalse();
        assertThat(folder.resolve("none.json")).doesNotExist();
    }

    @Test
    void aVersionIsFetchedAsItWasKeptZippedOrNot() throws IOException {
        catalog.keep(SHOP, version(1, NOON), PRODUCTION, "print", file(manifest(300, 1)));
        catalog.keep(SHOP, version(2, NOON), PRODUCTION, "print", zipped(manifest(300, 2)));

        assertThat(fetched(1)).isEqualTo(manifest(300, 1));
        assertThat(fetched(2)).isEqualTo(manifest(300, 2));
    }

    @Test
    void aLeanOrUnusualTextIsFetchedAsItWasKept() throws IOException {
        var texts = new String[] {
            "{}",
            "{\"nodes\":{}}",
            "{\"metadata\":{\"a\":[1,2.50,-3e5,null,true]},\"nodes\":{\"a\":null,\"b\":[],\"c\":\"x\",\"d\":7},\"odd\":[{}],\"n\":null}",
            "{\"nodes\":{\"é\\\"\\\\\\n\":{\"name\":\"字\\u0007\",\"deep\":" + "[".repeat(400) + "]".repeat(400) + "}}}",
        };
        for (var number = 0; number < texts.length; number++) {
            catalog.keep(SHOP, version(number, NOON), PRODUCTION, "print", file(texts[number]));
            assertThat(fetched(number)).isEqualTo(texts[number]);
        }
    }

    @Test
    void theNewestProductionVersionByItsTimeIsCurrent() throws IOException {
        catalog.keep(SHOP, version(2, NOON.plusSeconds(2)), PRODUCTION, "print", file(manifest(3, 2)));
        catalog.keep(SHOP, version(3, NOON.plusSeconds(3)), ASIDE, "print", file(manifest(3, 3)));
        catalog.keep(SHOP, version(1, NOON.plusSeconds(1)), PRODUCTION, "print", file(manifest(3, 1)));

        assertThat(catalog.current(SHOP)).contains(version(2, NOON.plusSeconds(2)));
        assertThat(catalog.current(FARM)).isEmpty();
        assertThat(catalog.versions(SHOP, Slice.Request.FIRST).items())
                .extracting(ManifestVersion::hash)
                .containsExactly(hash(3), hash(2), hash(1));
    }

    @Test
    void aVersionThatComesBackIsCurrentAgain() throws IOException {
        catalog.keep(SHOP, version(1, NOON), PRODUCTION, "print", file(manifest(3, 1)));
        catalog.keep(SHOP, version(2, NOON.plusSeconds(2)), PRODUCTION, "print", file(manifest(3, 2)));
        catalog.keep(SHOP, version(1, NOON.plusSeconds(4)), PRODUCTION, "print", file(manifest(3, 1)));
        catalog.keep(SHOP, version(2, NOON.plusSeconds(1)), PRODUCTION, "print", file(manifest(3, 2)));

        assertThat(catalog.current(SHOP)).contains(version(1, NOON.plusSeconds(4)));
        assertThat(catalog.versions(SHOP, Slice.Request.FIRST).items()).hasSize(2);
    }

    @Test
    void aVersionSeenAsideDoesNotBecomeCurrentUntilProductionHasIt() throws IOException {
        catalog.keep(SHOP, version(1, NOON), PRODUCTION, "print", file(manifest(3, 1)));
        catalog.keep(SHOP, version(2, NOON.plusSeconds(9)), ASIDE, "print", file(manifest(3, 2)));
        catalog.keep(SHOP, version(1, NOON.plusSeconds(20)), ASIDE, "print", file(manifest(3, 1)));
        assertThat(catalog.current(SHOP)).contains(version(1, NOON));

        catalog.keep(SHOP, version(2, NOON.plusSeconds(3)), PRODUCTION, "print", file(manifest(3, 2)));
        assertThat(catalog.current(SHOP)).contains(version(2, NOON.plusSeconds(3)));
    }

    @Test
    void whatAVersionWasMadeFromIsRemembered() throws IOException {
        assertThat(catalog.madeFrom(SHOP, "commit one")).isEmpty();
        catalog.keep(SHOP, version(1, NOON), PRODUCTION, "commit one", file(manifest(3, 1)));
        catalog.keep(SHOP, version(1, NOON), PRODUCTION, "commit two, of the same text", file(manifest(3, 1)));
        catalog.keep(SHOP, version(2, NOON), ASIDE, "commit three", file(manifest(3, 2)));

        assertThat(catalog.madeFrom(SHOP, "commit one")).contains(version(1, NOON));
        assertThat(catalog.madeFrom(SHOP, "commit two, of the same text")).contains(version(1, NOON));
        assertThat(catalog.madeFrom(SHOP, "commit three")).contains(version(2, NOON));
        assertThat(catalog.madeFrom(FARM, "commit one")).isEmpty();
        catalog.keep(SHOP, version(2, NOON), ASIDE, "commit one", file(manifest(3, 2)));
        assertThat(catalog.madeFrom(SHOP, "commit one")).contains(version(2, NOON));
    }

    @Test
    void versionsAreReadPartByPart() throws IOException {
        for (var number = 1; number <= 5; number++) {
            catalog.keep(
                    SHOP, version(number, NOON.plusSeconds(number)), PRODUCTION, "print", file(manifest(2, number)));
        }
        var first = catalog.versions(SHOP, new Slice.Request(3, Optional.empty()));
        var second = catalog.versions(SHOP, new Slice.Request(3, first.next()));
        var hashes = new ArrayList<ManifestHash>();
        first.items().forEach(each -> hashes.add(each.hash()));
        second.items().forEach(each -> hashes.add(each.hash()));

        assertThat(hashes).containsExactly(hash(5), hash(4), hash(3), hash(2), hash(1));
        assertThat(second.next()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalog.versions(SHOP, new Slice.Request(3, Optional.of("x"))));
    }

    @Test
    void whatOneWorkspaceKeepsAnotherDoesNotHave() throws IOException {
        catalog.keep(SHOP, version(1, NOON), PRODUCTION, "print", file(manifest(3, 1)));

        assertThat(catalog.version(FARM, hash(1))).isEmpty();
        assertThat(catalog.fetch(FARM, hash(1), folder.resolve("none.json"))).isFalse();
    }

    @Nested
    class WhenTheTextOfAnEntryIsTraced {

        private static final int VERSIONS = 70;
        private static final Parts PARTS = new Parts("nodes", "model.shop.m7", Set.of("groups"));

        private ManifestVersion kept(int number, ManifestVersion.Standing standing, String text) throws IOException {
            var version = version(number, NOON.plusSeconds(number));
            catalog.keep(SHOP, version, standing, "print", file(text));
            return version;
        }

        @Test
        void theStepOverWhichItChangedIsFoundHoweverLongAgoItWas() throws IOException {
            for (var number = 1; number <= VERSIONS; number++) {
                kept(number, PRODUCTION, grouped(number < 3 ? 1 : 2, number, "{}"));
            }

            assertThat(catalog.trace(SHOP, hash(VERSIONS), PARTS, Set.of()))
                    .isEqualTo(new Traced(
                            VERSIONS - 1,
                            Optional.of(new Step(
                                    version(2, NOON.plusSeconds(2)),
                                    version(3, NOON.plusSeconds(3)),
                                    Set.of("nodes")))));
            assertThat(catalog.trace(SHOP, hash(2), PARTS, Set.of())).isEqualTo(new Traced(2, Optional.empty()));
            assertThat(catalog.trace(SHOP, hash(1), PARTS, Set.of())).isEqualTo(new Traced(1, Optional.empty()));
        }

        @Test
        void fieldsThatStandBesideMayDiffer() throws IOException {
            var one = kept(1, PRODUCTION, fields("1", "[1]", "x"));
            var two = kept(2, PRODUCTION, fields("1", "[1]", "y"));
            kept(3, PRODUCTION, fields("2", "[[1],{}]", "y"));
            kept(4, PRODUCTION, fields("null", "{}", "y"));
            var beside = Set.of("made", "on.made", "nodes.model.shop.m7", "x");

            assertThat(catalog.trace(SHOP, hash(4), PARTS, beside))
                    .isEqualTo(new Traced(4, Optional.of(new Step(one, two, Set.of("nodes")))));
            assertThat(catalog.trace(SHOP, hash(4), PARTS, Set.of("made")).versions())
                    .isEqualTo(2);
        }

        private String fields(String made, String inner, String said) {
            return "{\"nodes\":{\"model.shop.m7\":{\"made\":%s,\"on\":{\"made\":%s,\"said\":\"%s\"},\"in\":[{\"made\":1}]}}}"
                    .formatted(made, inner, said);
        }

        @Test
        void whatWentAndCameBackChangedWhenItCame() throws IOException {
            kept(1, PRODUCTION, grouped(1, 0, "{}"));
            var without = kept(2, PRODUCTION, "{\"nodes\":{\"model.shop.m\":{}},\"groups\":{}}");
            var again = kept(3, PRODUCTION, grouped(1, 1, "{}"));
            kept(4, PRODUCTION, grouped(1, 2, "{}"));

            assertThat(catalog.trace(SHOP, hash(4), PARTS, Set.of()).step())
                    .contains(new Step(without, again, Set.of("nodes")));
            assertThat(catalog.trace(SHOP, hash(2), PARTS, Set.of()).step()).isPresent();
        }

        @Test
        void anEntryOfAFewWordsIsTracedAsOneOfMany() throws IOException {
            var one = kept(1, PRODUCTION, "{\"nodes\":{\"model.shop.m7\":{\"a\":1},\"z\":1}}");
            var two = kept(2, PRODUCTION, "{\"nodes\":{\"model.shop.m7\":{\"a\":2},\"z\":1}}");
            kept(3, PRODUCTION, "{\"nodes\":{\"model.shop.m7\":{\"a\":2},\"z\":2}}");

            assertThat(catalog.trace(SHOP, hash(3), PARTS, Set.of()).step())
                    .contains(new Step(one, two, Set.of("nodes")));
        }

        @Test
        void aSectionThatIsAskedForAsAWholeIsTracedInAllItsEntries() throws IOException {
            var one = kept(1, PRODUCTION, grouped(1, 0, "{}"));
            var two = kept(2, PRODUCTION, grouped(1, 0, "{\"group.shop.a\":{\"name\":\"a\"}}"));
            var three = kept(3, PRODUCTION, grouped(2, 0, "{\"group.shop.a\":{\"name\":\"b\"}}"));
            kept(4, PRODUCTION, grouped(2, 1, "{\"group.shop.a\":{\"name\":\"b\"}}"));

            assertThat(catalog.trace(SHOP, hash(4), PARTS, Set.of()).step())
                    .contains(new Step(two, three, Set.of("groups", "nodes")));
            assertThat(catalog.trace(SHOP, hash(2), PARTS, Set.of()).step())
                    .contains(new Step(one, two, Set.of("groups")));
        }

        @Test
        void aVersionThatStandsAsideIsNoStep() throws IOException {
            kept(1, PRODUCTION, grouped(1, 0, "{}"));
            kept(2, ASIDE, grouped(2, 0, "{}"));
            kept(3, PRODUCTION, grouped(1, 1, "{}"));

            assertThat(catalog.trace(SHOP, hash(3), PARTS, Set.of())).isEqualTo(new Traced(2, Optional.empty()));
            assertThat(catalog.trace(SHOP, hash(2), PARTS, Set.of())).isEqualTo(new Traced(0, Optional.empty()));
            assertThat(catalog.trace(SHOP, hash(9), PARTS, Set.of())).isEqualTo(new Traced(0, Optional.empty()));
            assertThat(catalog.trace(FARM, hash(3), PARTS, Set.of())).isEqualTo(new Traced(0, Optional.empty()));
        }

        @Test
        void partsAreFetchedWithoutTheRest() throws IOException {
            kept(1, PRODUCTION, grouped(1, 2, "{\"group.shop.a\":{\"name\":\"a\"}}"));
            var into = folder.resolve("parts.json");

            assertThat(catalog.fetch(SHOP, hash(1), PARTS, into)).isTrue();
            assertThat(into)
                    .content()
                    .isEqualTo(
                            "{\"metadata\":{\"project_name\":\"shop\"},\"nodes\":{\"model.shop.m7\":%s},\"macros\":{},\"groups\":{\"group.shop.a\":{\"name\":\"a\"}},\"odd\":[1]}"
                                    .formatted(node(7, 1)));
            assertThat(catalog.fetch(SHOP, hash(1), new Parts("sources", "s", Set.of()), into))
                    .isTrue();
            assertThat(into).content().contains("\"nodes\":{}");
            assertThat(catalog.fetch(SHOP, hash(2), PARTS, folder.resolve("none.json")))
                    .isFalse();
        }

        /** 300 nodes, of which the seventh is of version {@code seventh} and the ninth of {@code ninth}. */
        private String grouped(int seventh, int ninth, String groups) {
            var nodes = IntStream.range(0, 300)
                    .mapToObj(number -> "\"model.shop.m%d\":%s"
                            .formatted(number, node(number, number == 7 ? seventh : number == 9 ? ninth : 0)))
                    .collect(Collectors.joining(","));
            return "{\"metadata\":{\"project_name\":\"shop\"},\"nodes\":{%s},\"macros\":{\"macro.shop.m\":{\"macro_sql\":\"%d\"}},\"groups\":%s,\"odd\":[1]}"
                    .formatted(nodes, ninth, groups);
        }

        private String node(int number, int version) {
            return "{\"name\":\"m%d\",\"raw_code\":\"select %s from t%d\"}"
                    .formatted(number, "col, ".repeat(50), version);
        }
    }

    private String fetched(int number) throws IOException {
        var into = folder.resolve("fetched-%d.json".formatted(number));
        assertThat(catalog.fetch(SHOP, hash(number), into)).isTrue();
        return Files.readString(into);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "manifest", ".json"), text);
    }

    private Path zipped(String text) throws IOException {
        var file = Files.createTempFile(folder, "manifest", ".json.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static ManifestHash hash(int number) {
        return new ManifestHash("%064x".formatted(number));
    }

    private static ManifestVersion version(int number, Instant generated) {
        return new ManifestVersion(
                hash(number),
                Optional.of(new RunId(70_403_110_000_042L)),
                number % 2 == 0 ? Optional.of(4) : Optional.empty(),
                Optional.of("c0ffee"),
                number % 2 == 0 ? Optional.empty() : Optional.of("1.10.2"),
                generated,
                NOON,
                number);
    }

    private static String manifest(int nodes, int change) {
        var text = new StringBuilder("{\"metadata\":{\"project_name\":\"shop\"},\"nodes\":{");
        for (var node = 0; node < nodes; node++) {
            text.append(node == 0 ? "" : ",")
                    .append(
                            "\"model.shop.m%d\":{\"name\":\"m%d\",\"raw_code\":\"select %s from t\",\"tags\":[\"a\",\"é\"],\"x\":%d.50}"
                                    .formatted(node, node, "col, ".repeat(40), node == 7 ? change : 0));
        }
        text.append("},\"parent_map\":{");
        for (var node = 0; node < nodes; node++) {
            text.append(node == 0 ? "" : ",").append("\"model.shop.m%d\":[\"source.shop.s.t\"]".formatted(node));
        }
        return text.append("},\"disabled\":{}}").toString();
    }
}
