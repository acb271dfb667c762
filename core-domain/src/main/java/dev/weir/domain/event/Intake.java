package dev.weir.domain.event;

import dev.weir.domain.run.Run;
import dev.weir.domain.workspace.Job;
import dev.weir.domain.workspace.ObserveSettings;
import java.util.Locale;
import java.util.Optional;

/** Which runs are read, and which are only listed. */
public final class Intake {

    private Intake() {}

    /** {@return the rule by which a run is not read; empty if it is} A run of which too little is known is read. */
    public static Optional<String> excludes(ObserveSettings settings, Run run, Optional<Job> job) {
        if (settings.ci() == ObserveSettings.CiRuns.EXCLUDED && isCi(run, job)) {
            return Optional.of("exclude-ci");
        }
        return settings.jobs().leavesOut(run.job(), job.map(Job::name).or(run::jobName));
    }

    private static boolean isCi(Run run, Optional<Job> job) {
        var startedBy = run.startedBy();
        return startedBy.pullRequest().isPresent()
                || startedBy
                        .category()
                        .filter(it -> it.toLowerCase(Locale.ROOT).equals("ci"))
                        .isPresent()
                || job.flatMap(Job::type).filter(it -> it.equals("ci")).isPresent();
    }
}
