package dev.weir.adapter.dbtcloud.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestIdentityTest {

    private static final String ONE = """
            {"metadata": {"dbt_version": "1.12.6", "generated_at": "2026-03-01T00:00:00Z", "invocation_id": "a"},
             "nodes": {"model.p.a": {"name": "a", "created_at": 1.5, "raw_code": "select 1", "compiled_code": "select 1"},
                       "model.p.b": {"name": "b", "config": {"created_at": 1}}},
             "parent_map": {"model.p.a": []}}""";

    @TempDir
    private Path folder;

    @Test
    void whatDiffersInEveryParseDoesNotMatter() throws IOException {
        var other = """
                {"nodes": {"model.p.b": {"name": "b", "config": {"created_at": 1}},
                           "model.p.a": {"name": "a", "created_at": 2.5, "raw_code": "select 1"}},
                 "child_map": {}, "metadata": {"invocation_id": "b", "dbt_version": "1.12.6"}}""";

        assertThat(hash(other)).isEqualTo(hash(ONE));
    }

    @Test
    void aChangedTextMatters() throws IOException {
        assertThat(hash(ONE.replace("\"raw_code\": \"select 1\"", "\"raw_code\": \"select 2\"")))
                .isNotEqualTo(hash(ONE));
    }

    @Test
    void aFieldOfAnInnerObjectMattersWhateverItsName() throws IOException {
        assertThat(hash(ONE.replace("{\"created_at\": 1}", "{\"created_at\": 2}")))
                .isNotEqualTo(hash(ONE));
    }

    @Test
    void textsThatOnlyLookAlikeWhenJoinedAreNotTheSame() throws IOException {
        assertThat(hash("{\"nodes\": {\"a\": [\"bc\", \"d\"]}}"))
                .isNotEqualTo(hash("{\"nodes\": {\"a\": [\"b\", \"cd\"]}}"));
    }

    private String hash(String json) throws IOException {
        var file = Files.writeString(folder.resolve("manifest.json"), json);
        return new ArtifactFiles().identify(file).value();
    }
}
