package dev.weir.domain.automation;

import dev.weir.domain.automation.AutomationCondition.CronTickPassed;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which roots look at an asset or check, and which at a cron. Fixed for a version of the graph. */
final class Watch {

    private final int[] starts;
    private final int[] watchers;
    private final Map<CronTickPassed, BitSet> crons;

    private Watch(int[] starts, int[] watchers, Map<CronTickPassed, BitSet> crons) {
        this.starts = starts;
        this.watchers = watchers;
        this.crons = crons;
    }

    /** {@return the watch for what each root has looked at} */
    static Watch of(AutomationGraph graph, Map<Integer, int[]> looked) {
        var starts = new int[graph.size() + 1];
        looked.values().forEach(targets -> Arrays.stream(targets).forEach(target -> starts[target + 1]++));
        for (var i = 0; i < graph.size(); i++) {
            starts[i + 1] += starts[i];
        }
        var watchers = new int[starts[graph.size()]];
        var next = starts.clone();
        looked.forEach((root, targets) -> {
            for (var target : targets) {
                watchers[next[target]++] = root;
            }
        });
        return new Watch(starts, watchers, cronsOf(graph));
    }

    /** Crons of conditions downstream count too; which these are is only known for the whole graph. */
    private static Map<CronTickPassed, BitSet> cronsOf(AutomationGraph graph) {
        var crons = new LinkedHashMap<CronTickPassed, BitSet>();
        var asking = new BitSet();
        for (var entity = 0; entity < graph.size(); entity++) {
            var root = entity;
            graph.shape(entity).ifPresent(shape -> {
                shape.crons()
                        .forEach(cron ->
                                crons.computeIfAbsent(cron, _ -> new BitSet()).set(root));
                if (shape.downstream()) {
                    asking.set(root);
                }
            });
        }
        crons.values().forEach(roots -> roots.or(asking));
        return crons;
    }

    Map<CronTickPassed, BitSet> crons() {
        return crons;
    }

    void addWatchersOf(int target, BitSet roots) {
        for (var i = starts[target]; i < starts[target + 1]; i++) {
            roots.set(watchers[i]);
        }
    }
}
