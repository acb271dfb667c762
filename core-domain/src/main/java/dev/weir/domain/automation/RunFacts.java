package dev.weir.domain.automation;

import dev.weir.domain.automation.Fact.RunState;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is known of one run. */
final class RunFacts {
    final String name;
    final long created;
    final Set<String> targets;
    final Map<String, String> tags;
    /** The assets that it has made. */
    final Set<String> made = new HashSet<>();
    /** Everything whose answers depend on this run. */
    final Set<String> concerned = new HashSet<>();

    private RunState state;
    /** When it came to that state, in microseconds. */
    private long changed;

    private boolean deleted;

    RunFacts(String name, long created, Set<String> targets, Map<String, String> tags, RunState state) {
        this.name = name;
        this.created = created;
        this.targets = targets;
        this.tags = tags;
        this.state = state;
    }

    void comesTo(RunState next, long at) {
        state = next;
        changed = at;
    }

    void delete() {
        deleted = true;
    }

    RunState state() {
        return state;
    }

    long changed() {
        return changed;
    }

    boolean isDeleted() {
        return deleted;
    }

    boolean isActive() {
        return !deleted && state == RunState.ACTIVE;
    }

    boolean hasFailed() {
        return !deleted && state == RunState.FAILED;
    }
}
