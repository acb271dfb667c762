package dev.weir.adapter.http.api;

import dev.weir.ports.driving.BrowseWorkspaces;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** What the loops do, and what they cost. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "loops")
final class LoopController {

    private final BrowseWorkspaces browse;

    LoopController(BrowseWorkspaces browse) {
        this.browse = browse;
    }

    /** Every loop with its last tick. */
    @Get("/loops")
    Items<TickView> loops() {
        return Items.whole(browse.loops(), TickView::of);
    }

    /** What loops did, newest first. */
    @Get("/ticks")
    Items<TickView> ticks(
            @QueryValue Optional<String> loop,
            @QueryValue Optional<String> limit,
            @QueryValue Optional<String> cursor) {
        return Items.of(browse.ticks(loop.filter(it -> !it.isEmpty()), Asked.part(limit, cursor)), TickView::of);
    }

    /** Calls left of each account, and by whom they were used. */
    @Get("/budget")
    Items<BudgetView> budget() {
        return Items.whole(browse.budgets(), BudgetView::of);
    }
}
