package dev.weir.ports.driven;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.ports.driven.AssetCatalog.Parts;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A manifest as a text, cut at its maps: by section, then by key; what is no map, and the metadata, stands under a key of our own. */
record ManifestText(Map<String, Map<String, String>> sections) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String WHOLE = "\0whole";

    static ManifestText of(String text) {
        try (var in = JSON.createParser(new StringReader(text))) {
            in.nextToken();
            var sections = new LinkedHashMap<String, Map<String, String>>();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                var name = in.currentName();
                boolean map = in.nextToken() == JsonToken.START_OBJECT && !name.equals("metadata");
                sections.put(name, map ? entries(in, text) : Map.of(WHOLE, value(in, text)));
            }
            return new ManifestText(sections);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Map<String, String> entries(JsonParser in, String text) throws IOException {
        var entries = new LinkedHashMap<String, String>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            var key = in.currentName();
            in.nextToken();
            entries.put(key, value(in, text));
        }
        return entries;
    }

    private static String value(JsonParser in, String text) throws IOException {
        int from = (int) in.currentTokenLocation().getCharOffset();
        in.skipChildren();
        in.finishToken();
        return text.substring(from, (int) in.currentLocation().getCharOffset());
    }

    String only(Parts parts) {
        var all = new StringBuilder();
        sections.forEach((name, entries) -> {
            all.append(all.isEmpty() ? "{" : ",").append('"').append(name).append("\":");
            var whole = entries.get(WHOLE);
            if (whole != null) {
                all.append(whole);
                return;
            }
            var kept = new StringBuilder();
            entries.forEach((key, value) -> {
                if (parts.whole().contains(name)
                        || (parts.section().equals(name) && parts.key().equals(key))) {
                    kept.append(kept.isEmpty() ? "" : ",")
                            .append('"')
                            .append(key)
                            .append("\":")
                            .append(value);
                }
            });
            all.append('{').append(kept).append('}');
        });
        return all.isEmpty() ? "{}" : all.append('}').toString();
    }

    /** {@return the sections in which any of these parts is not as it is there, but for some fields of the entry} */
    Set<String> differences(ManifestText other, Parts parts, Set<String> beside) {
        var differing = new TreeSet<String>();
        for (var section : parts.whole()) {
            if (!Optional.ofNullable(sections.get(section))
                    .equals(Optional.ofNullable(other.sections().get(section)))) {
                differing.add(section);
            }
        }
        if (!entry(parts)
                .map(it -> without(it, beside))
                .equals(other.entry(parts).map(it -> without(it, beside)))) {
            differing.add(parts.section());
        }
        return differing;
    }

    private Optional<String> entry(Parts parts) {
        return Optional.ofNullable(sections.get(parts.section())).map(it -> it.get(parts.key()));
    }

    private static String without(String entry, Set<String> beside) {
        var fields =
                entry.startsWith("{") ? of("{\"_\":" + entry + "}").sections().get("_") : null;
        if (fields == null) {
            return entry;
        }
        var kept = new LinkedHashMap<>(fields);
        kept.keySet().removeAll(beside);
        kept.replaceAll((name, value) -> without(
                value,
                beside.stream()
                        .filter(it -> it.startsWith(name + "."))
                        .map(it -> it.substring(name.length() + 1))
                        .collect(Collectors.toSet())));
        return kept.toString();
    }
}
