package dev.weir.domain.automation;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Something that happened to an asset, a check or a run, as far as conditions ask for it. */
public sealed interface Fact {

    /** An asset was made, by a run or reported by somebody. */
    record Materialized(String asset, Instant at, Optional<String> run, Optional<String> dataVersion) implements Fact {}

    /** An asset was looked at. */
    record Observed(String asset, Instant at, Optional<String> dataVersion) implements Fact {}

    /** How a check came out. */
    enum Outcome {
        PASSED,
        FAILED
    }

    /** A check judged the newest materialization; a warning is a failure. */
    record Checked(String check, Instant at, Optional<String> run, Outcome outcome) implements Fact {}

    /** How far a run is. */
    enum RunState {
        NOT_STARTED,
        ACTIVE,
        SUCCEEDED,
        FAILED,
        CANCELED;

        boolean isOver() {
            return this == SUCCEEDED || this == FAILED || this == CANCELED;
        }
    }

    /** A run is to make these assets and execute these checks. */
    record RunPlanned(
            String run,
            Instant at,
            List<String> assets,
            List<String> checks,
            SortedMap<String, String> tags,
            RunState state)
            implements Fact {
        public RunPlanned {
            assets = List.copyOf(assets);
            checks = List.copyOf(checks);
            tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        }
    }

    /** A run came to another state. */
    record RunChanged(String run, Instant at, RunState state) implements Fact {}

    /** A run's record is gone; what it made stays. */
    record RunDeleted(String run) implements Fact {}

    /** History of an asset up to that time is gone, its checks' included. */
    record Wiped(String asset, Instant at) implements Fact {}

    /** How fresh an asset is. */
    enum Freshness {
        PASSED,
        WARNED,
        FAILED
    }

    /** An asset's freshness was judged. */
    record FreshnessJudged(String asset, Instant at, Freshness state) implements Fact {}
}
