package dev.weir.adapter.http.page;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

/** Serves the page and its files. All state is in the address, after the question mark, so there is one page. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class PageController {

    private final PageFiles files;

    PageController(PageFiles files) {
        this.files = files;
    }

    @Get("/")
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> page(HttpRequest<?> request) {
        return file(request, "index.html");
    }

    @Get("/page/{+path}")
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> file(HttpRequest<?> request, String path) {
        var file = files.file(path)
                .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "There is no file " + path + "."));
        return file.tag().equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH))
                ? HttpResponse.<byte[]>notModified().header(HttpHeaders.ETAG, file.tag())
                : HttpResponse.ok(file.bytes())
                        .contentType(MediaType.of(file.type()))
                        .header(HttpHeaders.ETAG, file.tag());
    }
}
