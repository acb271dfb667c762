package dev.weir.app.observe;

import dev.weir.domain.event.Checkpoint;
import dev.weir.domain.event.Lane;
import dev.weir.domain.fault.Fault;
import dev.weir.domain.tick.TickOutcome;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.ArtifactException;
import dev.weir.ports.driven.DbtCloudException;
import dev.weir.ports.driven.EventLog;
import dev.weir.ports.driven.Registry;
import dev.weir.ports.driven.StorageException;
import dev.weir.ports.driving.PollWorkspace;
import java.time.InstantSource;
import java.util.function.BiFunction;

/** Looks at a workspace once. A crash between any two writes loses nothing: what was not recorded is found again next time. */
public final class WorkspacePoller implements PollWorkspace {

    private final Registry registry;
    private final EventLog log;
    private final LiveLook live;
    private final BackfillLook backfill;
    private final InstantSource time;

    public WorkspacePoller(Registry registry, EventLog log, LiveLook live, BackfillLook backfill, InstantSource time) {
        this.registry = registry;
        this.log = log;
        this.live = live;
        this.backfill = backfill;
        this.time = time;
    }

    @Override
    public TickOutcome poll(WorkspaceName workspace) {
        return turn(workspace, Lane.LIVE, live::look);
    }

    @Override
    public TickOutcome backfill(WorkspaceName workspace) {
        return turn(workspace, Lane.BACKFILL, backfill::look);
    }

    private TickOutcome turn(WorkspaceName name, Lane lane, BiFunction<Workspace, Pen, TickOutcome> look) {
        try {
            var workspace = registry.workspaces().stream()
                    .filter(it -> it.name().equals(name))
                    .findFirst();
            if (workspace.isEmpty()) {
                return new TickOutcome.Idle();
            }
            var standing = log.checkpoint(name, lane).orElseGet(() -> Checkpoint.start(lane));
            return look.apply(workspace.get(), new Pen(log, time, name, standing));
        } catch (Pen.Overtaken overtaken) {
            return new TickOutcome.Deferred(time.instant(), overtaken.sentence());
        } catch (DbtCloudException refused) {
            return failed(refused.fault());
        } catch (StorageException refused) {
            return failed(refused.fault());
        } catch (ArtifactException refused) {
            return failed(refused.fault());
        }
    }

    private static TickOutcome failed(Fault fault) {
        return fault instanceof Fault.Throttled(var until, var sentence)
                ? new TickOutcome.Deferred(until, sentence)
                : new TickOutcome.Failed(fault);
    }
}
