package dev.weir.adapter.http.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** The page's log-in. */
@Controller("/api/v1/session")
@Tag(name = "session")
final class SessionController {

    private final Doorkeeper doorkeeper;
    private final ServerSettings settings;

    SessionController(Doorkeeper doorkeeper, ServerSettings settings) {
        this.doorkeeper = doorkeeper;
        this.settings = settings;
    }

    /** Who somebody is; {@code known} is false when a token is needed and none that is known was sent. */
    @Serdeable
    record SessionView(boolean known, Optional<String> name, Optional<String> role) {
        static SessionView of(Caller caller) {
            return new SessionView(
                    true, Optional.of(caller.name()), Optional.of(caller.role().word()));
        }
    }

    /** A token, to be shown once. */
    @Serdeable
    record LogIn(@Nullable String token) {}

    /** Who the caller is. */
    @Get
    SessionView current(HttpRequest<?> request) {
        if (!doorkeeper.asksForTokens()) {
            return SessionView.of(Caller.of(request));
        }
        return Gate.shown(request)
                .flatMap(doorkeeper::holderOf)
                .map(SessionView::of)
                .orElseGet(() -> new SessionView(false, Optional.empty(), Optional.empty()));
    }

    /** Logs the page in: answers with a cookie that no script can read. */
    @Post
    HttpResponse<?> logIn(@Body LogIn logIn) {
        var token = logIn.token();
        return Optional.ofNullable(token)
                .flatMap(doorkeeper::holderOf)
                .<HttpResponse<?>>map(it -> HttpResponse.ok(SessionView.of(it))
                        .cookie(SessionCookie.holding(
                                token == null ? "" : token, SessionCookie.Transport.of(settings))))
                .orElseGet(() ->
                        Problem.response(HttpStatus.UNAUTHORIZED, "Weir does not know this token, or it has expired."));
    }

    /** Logs the page out. */
    @Delete
    HttpResponse<?> logOut() {
        return HttpResponse.noContent().cookie(SessionCookie.gone(SessionCookie.Transport.of(settings)));
    }
}
