package dev.weir.app.clockwork;

import dev.weir.ports.driven.TickJournal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.quartz.JobBuilder;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Quartz, as an alarm clock that holds only simple wake-ups: cron and its zones are the core's. What it knows lies in memory: several
 * nodes on one database each wake their own loops, and which of them goes on is settled where it is written, by the version that
 * each has read.
 */
public final class Clockwork implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);

    private static final int MOST_THREADS = 16;

    /** Of the thirty seconds in which a service must have stopped, what the loops may take to finish what they hold. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Scheduler scheduler;
    private final Map<String, Round> rounds;

    private Clockwork(Scheduler scheduler, Map<String, Round> rounds) {
        this.scheduler = scheduler;
        this.rounds = rounds;
    }

    /** Starts all loops at once. Loop names must differ. */
    public static Clockwork start(List<Loop> loops, TickJournal journal, InstantSource time) {
        Map<String, Round> rounds = new LinkedHashMap<>();
        for (var loop : loops) {
            if (rounds.put(loop.name(), new Round(loop, journal, time)) != null) {
                throw new IllegalArgumentException("two loops are named " + loop.name());
            }
        }
        try {
            var scheduler = new StdSchedulerFactory(properties(loops.size())).getScheduler();
            scheduler.setJobFactory((bundle, _) ->
                    new LoopJob(round(rounds, bundle.getJobDetail().getKey().getName())));
            for (var loop : loops) {
                scheduler.scheduleJob(
                        JobBuilder.newJob(LoopJob.class)
                                .withIdentity(loop.name())
                                .build(),
                        TriggerBuilder.newTrigger()
                                .withIdentity(loop.name())
                                .startNow()
                                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                                        .withIntervalInMilliseconds(loop.every().toMillis())
                                        .repeatForever()
                                        .withMisfireHandlingInstructionNextWithRemainingCount())
                                .build());
            }
            scheduler.start();
            return new Clockwork(scheduler, rounds);
        } catch (SchedulerException failure) {
            throw new IllegalStateException("the clock does not start: " + failure.getMessage(), failure);
        }
    }

    private static Round round(Map<String, Round> rounds, String name) {
        var round = rounds.get(name);
        if (round == null) {
            throw new IllegalStateException("no loop is named " + name);
        }
        return round;
    }

    private static Properties properties(int loops) {
        var properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", "weir");
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        properties.setProperty(
                "org.quartz.threadPool.threadCount", Integer.toString(Math.clamp(loops, 2, MOST_THREADS)));
        properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        return properties;
    }

    /** Brings a loop's next turn forward to now. Many wishes before that turn begins are one; an unknown name is nothing. */
    public void bringForward(String loop) {
        var round = rounds.get(loop);
        if (round == null || !round.wishForEarlyTurn()) {
            return;
        }
        try {
            scheduler.triggerJob(JobKey.jobKey(loop));
        } catch (SchedulerException failure) {
            LOG.warn("{} could not be brought forward: {}", loop, failure.getMessage());
        }
    }

    /** Wakes nobody any more, and waits, but not for ever, until those that are awake have finished. */
    @Override
    public void close() {
        var stopping = Thread.ofVirtual().name("stopping the clock").start(() -> {
            try {
                scheduler.shutdown(true);
            } catch (SchedulerException failure) {
                LOG.warn("the clock does not stop: {}", failure.getMessage());
            }
        });
        try {
            if (!stopping.join(PATIENCE)) {
                LOG.warn("some loops have not finished within {}; what they hold is found again", PATIENCE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
