package dev.weir.adapter.dbtcloud.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.asset.Node;
import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.asset.Section;
import dev.weir.domain.asset.Trait;
import dev.weir.domain.fault.Fault;
import dev.weir.domain.value.Loss;
import dev.weir.domain.value.Tree;
import dev.weir.ports.driven.ArtifactException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {

    private static final Path GOLDENS = Path.of("src/test/resources/goldens/selection");

    @TempDir
    private Path folder;

    private ManifestFile written(String json) throws IOException {
        var file = folder.resolve("manifest.json");
        Files.writeString(file, json);
        return new ArtifactFiles().manifest(file);
    }

    private static ManifestFile orchard() {
        return new ArtifactFiles().manifest(GOLDENS.resolve("orchard/manifest.json.gz"));
    }

    @Test
    void everyEntryOfEverySectionBecomesANode() {
        try (var file = orchard()) {
            var manifest = file.manifest();
            assertThat(manifest.size()).isEqualTo(153 + 12 + 4 + 5 + 2 + 2 + 6 + 1);
            assertThat(manifest.nodes().filter(it -> it.section() == Section.METRICS))
                    .hasSize(5);
            assertThat(manifest.metadata().dbtVersion()).contains("1.12.6");
            assertThat(manifest.selectors().values()).hasSize(62);
            assertThat(manifest.groups()).extracting(Manifest.Group::name).contains("ops-team");
            assertThat(manifest.disabled())
                    .contains("model.orchard.disabled_model")
                    .hasSize(7);
            assertThat(manifest.losses()).isEmpty();
        }
    }

    @Test
    void aNodeSaysWhatSelectionAsks() {
        try (var file = orchard()) {
            var node = file.manifest().node("model.orchard.forecast");
            assertThat(node.type()).isEqualTo(ResourceType.MODEL);
            assertThat(node.fqn()).containsExactly("orchard", "marts", "ml", "forecast");
            assertThat(node.tags()).containsExactly("marts", "ml", "python", "slow");
            assertThat(node.text(Attribute.PATCH_PATH)).contains("orchard://models/marts/ml/_ml.yml");
            assertThat(node.materialized()).contains("table");
            assertThat(node.parents().map(Node::uniqueId)).containsExactly("model.orchard.features");
            assertThat(file.manifest().node("source.orchard.shop.customers").is(Trait.HAS_FRESHNESS))
                    .isTrue();
        }
    }

    @Test
    void aBodyIsReadByPositionFromAGzippedFile() {
        try (var file = orchard()) {
            var manifest = file.manifest();
            for (int node = 0; node < manifest.size(); node += 7) {
                assertThat(file.bodies().body(node).at("unique_id")).contains(Tree.text(manifest.uniqueId(node)));
            }
        }
    }

    @Test
    void onePassTellsTheBodiesOfSomeNodesAsTheyAreReadOneByOne() {
        try (var file = orchard()) {
            var some = new BitSet();
            for (int node = 0; node < file.manifest().size(); node += 3) {
                some.set(node);
            }
            var told = new TreeMap<Integer, Tree.Fields>();
            file.bodies().each(some, Set.of(), (body, node) -> told.put(node, body));
            assertThat(told.keySet())
                    .containsExactlyElementsOf(some.stream().boxed().toList());
            told.forEach(
                    (node, body) -> assertThat(body).isEqualTo(file.bodies().body(node)));
        }
    }

    @Test
    void fieldsThatWereTakenAlongAreThoseThatAnotherPassTells() {
        var fields = Set.of("description", "columns{}.data_type", "columns{}.tags", "raw_code", "checksum");
        try (var file = new ArtifactFiles().manifest(GOLDENS.resolve("orchard/manifest.json.gz"), fields)) {
            var taken = told(file, fields);
            assertThat(taken)
                    .hasEntrySatisfying(
                            forecast(file),
                            body -> assertThat(body.values())
                                    .containsOnlyKeys("checksum", "columns", "description", "raw_code"));
            assertThat(told(file, fields)).isEqualTo(taken);
        }
    }

    @Test
    void ofFieldsThatTheHotTierReadsItselfAnotherPassTells() {
        var fields = Set.of("description", "meta");
        try (var file = new ArtifactFiles().manifest(GOLDENS.resolve("orchard/manifest.json.gz"), fields)) {
            var told = told(file, fields);
            assertThat(told).hasSize(file.manifest().size());
            told.forEach((node, body) -> assertThat(body.at("meta"))
                    .isEqualTo(file.bodies().body(node).at("meta")));
        }
    }

    @Test
    void ofFieldsThatWereNotTakenAlongAnotherPassTells() {
        try (var file =
                new ArtifactFiles().manifest(GOLDENS.resolve("orchard/manifest.json.gz"), Set.of("description"))) {
            int node = forecast(file);
            assertThat(told(file, Set.of("description", "raw_code")))
                    .hasEntrySatisfying(
                            node, body -> assertThat(body.values()).containsOnlyKeys("description", "raw_code"));
            assertThat(told(file, Set.of())).containsEntry(node, file.bodies().body(node));
        }
    }

    private static int forecast(ManifestFile file) {
        return file.manifest().node("model.orchard.forecast").index();
    }

    private static SortedMap<Integer, Tree.Fields> told(ManifestFile file, Set<String> fields) {
        var all = new BitSet();
        all.set(0, file.manifest().size());
        var told = new TreeMap<Integer, Tree.Fields>();
        file.bodies().each(all, fields, (body, node) -> told.put(node, body));
        return told;
    }

    @Test
    void onePassTellsTheFieldsOfASection() {
        try (var file = orchard()) {
            var macros = new ArrayList<String>();
            file.bodies().each("macros", Set.of("macro_sql"), (id, body) -> {
                assertThat(body.values()).containsOnlyKeys("macro_sql");
                macros.add(id);
            });
            assertThat(macros).hasSize(521);
            assertThat(file.bodies().entry("groups", "group.orchard.finance")).isPresent();
            assertThat(file.bodies().entry("groups", "group.orchard.none")).isEmpty();
        }
    }

    @Test
    void aGraphOfFiveThousandNodesTakesUnderAHundredBytesANode() {
        try (var file = new ArtifactFiles().manifest(GOLDENS.resolve("scale-5k/manifest.json.gz"))) {
            assertThat(file.manifest().bytes() / file.manifest().size()).isLessThan(100);
        }
    }

    private static List<String> lost(Manifest manifest) {
        return manifest.losses().stream().map(Loss::kind).toList();
    }

    @Nested
    class WhatIsStrangeButTolerated {

        @Test
        void aByteOrderMarkAndDoubleIds() throws IOException {
            try (var file = written(
                    "\uFEFF{\"nodes\": {\"model.a.b\": {\"name\": \"x\"}, \"model.a.b\": {\"name\": \"b\"}}} ")) {
                assertThat(file.manifest().node(0).name()).isEqualTo("b");
                assertThat(file.bodies().body(0).at("name")).contains(Tree.text("b"));
                var first = new BitSet();
                first.set(0);
                file.bodies()
                        .each(
                                first,
                                Set.of("name"),
                                (body, _) -> assertThat(body.at("name")).contains(Tree.text("b")));
                assertThat(lost(file.manifest())).contains("a unique id that is there twice; the later one is taken");
            }
        }

        @Test
        void anEntryThatComesTwiceTakesNobodyElsesConfigAlong() throws IOException {
            String table = "{\"enabled\": true, \"materialized\": \"table\", \"tags\": []}";
            String view = "{\"enabled\": false, \"materialized\": \"view\", \"tags\": []}";
            try (var file = written("""
                    {"nodes": {"model.a.b": {"config": %1$s}, "model.a.c": {"config": %2$s},
                               "model.a.b": {"config": %2$s}, "model.a.d": {"config": %1$s}}}""".formatted(table, view))) {
                assertThat(file.manifest().node("model.a.b").materialized()).contains("view");
                assertThat(file.manifest().node("model.a.d").materialized()).contains("table");
                assertThat(file.manifest().node("model.a.b").is(Trait.DISABLED)).isTrue();
                assertThat(file.manifest().node("model.a.d").is(Trait.DISABLED)).isFalse();
            }
        }

        @Test
        void whatIsOddInAConfigIsCountedForEachNodeThatHasIt() throws IOException {
            String odd = "{\"config\": {\"enabled\": true, \"materialized\": 7}}";
            try (var file = written(
                    "{\"nodes\": {\"model.a.b\": %1$s, \"model.a.c\": %1$s, \"model.a.d\": %1$s}}".formatted(odd))) {
                assertThat(file.manifest().losses())
                        .filteredOn(it -> it.kind().startsWith("config.materialized"))
                        .extracting(Loss::count)
                        .containsExactly(3);
            }
        }

        /** Each is compared with the one before, by its bytes, and some of them begin alike. */
        @Test
        void valuesOfNeighboursAreToldApart() throws IOException {
            var values = List.of(
                    "\"a\"",
                    "\"a\"",
                    "\"a\"",
                    "\"ab\"",
                    "1",
                    "1",
                    "12",
                    "1",
                    "null",
                    "null",
                    "\"n\"",
                    "\"a\\u0062\"",
                    "\"ab\"",
                    "\"\"",
                    "\"\"",
                    "\"a\"");
            var nodes = new StringJoiner(", ", "{\"nodes\": {", "}}");
            for (int at = 0; at < values.size(); at++) {
                String value = values.get(at);
                nodes.add("\"model.p.m%02d\": {\"x\": %s, \"schema\": %s, \"y\": {\"z\": %s}, \"version\": %s}"
                        .formatted(at, value, value, value, value));
            }
            try (var file = written(nodes.toString())) {
                for (int at = 0; at < values.size(); at++) {
                    var said = values.get(at)
                            .replace("\"", "")
                            .replace("\\u0062", "b")
                            .replace("null", "");
                    var node = file.manifest().node("model.p.m%02d".formatted(at));
                    assertThat(node.text(Attribute.SCHEMA))
                            .isEqualTo(Optional.of(said).filter(it -> !it.isEmpty()));
                    assertThat(node.version().isPresent()).isEqualTo(!said.isEmpty());
                }
            }
        }

        @Test
        void edgesToNowhereToItselfAndTwice() throws IOException {
            try (var file = written("""
                    {"nodes": {"model.a.b": {"depends_on": {"nodes": ["model.a.b", "model.z.z", "model.a.c", "model.a.c"]}},
                               "model.a.c": {"depends_on": {"nodes": ["model.a.b"]}}, "model.a.d": null}}""")) {
                var manifest = file.manifest();
                assertThat(manifest.node("model.a.b").parents().map(Node::uniqueId))
                        .containsExactly("model.a.c");
                assertThat(manifest.dangling()).containsExactly(new Manifest.Dangling(0, "model.z.z"));
                assertThat(manifest.graph().unorderable()).containsExactly(0, 1);
                assertThat(lost(manifest))
                        .contains(
                                "an edge to a node that the file does not have",
                                "an entry of nodes that is no map and is left out");
            }
        }

        @Test
        void parentsFromTheMapWhenANodeTellsNone() throws IOException {
            try (var file = written("""
                    {"parent_map": {"model.a.b": ["model.a.c"]}, "nodes": {"model.a.b": {}, "model.a.c": {}}, "disabled": null}""")) {
                assertThat(file.manifest().node("model.a.b").parents()).hasSize(1);
                assertThat(file.manifest().node("model.a.b").type()).isEqualTo(ResourceType.MODEL);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "1.5", "{}", "\"\""})
        void typesFromTheIdWhereTheNodeHasNoWordForIt(String type) throws IOException {
            try (var file = written("{\"nodes\": {\"seed.a.b\": {\"resource_type\": %s}}}".formatted(type))) {
                assertThat(file.manifest().node("seed.a.b").type()).isEqualTo(ResourceType.SEED);
                assertThat(lost(file.manifest())).contains("an entry of nodes without resource_type");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "\"model.a.d\"", "{}", "7"})
        void parentsFromTheMapWhenTheListOfThemIsNone(String nodes) throws IOException {
            try (var file = written("""
                    {"nodes": {"model.a.b": {"depends_on": {"macros": [], "nodes": %s}}, "model.a.c": {}}, "disabled": null,
                     "parent_map": {"model.a.b": ["model.a.c"], "model.a.c": []}}""".formatted(nodes))) {
                assertThat(file.manifest().node("model.a.b").parents()).hasSize(1);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"[{\"unique_id\": \"model.a.x\"}]", "{\"model.a.x\": [{}]}"})
        void disabledAsListOrMap(String disabled) throws IOException {
            try (var file = written("{\"nodes\": {}, \"disabled\": %s}".formatted(disabled))) {
                assertThat(file.manifest().disabled()).containsExactly("model.a.x");
            }
        }

        @Test
        void tagsAsOneTextNumbersThatAreNoneAndUnknownTypes() throws IOException {
            try (var file = written("""
                    {"nodes": {"gizmo.a.b": {"resource_type": "gizmo", "tags": "one", "config": {"meta": {"x": NaN}}}}}""")) {
                var node = file.manifest().node(0);
                assertThat(node.tags()).containsExactly("one");
                assertThat(node.type()).isEqualTo(ResourceType.UNKNOWN);
                assertThat(node.typeWord()).isEqualTo("gizmo");
            }
        }
    }

    @Nested
    class WhatIsRefused {

        @Test
        void aFileThatIsNotThere() {
            assertThatThrownBy(() -> new ArtifactFiles().manifest(folder.resolve("none.json")))
                    .isInstanceOfSatisfying(
                            ArtifactException.class,
                            it -> assertThat(it.fault()).isInstanceOf(Fault.Missing.class));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "[]",
                    "{\"nodes\": {\"model.a.b\": {",
                    "{\"nodes\": {\"model.a.b\": {\"name\": \"abc",
                    "<html>",
                    "{\"results\": [], \"elapsed_time\": 1}"
                })
        void aFileThatIsNoManifest(String text) {
            assertThatThrownBy(() -> written(text))
                    .isInstanceOfSatisfying(
                            ArtifactException.class,
                            it -> assertThat(it.fault()).isInstanceOf(Fault.Malformed.class))
                    .hasMessageContaining("manifest.json");
        }

        @Test
        void gzipDataThatEndTooEarly() throws IOException {
            var whole = Files.readAllBytes(GOLDENS.resolve("ladder/manifest.json.gz"));
            for (int length : List.of(3, 100, whole.length / 2, whole.length - 9)) {
                var file = folder.resolve("cut.json.gz");
                Files.write(file, Arrays.copyOf(whole, length));
                assertThatThrownBy(() -> new ArtifactFiles().manifest(file))
                        .isInstanceOf(ArtifactException.class)
                        .hasMessageContaining("cut");
            }
        }

        @Test
        void plainTextCutAnywhere() throws IOException {
            byte[] whole;
            try (var in = new GZIPInputStream(Files.newInputStream(GOLDENS.resolve("ladder/manifest.json.gz")))) {
                whole = in.readAllBytes();
            }
            for (int length = 1; length < whole.length; length += 9973) {
                var text = new String(whole, 0, length, StandardCharsets.UTF_8);
                assertThatThrownBy(() -> written(text)).isInstanceOf(ArtifactException.class);
            }
        }
    }
}
