package dev.weir.domain.event;

import dev.weir.domain.run.Run;
import dev.weir.domain.run.RunStatus;
import dev.weir.domain.run.StartedBy;
import java.util.Optional;

/** Which of two sights of the same run is the newer one, told by the run alone: answers may come in any order. */
final class Sight {

    private Sight() {}

    static boolean isNotOlder(Run seen, Run known) {
        return progress(seen.status()) >= progress(known.status());
    }

    /** What {@code seen} leaves open, as it was known. */
    static Run filledUp(Run seen, Run known) {
        return new Run(
                seen.id(),
                or(seen.job(), known.job()),
                or(seen.jobName(), known.jobName()),
                or(seen.environment(), known.environment()),
                seen.status(),
                seen.statusMessage(),
                seen.startedBy().equals(StartedBy.UNKNOWN) ? known.startedBy() : seen.startedBy(),
                new Run.Code(
                        or(seen.code().branch(), known.code().branch()),
                        or(seen.code().commit(), known.code().commit()),
                        or(seen.code().dbtVersion(), known.code().dbtVersion())),
                new Run.Times(
                        seen.times().created(),
                        or(seen.times().dequeued(), known.times().dequeued()),
                        or(seen.times().started(), known.times().started()),
                        or(seen.times().finished(), known.times().finished())),
                or(seen.retries(), known.retries()),
                or(seen.page(), known.page()));
    }

    private static <T> Optional<T> or(Optional<T> first, Optional<T> second) {
        return first.isPresent() ? first : second;
    }

    /** A status that nobody knows and that has not ended is taken for running. */
    private static int progress(RunStatus status) {
        return switch (status) {
            case RunStatus.Queued _ -> 0;
            case RunStatus.Starting _ -> 1;
            case RunStatus.Running _ -> 2;
            case RunStatus.Success _, RunStatus.Errored _, RunStatus.Cancelled _ -> 3;
            case RunStatus.Unrecognised(int _, boolean complete) -> complete ? 3 : 2;
        };
    }
}
