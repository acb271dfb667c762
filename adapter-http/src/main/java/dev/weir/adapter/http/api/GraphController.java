package dev.weir.adapter.http.api;

import dev.weir.ports.driving.AskedWronglyException;
import dev.weir.ports.driving.BrowseAssets;
import dev.weir.ports.driving.BrowseAssets.Light;
import dev.weir.ports.driving.BrowseAssets.Selected;
import dev.weir.ports.driving.BrowseAssets.Sight;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The asset graph, and the language that selects from it. */
@Controller(Api.WORKSPACE)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "graph")
final class GraphController {

    private static final int MOST_LEVELS = 100;

    private final BrowseAssets browse;
    private final Tagged tagged;

    GraphController(BrowseAssets browse, Tagged tagged) {
        this.browse = browse;
        this.tagged = tagged;
    }

    /** Nodes, edges and layout for drawing; with {@code around} only that asset and {@code levels} levels around it. */
    @Get("/graph")
    @Parameter(
            name = "open",
            in = ParameterIn.QUERY,
            description =
                    "groups, and parts of large ones, that are not to be collapsed, or assets that are to be seen, one parameter each",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            description = "the drawing, with an ETag",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = GraphView.class)))
    HttpResponse<byte[]> graph(
            HttpRequest<?> request,
            String workspace,
            @QueryValue Optional<String> select,
            @QueryValue Optional<String> exclude,
            @QueryValue Optional<String> selector,
            @QueryValue Optional<String> around,
            @QueryValue Optional<String> levels) {
        var sight = sight(request, Asked.selected(select, exclude, selector), around, levels);
        return tagged.answer(request, GraphView.of(browse.graph(Asked.workspace(workspace), sight)));
    }

    /**
     * Which nodes of the same drawing are meant, also in collapsed groups: those that the selection {@code find} would choose, or
     * everything above and below the node {@code line}.
     */
    @Get("/graph/lit")
    @Parameter(
            name = "open",
            in = ParameterIn.QUERY,
            description = "as for the drawing, as are select, exclude, selector, around and levels",
            array = @ArraySchema(schema = @Schema(type = "string")))
    LitView lit(
            HttpRequest<?> request,
            String workspace,
            @QueryValue Optional<String> select,
            @QueryValue Optional<String> exclude,
            @QueryValue Optional<String> selector,
            @QueryValue Optional<String> around,
            @QueryValue Optional<String> levels,
            @QueryValue Optional<String> find,
            @QueryValue Optional<String> line) {
        if (find.isPresent() == line.isPresent()) {
            throw new AskedWronglyException("say either find, a selection, or line, a node of the drawing");
        }
        var sight = sight(request, Asked.selected(select, exclude, selector), around, levels);
        var light = line.<Light>map(Light.Line::new)
                .orElseGet(() -> new Light.Found(Asked.selected(find, Optional.empty(), Optional.empty())));
        return new LitView(browse.lit(Asked.workspace(workspace), sight, light));
    }

    private static Sight sight(
            HttpRequest<?> request, Selected selected, Optional<String> around, Optional<String> levels) {
        long wanted = levels.map(it -> Asked.number("levels", it)).orElse(1L);
        if (wanted < 0 || wanted > MOST_LEVELS) {
            throw new AskedWronglyException("levels is %d, must be 0 to %d".formatted(wanted, MOST_LEVELS));
        }
        return new Sight(
                selected,
                request.getParameters().getAll("open"),
                around.filter(it -> !it.isEmpty()).map(it -> new BrowseAssets.Around(it, (int) wanted)));
    }

    /** How many assets are meant of each node of a drawing, by the node's id; nodes of which none is meant are left out. */
    @Serdeable
    record LitView(Map<String, Integer> nodes) {}

    /** What could follow the text before the caret of a selection, and what is wrong with it. */
    @Get("/selection")
    CompletionView completion(
            String workspace, @QueryValue(defaultValue = "") String text, @QueryValue Optional<String> caret) {
        long at = caret.map(it -> Asked.number("caret", it)).orElse((long) text.length());
        var completion = browse.complete(Asked.workspace(workspace), text, Math.clamp(at, 0, text.length()));
        return CompletionView.of(completion);
    }

    /** Proposals for the word from {@code from} to {@code to}, best first, and the fault of the text, if any. */
    @Serdeable
    record CompletionView(int from, int to, List<String> proposals, Optional<FlawView> flaw) {

        /** What is wrong, and where: positions counted from 0, the end not included. */
        @Serdeable
        record FlawView(int from, int to, String message) {}

        static CompletionView of(BrowseAssets.Completion completion) {
            return new CompletionView(
                    completion.from(),
                    completion.to(),
                    completion.proposals(),
                    completion.flaw().map(it -> new FlawView(it.from(), it.to(), it.message())));
        }
    }
}
