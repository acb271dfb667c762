package dev.weir.domain.event;

import dev.weir.domain.run.Catalog;
import dev.weir.domain.run.FreshnessResults;
import dev.weir.domain.run.RunResults;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one step of a run did to one node: every row of dbt's results becomes exactly one of these, also rows of nodes that are no
 * assets and of nodes that nobody knows. Closed by nature: it was made, was found made already, failed, was left out, was checked,
 * or was merely seen.
 */
public sealed interface AssetEvent {

    /** What all events have. */
    Header header();

    /** The node was built. */
    record Materialised(Header header) implements AssetEvent {}

    /** The node was found up to date, or there was nothing to build: dbt's {@code reused} and {@code no-op}. */
    record Reused(Header header) implements AssetEvent {}

    /** The node was to be built and was not, or not wholly. */
    record Failed(Header header) implements AssetEvent {}

    /** The node was left out. {@code because} is the nearest ancestor that failed, if one explains it. */
    record Skipped(Header header, Optional<String> because) implements AssetEvent {}

    /** A test was run. {@code asset} is the node that it watches, if that can be told. */
    record Checked(Header header, Optional<String> asset, Verdict verdict) implements AssetEvent {}

    /**
     * Something was learnt of the node and nothing done to it: a source's freshness, what the warehouse holds of it when docs were
     * generated, a hook, a row that is none of the above.
     */
    record Observed(Header header, Optional<Freshness> freshness, Optional<Catalog.Relation> described)
            implements AssetEvent {
        /** An observation of nothing but freshness, or of nothing in particular. */
        public Observed(Header header, Optional<Freshness> freshness) {
            this(header, freshness, Optional.empty());
        }
    }

    /**
     * What all events have.
     *
     * @param at when it ended, by dbt's clock
     * @param status dbt's own word, as written
     * @param resourceType dbt's word for the kind of node, from the manifest or else from the unique id
     */
    record Header(
            EventId id,
            Instant at,
            String status,
            String resourceType,
            Optional<String> message,
            Execution execution,
            Counting counting) {}

    /**
     * How it was carried out.
     *
     * @param seconds dbt's {@code execution_time}
     * @param invocation dbt's id of the command's invocation
     * @param phases dbt's own phases in their order: compile, execute
     * @param batches of a microbatch model: how many went well and how many did not
     * @param relation the table or view that it was about, quoted as dbt quotes it
     * @param measures what the warehouse said of it
     */
    record Execution(
            BigDecimal seconds,
            Optional<Instant> started,
            Optional<String> thread,
            Optional<String> invocation,
            List<RunResults.Phase> phases,
            Optional<RunResults.Batches> batches,
            Optional<String> relation,
            Measures measures) {
        public Execution {
            phases = List.copyOf(phases);
        }

        /** One of which no warehouse has said anything. */
        public Execution(
                BigDecimal seconds,
                Optional<Instant> started,
                Optional<String> thread,
                Optional<String> invocation,
                List<RunResults.Phase> phases,
                Optional<RunResults.Batches> batches) {
            this(seconds, started, thread, invocation, phases, batches, Optional.empty(), Measures.NONE);
        }
    }

    /** What the warehouse said of it, where it said something that means what it seems to. */
    record Measures(OptionalLong rows, OptionalLong bytes, Optional<String> queryId) {
        /** Nothing was said. */
        public static final Measures NONE = new Measures(OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
    }

    /** What a test found. {@code failures} counts failing rows. */
    record Verdict(Result result, OptionalLong failures) {
        /** dbt's outcomes of a test; {@code ERROR} is a test that could not be run. */
        public enum Result {
            PASS,
            WARN,
            FAIL,
            ERROR
        }
    }

    /**
     * How fresh a source is.
     *
     * @param result dbt's own word: pass, warn, error, runtime error
     * @param criteria what it was judged by
     */
    record Freshness(
            String result,
            Optional<Instant> maxLoadedAt,
            Optional<BigDecimal> ageSeconds,
            Optional<FreshnessResults.Criteria> criteria) {}

    /** {@return the word of it: materialised, reused, failed, skipped, checked, observed} */
    default String type() {
        return switch (this) {
            case Materialised _ -> "materialised";
            case Reused _ -> "reused";
            case Failed _ -> "failed";
            case Skipped _ -> "skipped";
            case Checked _ -> "checked";
            case Observed _ -> "observed";
        };
    }

    /** {@return the words that {@link #type()} may answer with, in the order of this file} */
    static List<String> types() {
        return List.of("materialised", "reused", "failed", "skipped", "checked", "observed");
    }

    /**
     * {@return what came of it, in one word for people and for colour: success, warn, fail, error, skipped, reused, observed}. A
     * model that warned is {@code warn}; whatever failed is {@code error}; a test is as its verdict.
     */
    default String outcome() {
        return switch (this) {
            case Materialised(var header) -> header.status().equalsIgnoreCase("warn") ? "warn" : "success";
            case Reused _ -> "reused";
            case Failed _ -> "error";
            case Skipped _ -> "skipped";
            case Checked(var _, var _, var verdict) ->
                switch (verdict.result()) {
                    case PASS -> "success";
                    case WARN -> "warn";
                    case FAIL -> "fail";
                    case ERROR -> "error";
                };
            case Observed(var _, var freshness, var _) ->
                freshness
                        .map(Freshness::result)
                        .map(word -> switch (word.toLowerCase(java.util.Locale.ROOT)) {
                            case "pass" -> "success";
                            case "warn" -> "warn";
                            default -> "error";
                        })
                        .orElse("observed");
        };
    }
}
