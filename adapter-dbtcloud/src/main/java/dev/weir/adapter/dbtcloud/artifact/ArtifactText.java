package dev.weir.adapter.dbtcloud.artifact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.domain.run.Invocation;
import dev.weir.domain.run.RunResults;
import dev.weir.domain.value.Loss;
import dev.weir.ports.driven.ArtifactException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** One of dbt's smaller files while it is read, key by key. */
final class ArtifactText {

    private ArtifactText() {}

    /** What reads the value of one of the file's keys; the parser stands at the value's first token, and must be left at its last. */
    interface KeyReader {
        void read(String key, JsonParser json) throws IOException;
    }

    /** Reads the file's top object. Throws {@link ArtifactException} when the file is cut off, no JSON, or no object. */
    static void read(Path path, KeyReader reader) {
        var file = JsonFile.at(path);
        try (var bytes = file.open();
                var json = JsonFile.parser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw file.wrong("does not hold a JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                json.nextToken();
                reader.read(key, json);
            }
        } catch (IOException unreadable) {
            throw file.failure(unreadable);
        }
    }

    private static final Set<String> METADATA = Set.of(
            "dbt_schema_version",
            "dbt_version",
            "generated_at",
            "invocation_id",
            "invocation_started_at",
            "run_started_at",
            "env",
            "dbt_rpc_method",
            "rpc_method");

    /** Who wrote the file, from its {@code metadata}, {@code args} and {@code elapsed_time}. */
    static Invocation invocation(LenientFields metadata, LenientFields top) {
        var environment = new LinkedHashMap<String, String>();
        metadata.knowing(METADATA)
                .missing("invocation_id", "generated_at", "dbt_version", "dbt_schema_version")
                .map("env")
                .values()
                .forEach((name, value) -> environment.put(name, Texts.of(value)));
        return new Invocation(
                metadata.text("invocation_id"),
                metadata.time("generated_at"),
                metadata.text("dbt_version"),
                metadata.text("dbt_schema_version"),
                top.number("elapsed_time"),
                top.map("args"),
                environment);
    }

    private static final Set<String> TIMING = Set.of("name", "started_at", "completed_at");

    /** The phases of a row of results, in their order. */
    static List<RunResults.Phase> phases(LenientFields row) {
        return row.maps("timing").stream().map(ArtifactText::phase).toList();
    }

    private static RunResults.Phase phase(LenientFields timing) {
        timing.knowing(TIMING).missing("name");
        return new RunResults.Phase(
                timing.text("name").orElse(""), timing.time("started_at"), timing.time("completed_at"));
    }

    /** The name of a file's top level among the losses. */
    static LenientFields top(dev.weir.domain.value.Tree.Fields fields, Loss.Tally losses) {
        return new LenientFields(fields, "", losses);
    }
}
