package dev.weir.adapter.dbtcloud.sandbox;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One real invocation of dbt: when it went on, what became of each node, and what it printed.
 *
 * @param files those that this invocation wrote itself, and not those left over from an earlier one
 */
record Scenario(String folder, Instant from, Instant to, List<Row> rows, SortedSet<String> files, List<String> log) {

    private static final List<String> KNOWN =
            List.of("manifest.json", "run_results.json", "sources.json", "catalog.json");
    private static final Set<String> BAD = Set.of("error", "fail", "runtime error", "partial success");
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\$ dbt .*\\n");
    private static final Pattern STEP = Pattern.compile("(.*)/step-(\\d+)");

    /** What became of one node; times are null where nothing was begun. */
    record Row(
            String node,
            String status,
            @Nullable Instant started,
            @Nullable Instant completed,
            double seconds,
            @Nullable String message,
            long failures) {

        boolean bad() {
            return BAD.contains(status);
        }

        boolean skipped() {
            return status.equals("skipped");
        }
    }

    Scenario {
        rows = List.copyOf(rows);
        log = List.copyOf(log);
    }

    Duration lasted() {
        return Duration.between(from, to);
    }

    static Scenario read(Shelf.Source source, String folder) throws IOException {
        var manifest = metadata(source, folder, "manifest.json");
        var invocation = manifest.text("invocation_id", "");
        var files = new TreeSet<String>();
        var parsed = time(manifest.text("generated_at", ""));
        var from = parsed.minusSeconds(2);
        var to = parsed.plusMillis(500);
        for (var name : KNOWN) {
            if (!source.has(folder, name)) {
                continue;
            }
            var metadata = metadata(source, folder, name);
            if (invocation.equals(metadata.text("invocation_id"))) {
                files.add(name);
                var began = Stamps.read(metadata.text("invocation_started_at", ""));
                if (!name.equals("manifest.json") && began != null && began.isBefore(from)) {
                    from = began;
                }
                var wrote = time(metadata.text("generated_at", ""));
                to = wrote.isAfter(to) ? wrote : to;
            }
        }
        List<Row> rows = files.contains("run_results.json")
                ? rows(source, folder, "run_results.json")
                : files.contains("sources.json") ? rows(source, folder, "sources.json") : List.of();
        return new Scenario(folder, from, to.plusMillis(200), rows, files, log(source, folder));
    }

    private static Instant time(String text) {
        var at = Stamps.read(text);
        if (at == null) {
            throw new IllegalArgumentException("\"%s\" is no time".formatted(text));
        }
        return at;
    }

    private static Doc metadata(Shelf.Source source, String folder, String name) throws IOException {
        try (var in = source.open(folder, name);
                var parser = Json.FACTORY.createParser(in)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var field = parser.currentName();
                parser.nextToken();
                if (field.equals("metadata") && Json.value(parser) instanceof Doc doc) {
                    return doc;
                }
                parser.skipChildren();
            }
            return Doc.of();
        }
    }

    private static List<Row> rows(Shelf.Source source, String folder, String name) throws IOException {
        var rows = new ArrayList<Row>();
        try (var in = source.open(folder, name);
                var parser = Json.FACTORY.createParser(in)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var field = parser.currentName();
                parser.nextToken();
                if (!field.equals("results")) {
                    parser.skipChildren();
                    continue;
                }
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (Json.value(parser) instanceof Doc doc) {
                        rows.add(row(doc));
                    }
                }
            }
        }
        return rows;
    }

    private static Row row(Doc doc) {
        Instant started = null;
        Instant completed = null;
        if (doc.get("timing") instanceof List<?> timing) {
            for (var each : timing) {
                if (each instanceof Doc part && part.text("started_at") != null) {
                    started = started == null ? time(part.text("started_at", "")) : started;
                    completed = Stamps.read(part.text("completed_at", ""));
                }
            }
        }
        var seconds = doc.get("execution_time") instanceof Number number ? number.doubleValue() : 0;
        return new Row(
                doc.text("unique_id", ""),
                doc.text("status", ""),
                started,
                completed,
                seconds,
                doc.text("message"),
                doc.number("failures", 0));
    }

    /** The part of the console's text that belongs to this invocation; a scenario of several commands has one text for all. */
    private static List<String> log(Shelf.Source source, String folder) throws IOException {
        var step = STEP.matcher(folder);
        var where = step.matches() ? step.group(1) : folder;
        var which = step.matches() ? Integer.parseInt(step.group(2)) : 1;
        if (!source.has(where, "log.txt")) {
            return List.of();
        }
        String text;
        try (var in = source.open(where, "log.txt")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        var parts = COMMAND.split(text, -1);
        return which < parts.length ? parts[which].stripTrailing().lines().toList() : List.of();
    }
}
