package dev.weir.adapter.dbtcloud.artifact;

import com.fasterxml.jackson.core.JsonParser;
import dev.weir.domain.run.FreshnessResults;
import dev.weir.domain.value.Loss;
import dev.weir.domain.value.Tree;
import dev.weir.ports.driven.ArtifactException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code sources.json}. A row that cannot be read is counted, and its neighbours stand. */
final class FreshnessReader {

    private static final Set<String> ROW = Set.of(
            "unique_id",
            "max_loaded_at",
            "snapshotted_at",
            "max_loaded_at_time_ago_in_s",
            "status",
            "criteria",
            "adapter_response",
            "timing",
            "thread_id",
            "execution_time",
            "error",
            "resource_type");

    private static final Set<String> CRITERIA = Set.of("warn_after", "error_after", "filter");
    private static final Set<String> BOUND = Set.of("count", "period");

    private FreshnessReader() {}

    /** Throws {@link ArtifactException} when the file is cut off or no JSON object. */
    static FreshnessResults read(Path file) {
        var losses = new Loss.Tally();
        var values = new LinkedHashMap<String, Tree>();
        ArtifactText.read(file, (key, json) -> key(key, json, values, losses));
        var top = ArtifactText.top(Tree.fields(values), losses);
        var metadata = new LenientFields(top.missing("metadata", "results").map("metadata"), "metadata", losses);
        var rows = top.maps("results").stream()
                .map(row -> row(row.knowing(ROW)))
                .flatMap(Optional::stream)
                .toList();
        return new FreshnessResults(ArtifactText.invocation(metadata, top), rows, losses.losses());
    }

    private static void key(String key, JsonParser json, Map<String, Tree> values, Loss.Tally losses)
            throws IOException {
        switch (key) {
            case "metadata", "elapsed_time", "results" ->
                values.put(key, TreeReader.withoutPlaces().read(json));
            default -> {
                losses.count("unknown field " + key, key);
                json.skipChildren();
            }
        }
    }

    private static Optional<FreshnessResults.Row> row(LenientFields row) {
        var uniqueId = row.text("unique_id");
        if (uniqueId.isEmpty()) {
            row.losses().count("a row of results without unique_id", Texts.of(row.fields()));
            return Optional.empty();
        }
        row.missing("status");
        if (row.text("error").isEmpty()) {
            row.missing(
                    "max_loaded_at",
                    "snapshotted_at",
                    "max_loaded_at_time_ago_in_s",
                    "thread_id",
                    "execution_time",
                    "timing",
                    "criteria");
        }
        return Optional.of(new FreshnessResults.Row(
                uniqueId.get(),
                row.text("status").orElse(""),
                row.time("max_loaded_at"),
                row.time("snapshotted_at"),
                row.number("max_loaded_at_time_ago_in_s"),
                row.text("thread_id"),
                row.number("execution_time"),
                ArtifactText.phases(row),
                row.map("adapter_response"),
                criteria(row),
                row.message("error")));
    }

    private static Optional<FreshnessResults.Criteria> criteria(LenientFields row) {
        var given = row.inner("criteria");
        if (given.fields().values().isEmpty()) {
            return Optional.empty();
        }
        given.knowing(CRITERIA);
        return Optional.of(new FreshnessResults.Criteria(
                bound(given.inner("warn_after")), bound(given.inner("error_after")), given.text("filter")));
    }

    /** dbt writes an age that nobody asked for as a map of nulls. */
    private static Optional<FreshnessResults.Bound> bound(LenientFields given) {
        var count = given.knowing(BOUND).whole("count");
        var period = given.text("period");
        if (count.isPresent() && period.isPresent()) {
            return Optional.of(new FreshnessResults.Bound(count.getAsLong(), period.get()));
        }
        if (count.isPresent() || period.isPresent()) {
            given.missing("count", "period");
        }
        return Optional.empty();
    }
}
