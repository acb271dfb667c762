package dev.weir.domain.event;

import dev.weir.domain.run.RunId;
import dev.weir.domain.value.WorkspaceName;

/**
 * What makes an event this event and no other: the same fact has the same id however often it is met.
 *
 * @param step dbt Cloud's index of the step, from 1
 * @param node dbt's unique id
 * @param ordinal from 0; above it only when a step has several rows for one node
 */
public record EventId(WorkspaceName workspace, RunId run, int step, String node, int ordinal) {

    /** {@return the id as programs see it: {@code shop/7040311/4/0/model.shop.orders}} */
    @Override
    public String toString() {
        return "%s/%s/%d/%d/%s".formatted(workspace, run, step, ordinal, node);
    }
}
