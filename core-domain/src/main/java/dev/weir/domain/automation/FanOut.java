package dev.weir.domain.automation;

import dev.weir.domain.automation.AutomationCondition.Blocking;
import dev.weir.domain.automation.AutomationCondition.Checks;
import dev.weir.domain.automation.AutomationCondition.Deps;
import dev.weir.domain.automation.AutomationCondition.Filter;
import dev.weir.domain.automation.AutomationCondition.Virtual;
import java.util.Arrays;

/** Which assets and checks a part looks at beside its own target, in the order in which they are asked. */
final class FanOut {

    private FanOut() {}

    static int[] deps(AutomationGraph graph, Deps deps, int target) {
        var all = deps.virtual() == Virtual.LOOKED_THROUGH ? graph.depsThroughVirtual(target) : graph.deps(target);
        return filtered(graph, all, deps.filter());
    }

    static int[] checks(AutomationGraph graph, Checks checks, int target) {
        var all = filtered(graph, graph.checks(target), checks.filter());
        return checks.blocking() == Blocking.ALL
                ? all
                : Arrays.stream(all).filter(graph::isBlocking).toArray();
    }

    private static int[] filtered(AutomationGraph graph, int[] all, Filter filter) {
        if (filter.equals(Filter.NONE)) {
            return all;
        }
        var allow = filter.allow().map(graph::selected);
        var ignore = filter.ignore().map(graph::selected);
        return Arrays.stream(all)
                .filter(one -> allow.filter(set -> !set.get(one)).isEmpty())
                .filter(one -> ignore.filter(set -> set.get(one)).isEmpty())
                .toArray();
    }
}
