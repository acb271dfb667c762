package dev.weir.adapter.http.api;

import dev.weir.domain.asset.ManifestHash;
import dev.weir.ports.driving.AskedWronglyException;
import dev.weir.ports.driving.CompareManifests;
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

/** The versions of the manifest, and what changed. */
@Controller(Api.WORKSPACE)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "manifests")
final class ManifestController {

    private final CompareManifests compare;
    private final Tagged tagged;

    ManifestController(CompareManifests compare, Tagged tagged) {
        this.compare = compare;
        this.tagged = tagged;
    }

    /** The versions of the manifest, newest first. */
    @Get("/manifests")
    @ApiResponse(
            responseCode = "200",
            description = "the versions, with an ETag",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ManifestView.class)))
    HttpResponse<byte[]> manifests(
            HttpRequest<?> request,
            String workspace,
            @QueryValue Optional<String> limit,
            @QueryValue Optional<String> cursor) {
        return tagged.answer(
                request,
                Items.of(compare.versions(Asked.workspace(workspace), Asked.part(limit, cursor)), ManifestView::of));
    }

    /** What changed from one version of the manifest to another. Code is not repeated here: an asset's own changes have it. */
    @Get("/manifests/diff")
    @ApiResponse(
            responseCode = "200",
            description = "the changes, with an ETag",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DiffView.class)))
    HttpResponse<byte[]> diff(
            HttpRequest<?> request, String workspace, @QueryValue String from, @QueryValue String to) {
        return compare.diff(Asked.workspace(workspace), hash("from", from), hash("to", to))
                .map(it -> tagged.answer(request, DiffView.of(it)))
                .orElseThrow(() -> new NotFoundException("One of the two versions is not kept."));
    }

    /** How an asset changed last, and what changed between its last good run and its first bad one while it is broken. */
    @Get("/assets/{uniqueId}/changes")
    @ApiResponse(
            responseCode = "200",
            description = "the changes, with an ETag",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = AssetChangesView.class)))
    HttpResponse<byte[]> changes(HttpRequest<?> request, String workspace, String uniqueId) {
        var name = Asked.workspace(workspace);
        return compare.changes(name, uniqueId)
                .map(it -> tagged.answer(request, AssetChangesView.of(it)))
                .orElseThrow(() ->
                        new NotFoundException("The current manifest of %s has no node %s.".formatted(name, uniqueId)));
    }

    private static ManifestHash hash(String what, String text) {
        try {
            return new ManifestHash(text);
        } catch (IllegalArgumentException e) {
            throw new AskedWronglyException("%s: %s".formatted(what, e.getMessage()));
        }
    }
}
