package dev.weir.adapter.http.api;

import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driving.BrowseAssets;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Assets, what happened to them, and what watches over them. */
@Controller(Api.WORKSPACE + "/assets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "assets")
final class AssetController {

    private final BrowseAssets browse;
    private final Tagged tagged;

    AssetController(BrowseAssets browse, Tagged tagged) {
        this.browse = browse;
        this.tagged = tagged;
    }

    /** Assets by dbt's selection language, in the order of their unique ids. */
    @Get
    Items<AssetView> assets(
            String workspace,
            @QueryValue Optional<String> select,
            @QueryValue Optional<String> exclude,
            @QueryValue Optional<String> selector,
            @QueryValue Optional<String> limit,
            @QueryValue Optional<String> cursor) {
        return Items.of(
                browse.assets(
                        Asked.workspace(workspace),
                        Asked.selected(select, exclude, selector),
                        Asked.part(limit, cursor)),
                AssetView::of);
    }

    /** One asset. */
    @Get("/{uniqueId}")
    @ApiResponse(
            responseCode = "200",
            description = "the asset, with an ETag",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = AssetDetailView.class)))
    HttpResponse<byte[]> asset(HttpRequest<?> request, String workspace, String uniqueId) {
        var name = Asked.workspace(workspace);
        return browse.asset(name, uniqueId)
                .map(it -> tagged.answer(request, AssetDetailView.of(it)))
                .orElseThrow(() -> missing(name, uniqueId));
    }

    /** Everything that happened to an asset, newest first. */
    @Get("/{uniqueId}/events")
    Items<EventView> events(
            String workspace,
            String uniqueId,
            @QueryValue Optional<String> limit,
            @QueryValue Optional<String> cursor) {
        return Items.of(browse.events(Asked.workspace(workspace), uniqueId, Asked.part(limit, cursor)), EventView::of);
    }

    /** The checks of an asset with their history. */
    @Get("/{uniqueId}/checks")
    Items<CheckView> checks(String workspace, String uniqueId) {
        return Items.whole(browse.checks(Asked.workspace(workspace), uniqueId), CheckView::of);
    }

    private static NotFoundException missing(WorkspaceName workspace, String uniqueId) {
        return new NotFoundException("The current manifest of %s has no asset %s.".formatted(workspace, uniqueId));
    }
}
