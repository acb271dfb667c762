package dev.weir.adapter.dbtcloud.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.domain.value.Tree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScannedTreeTest {

    private static final Set<String> WANTED = Set.of("name", "tags", "columns{}.type", "columns{}.note");

    static IntStream seeds() {
        return IntStream.range(0, 80);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void mapsThatAreMuchAlikeAreReadAsAParserReadsThem(int seed) throws IOException {
        var drawn = new DrawnJson(seed);
        var entries = IntStream.range(0, 30).mapToObj(_ -> drawn.entry()).toList();
        var all = String.join(drawn.blank(), entries);
        for (var in : List.of(bytes(all), dripping(all, seed))) {
            var scanner = new ByteScanner(in);
            var trees = new ScannedTree(scanner);
            for (var entry : entries) {
                assertThat(trees.fields(WantedFields.of(WANTED))).as(entry).isEqualTo(wanted(parsed(entry)));
            }
            scanner.finish();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void mapsWhoseRestIsMostlyTheSameAreReadAsAParserReadsThem(int seed) throws IOException {
        var drawn = new DrawnJson(seed);
        var entries = new ArrayList<String>();
        for (int entry = 0; entry < 10; entry++) {
            var map = drawn.entry();
            entries.addAll(List.of(
                    map,
                    map,
                    map.replaceFirst("null|true|1e3", "\"other\""),
                    map.replaceFirst("}$", ", \"more\": []}")));
        }
        var all = String.join(drawn.blank(), entries);
        for (var in : List.of(bytes(all), dripping(all, seed))) {
            var scanner = new ByteScanner(in);
            var trees = new ScannedTree(scanner);
            var rest = new KnownRest(scanner);
            for (var entry : entries) {
                assertThat(trees.map(rest)).as(entry).isEqualTo(parsed(entry));
            }
            scanner.finish();
        }
    }

    @Test
    void whatFollowsOnWhatIsAMapsOwnIsTheSameTreesAsLastTime() throws IOException {
        var scanner = new ByteScanner(
                bytes(
                        "{\"own\": 1, \"type\": \"int\", \"tags\": [1], \"more\": {}}{\"own\": 23, \"type\": \"int\", \"tags\": [1], \"more\": {}}"
                                + "{\"own\": 4, \"type\": \"int\", \"tags\": [5], \"more\": {}}{\"own\": 6, \"type\": \"int\", \"tags\": [5], \"more\": {}}"));
        var trees = new ScannedTree(scanner);
        var rest = new KnownRest(scanner);
        var read = new ArrayList<Tree.Fields>();
        for (int time = 0; time < 4; time++) {
            read.add(trees.map(rest));
        }
        assertThat(read.get(1).at("own")).contains(Tree.number(23));
        assertThat(read.get(1).at("tags").orElseThrow())
                .isSameAs(read.get(0).at("tags").orElseThrow());
        assertThat(read.get(2).at("tags")).contains(Tree.items(List.of(Tree.number(5))));
        assertThat(read.get(3).at("tags").orElseThrow())
                .isSameAs(read.get(2).at("tags").orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void allOfAValueIsReadAsAParserReadsIt(int seed) throws IOException {
        var entry = new DrawnJson(seed).entry();
        assertThat(new ScannedTree(new ByteScanner(dripping(entry, seed))).read())
                .as(entry)
                .isEqualTo(parsed(entry));
    }

    @Test
    void aKeyThatIsTheBeginningOfTheOneBeforeIsAnother() throws IOException {
        var trees = new ScannedTree(
                new ByteScanner(bytes("{\"name\": 1, \"tags\": 2} {\"name\": 3, \"tag\": 4} {\"name\": 5}")));
        var wanted = WantedFields.of(WANTED);
        assertThat(trees.fields(wanted).values()).containsOnlyKeys("name", "tags");
        assertThat(trees.fields(wanted).values()).containsOnlyKeys("name");
        assertThat(trees.fields(wanted).values()).containsOnlyKeys("name");
    }

    @Test
    void aColumnThatSaysWhatItSaidBeforeIsTheSameTree() throws IOException {
        var same = "{\"columns\": {\"id\": {\"type\": \"int\", \"note\": \"n\"}}}";
        var other = "{\"columns\": {\"id\": {\"type\": \"int\", \"note\": \"other\"}}}";
        var trees = new ScannedTree(new ByteScanner(bytes(same + same + other + same)));
        var wanted = WantedFields.of(WANTED);
        var columns = new ArrayList<Tree>();
        for (int time = 0; time < 4; time++) {
            columns.add(((Tree.Fields) trees.fields(wanted).at("columns").orElseThrow())
                    .at("id")
                    .orElseThrow());
        }
        assertThat(columns.get(1)).isSameAs(columns.get(0));
        assertThat(columns.get(2))
                .isEqualTo(((Tree.Fields) parsed(other).at("columns").orElseThrow())
                        .at("id")
                        .orElseThrow());
        assertThat(columns.get(3)).isEqualTo(columns.get(0));
    }

    @Test
    void moreKeysThanAreRememberedAreReadAsWell() throws IOException {
        var map = IntStream.range(0, 1_000)
                .mapToObj("\"key%d\": {}"::formatted)
                .collect(Collectors.joining(", ", "{", ", \"name\": \"last\"}"));
        var trees = new ScannedTree(new ByteScanner(bytes(map + map)));
        for (int time = 0; time < 2; time++) {
            assertThat(trees.fields(WantedFields.of(WANTED)).at("name")).contains(Tree.text("last"));
        }
    }

    @Test
    void aMapThatEndsTooEarlyAfterOneThatDidNotIsRefused() throws IOException {
        var trees = new ScannedTree(new ByteScanner(bytes("{\"name\": 1, \"tags\": 2}{\"name\": 1, \"tags\": ")));
        var wanted = WantedFields.of(WANTED);
        trees.fields(wanted);
        assertThatThrownBy(() -> trees.fields(wanted)).isInstanceOf(IOException.class);
    }

    private static InputStream bytes(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Gives a few bytes at a time, so that everything is cut somewhere. */
    private static InputStream dripping(String json, int seed) {
        var chance = new Random(seed);
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + chance.nextInt(40)));
            }
        };
    }

    private static Tree.Fields parsed(String json) throws IOException {
        try (var parser = JsonFile.parser(bytes(json))) {
            parser.nextToken();
            return TreeReader.withoutPlaces().fields(parser);
        }
    }

    private static Tree.Fields wanted(Tree.Fields all) {
        var kept = new LinkedHashMap<String, Tree>();
        all.values().forEach((name, value) -> {
            if (name.equals("name") || name.equals("tags")) {
                kept.put(name, value);
            } else if (name.equals("columns")) {
                kept.put(name, value instanceof Tree.Fields columns ? ofEach(columns) : value);
            }
        });
        return Tree.fields(kept);
    }

    private static Tree.Fields ofEach(Tree.Fields columns) {
        var kept = new LinkedHashMap<String, Tree>();
        columns.values()
                .forEach((name, column) -> kept.put(name, column instanceof Tree.Fields it ? ofColumn(it) : column));
        return Tree.fields(kept);
    }

    private static Tree.Fields ofColumn(Tree.Fields column) {
        var kept = new LinkedHashMap<>(column.values());
        kept.keySet().retainAll(Set.of("type", "note"));
        return Tree.fields(kept);
    }
}
