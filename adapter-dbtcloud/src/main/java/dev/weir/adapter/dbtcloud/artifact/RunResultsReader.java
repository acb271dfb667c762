package dev.weir.adapter.dbtcloud.artifact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.domain.run.RunResults;
import dev.weir.domain.value.Loss;
import dev.weir.domain.value.Tree;
import dev.weir.ports.driven.ArtifactException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code run_results.json} of any version, row by row. A row that cannot be read is counted, and its neighbours stand. */
final class RunResultsReader {

    private static final Set<String> ROW = Set.of(
            "status",
            "timing",
            "thread_id",
            "execution_time",
            "adapter_response",
            "message",
            "failures",
            "unique_id",
            "compiled",
            "compiled_code",
            "relation_name",
            "batch_results",
            "overload_results",
            "static_analysis_off_reason",
            // Before version 4 a row held the whole node and these.
            "node",
            "error",
            "fail",
            "warn",
            "skip");

    private static final Set<String> BATCHES = Set.of("successful", "failed");

    private final Loss.Tally losses = new Loss.Tally();
    private final LinkedHashMap<String, Tree> top = new LinkedHashMap<>();
    private final List<RunResults.Row> rows = new ArrayList<>();

    private RunResultsReader() {}

    /** Throws {@link ArtifactException} when the file is cut off or no JSON object: half a file is none. */
    static RunResults read(Path file) {
        var reader = new RunResultsReader();
        ArtifactText.read(file, reader::key);
        var fields = ArtifactText.top(Tree.fields(reader.top), reader.losses);
        var metadata = new LenientFields(
                fields.missing("metadata", "results", "args").map("metadata"), "metadata", reader.losses);
        return new RunResults(ArtifactText.invocation(metadata, fields), reader.rows, reader.losses.losses());
    }

    private void key(String key, JsonParser json) throws IOException {
        switch (key) {
            case "metadata", "args", "elapsed_time" ->
                top.put(key, TreeReader.withoutPlaces().read(json));
            case "results" -> results(json);
            default -> {
                losses.count("unknown field " + key, key);
                json.skipChildren();
            }
        }
    }

    private void results(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            var found = TreeReader.withoutPlaces().read(json);
            top.put("results", found);
            losses.count("results is %s, not a list".formatted(found.kind()), Texts.of(found));
            return;
        }
        top.put("results", Tree.items(List.of()));
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (TreeReader.withoutPlaces().read(json) instanceof Tree.Fields fields) {
                row(new LenientFields(fields, "results[]", losses).knowing(ROW)).ifPresent(rows::add);
            } else {
                losses.count("a row of results is not a map", "row " + rows.size());
            }
        }
    }

    private Optional<RunResults.Row> row(LenientFields row) {
        var uniqueId = row.text("unique_id").or(() -> nested(row, "node", "unique_id"));
        if (uniqueId.isEmpty()) {
            losses.count("a row of results without unique_id", Texts.of(row.fields()));
            return Optional.empty();
        }
        row.missing("status", "timing", "thread_id", "execution_time");
        var status = row.text("status");
        return Optional.of(new RunResults.Row(
                uniqueId.get(),
                status.orElse(""),
                ArtifactText.phases(row),
                row.text("thread_id"),
                row.number("execution_time"),
                row.message("message"),
                row.whole("failures"),
                row.map("adapter_response"),
                row.text("relation_name"),
                row.text("compiled_code").or(() -> row.text("compiled_sql")),
                batches(row)));
    }

    private static Optional<String> nested(LenientFields row, String key, String inner) {
        return new LenientFields(row.map(key), row.at() + "." + key, row.losses()).text(inner);
    }

    private static Optional<RunResults.Batches> batches(LenientFields row) {
        var given = row.map("batch_results");
        if (given.values().isEmpty()) {
            return Optional.empty();
        }
        var batches = new LenientFields(given, "results[].batch_results", row.losses()).knowing(BATCHES);
        return Optional.of(new RunResults.Batches(
                batches.list("successful").size(), batches.list("failed").size()));
    }
}
