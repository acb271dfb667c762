package bad.app.observe;

import org.quartz.Scheduler;

/** Breaks: use cases know no framework; only the clockwork knows Quartz. */
public record KnowsQuartz(Scheduler scheduler) {}
