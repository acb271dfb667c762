package dev.weir.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The manifest over which the speed of specs was promised: 4,600 nodes in 21 MB as dbt 1.12.6 writes them, the golden {@code scale-5k}. Its
 * hundred seeds ask in their meta for one and the same key, which Dagster refuses; that is taken out.
 */
public final class PromisedManifest {

    /** How many nodes one copy has. */
    public static final int NODES = 4_600;

    private static final String KEY_OF_ALL_SEEDS = "{\"dagster\": {\"asset_key\": [\"seeds\", \"fruit\"]}}";
    private static final Set<String> BY_ID = Set.of("nodes", "sources", "exposures", "parent_map", "child_map");

    /** Its names end in a number of five or six digits that begins with zero. */
    private static final Pattern NUMBER = Pattern.compile("_0(\\d{4,5})(?!\\d)");

    private PromisedManifest() {}

    /** Writes the manifest with so many times its nodes, at most ten, each time under other names, to a new file. */
    public static void write(Path file, int copies) {
        try (var out = Files.newBufferedWriter(file)) {
            write(out, copies);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(BufferedWriter out, int copies) throws IOException {
        var text = text();
        List<Map<String, String>> all = new ArrayList<>();
        for (int copy = 0; copy < copies; copy++) {
            all.add(sections(NUMBER.matcher(text).replaceAll("_" + copy + "$1")));
        }
        var separator = "{";
        for (var section : all.getFirst().entrySet()) {
            out.write("%s\"%s\": ".formatted(separator, section.getKey()));
            if (BY_ID.contains(section.getKey())) {
                for (int copy = 0; copy < copies; copy++) {
                    var entries = all.get(copy).get(section.getKey());
                    out.write(copy == 0 ? "{" : ", ");
                    out.write(entries, 1, entries.length() - 2);
                }
                out.write("}");
            } else {
                out.write(section.getValue());
            }
            separator = ", ";
        }
        out.write("}");
    }

    private static String text() throws IOException {
        var golden = Launcher.path()
                .resolveSibling("adapter-dbtcloud/src/test/resources/goldens/selection/scale-5k/manifest.json.gz");
        try (var in = new GZIPInputStream(Files.newInputStream(golden))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace(KEY_OF_ALL_SEEDS, "{}");
        }
    }

    /** {@return each section as it is written} */
    private static Map<String, String> sections(String text) throws IOException {
        var sections = new LinkedHashMap<String, String>();
        try (var parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                int from = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                sections.put(name, text.substring(from, (int)
                        parser.currentLocation().getCharOffset()));
            }
        }
        return sections;
    }
}
