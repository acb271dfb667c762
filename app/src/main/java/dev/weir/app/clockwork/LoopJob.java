package dev.weir.app.clockwork;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** What Quartz wakes: one turn of a round, never beside itself. */
@DisallowConcurrentExecution
final class LoopJob implements Job {

    private final Round round;

    LoopJob(Round round) {
        this.round = round;
    }

    @Override
    public void execute(JobExecutionContext context) {
        round.turn();
    }
}
