package dev.weir.adapter.http.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Serves the document that the build makes of these controllers. */
@Controller("/openapi.yaml")
@Hidden
final class OpenApiController {

    private static final MediaType YAML = MediaType.of("application/yaml");
    private static final String DOCUMENT = "/META-INF/swagger/weir.yml";

    @Get
    @Produces("application/yaml")
    HttpResponse<byte[]> document(HttpRequest<?> request) {
        try (var document = OpenApiController.class.getResourceAsStream(DOCUMENT)) {
            if (document == null) {
                throw new NotFoundException("This build has no OpenAPI document.");
            }
            return Tagged.answer(request, document.readAllBytes(), YAML);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
