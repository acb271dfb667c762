package dev.weir.app.observe;

import dev.weir.domain.event.Keeping;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.LogPreview;
import dev.weir.domain.run.RunId;
import dev.weir.domain.run.RunStatus;
import dev.weir.domain.run.RunStep;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.DbtCloud;
import dev.weir.ports.driven.DbtCloudException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Shows runs that go on: their steps, and what the log of the step at work says of nodes. No fact, and replaced by the results. */
public final class LivePreview {

    /** More runs than this at once are shown without a look into each: a preview must not eat the budget. */
    private static final int MOST = 10;

    private final DbtCloud cloud;

    public LivePreview(DbtCloud cloud) {
        this.cloud = cloud;
    }

    /**
     * The rows, with those that go on looked into, and the open ones of which the look shows something new.
     *
     * @param rows what the look has found new or changed
     * @param open what was open before
     */
    List<KeptRun> of(Workspace workspace, List<KeptRun> rows, Collection<KeptRun> open) {
        var all = new LinkedHashMap<RunId, KeptRun>();
        open.forEach(it -> all.put(it.run().id(), it));
        var unchanged = new ArrayList<>(all.keySet());
        rows.forEach(it -> {
            all.put(it.run().id(), it);
            unchanged.remove(it.run().id());
        });
        int looks = 0;
        for (var entry : all.entrySet()) {
            var kept = entry.getValue();
            if (looks < MOST && goesOn(kept)) {
                looks++;
                var seen = lookInto(workspace, kept);
                if (!seen.equals(kept)) {
                    entry.setValue(seen);
                    unchanged.remove(kept.run().id());
                }
            }
        }
        unchanged.forEach(all::remove);
        return List.copyOf(all.values());
    }

    private static boolean goesOn(KeptRun kept) {
        return kept.run().status() instanceof RunStatus.Running && !(kept.keeping() instanceof Keeping.Excluded);
    }

    private KeptRun lookInto(Workspace workspace, KeptRun kept) {
        try {
            var found = cloud.run(workspace, kept.run().id());
            if (found.isEmpty()) {
                return kept;
            }
            var steps = found.get().steps();
            var preview = steps.stream()
                    .filter(step -> step.status() instanceof RunStatus.Running
                            && step.command().isPresent())
                    .findFirst()
                    .flatMap(step -> log(workspace, kept, step))
                    .map(LogPreview::of)
                    .orElse(List.of());
            return new KeptRun(kept.run(), steps, kept.lane(), kept.keeping(), preview);
        } catch (DbtCloudException refused) {
            // The preview is a courtesy: what cannot be shown now is shown at the next look, or as a result.
            return kept;
        }
    }

    private Optional<String> log(Workspace workspace, KeptRun kept, RunStep step) {
        return cloud.log(workspace, kept.run().id(), step.index());
    }
}
