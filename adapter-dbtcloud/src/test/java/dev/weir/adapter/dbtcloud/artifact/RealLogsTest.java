package dev.weir.adapter.dbtcloud.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.event.KeptRun.NodePreview;
import dev.weir.domain.event.LogPreview;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The preview of a log counts what the log's own last line counts. */
class RealLogsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "build-one-thread",
                "build-selection",
                "build-target-ci",
                "run-all",
                "run-blank-model",
                "run-defer",
                "run-full-refresh",
                "run-incremental",
                "seed",
                "snapshot",
                "test-cautious",
                "test-missing-tables",
                "test-unit-only"
            })
    void thePreviewCountsWhatTheLogCounts(String scenario) throws IOException {
        var log = text("/dev/weir/adapter/dbtcloud/sandbox/artifacts/" + scenario + "/log.txt");

        var nodes = LogPreview.of(log);

        assertThat(count(nodes, "ok", "pass")).as("passed").isEqualTo(told(log, "PASS"));
        assertThat(count(nodes, "warn")).as("warned").isEqualTo(told(log, "WARN"));
        assertThat(count(nodes, "error", "fail")).as("failed").isEqualTo(told(log, "ERROR"));
        assertThat(count(nodes, "skip")).as("skipped").isEqualTo(told(log, "SKIP"));
        assertThat(count(nodes, "no-op")).as("had nothing to do").isEqualTo(told(log, "NO-OP"));
        assertThat(count(nodes, "start")).as("still at work").isZero();
    }

    private static long count(List<NodePreview> nodes, String... outcomes) {
        return nodes.stream()
                .filter(node -> List.of(outcomes).contains(node.outcome()))
                .count();
    }

    private static long told(String log, String what) {
        var done = Pattern.compile("Done\\..* " + what + "=(\\d+)").matcher(log);
        assertThat(done.find()).as(what).isTrue();
        return Long.parseLong(done.group(1));
    }

    private static String text(String resource) throws IOException {
        try (var in = Objects.requireNonNull(RealLogsTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
