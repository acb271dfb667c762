package dev.weir.ports.driven;

import java.time.Instant;

/** Removes from the fakes beside it. A batch counts runs, not rows. */
public final class InMemoryUpkeep implements Upkeep {

    private final InMemoryEventLog log;
    private final InMemoryTickJournal journal;

    public InMemoryUpkeep(InMemoryEventLog log, InMemoryTickJournal journal) {
        this.log = log;
        this.journal = journal;
    }

    @Override
    public int removeRuns(Instant createdBefore, int most) {
        return log.removeRuns(createdBefore, most);
    }

    @Override
    public int removeResults(Instant createdBefore, int most) {
        return log.removeResults(createdBefore, most);
    }

    @Override
    public int removeLogs(Instant createdBefore, int most) {
        return log.removeLogs(createdBefore, most);
    }

    @Override
    public int removeTicks(Instant before, int most) {
        return journal.remove(before, most);
    }
}
