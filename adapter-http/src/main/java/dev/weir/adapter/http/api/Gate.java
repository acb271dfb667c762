package dev.weir.adapter.http.api;

import dev.weir.domain.access.Role;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets a call in or says why not: under which name we are called, from which page, with what kind of body, by whom. What a load
 * balancer asks and dbt Cloud's signed webhooks pass: they have no name, page or token of ours.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(-100)
final class Gate {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Pattern OF_WORKSPACE = Pattern.compile("/api/v1/workspaces/([^/]+).*");
    private static final String SESSION = "/api/v1/session";

    private final Names names;
    private final Doorkeeper doorkeeper;
    private final ServerSettings settings;

    Gate(Names names, Doorkeeper doorkeeper, ServerSettings settings) {
        this.names = names;
        this.doorkeeper = doorkeeper;
        this.settings = settings;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> enter(HttpRequest<?> request) {
        var path = request.getPath();
        if (path.startsWith("/hooks/") || path.startsWith("/health/") || path.equals("/metrics")) {
            return null;
        }
        return misdirected(request)
                .or(() -> foreign(request))
                .or(() ->
                        path.startsWith("/api/") || path.equals("/openapi.yaml") ? unknown(request) : Optional.empty())
                .orElse(null);
    }

    private Optional<HttpResponse<?>> misdirected(HttpRequest<?> request) {
        var host = request.getHeaders().get(HttpHeaders.HOST);
        return host != null && names.knowsHost(host)
                ? Optional.empty()
                : refused(
                        HttpStatus.MISDIRECTED_REQUEST,
                        "Weir is not known as \"%s\". If it should be, add that name to server.hosts."
                                .formatted(host == null ? "" : host));
    }

    /** Whether a write comes from a page of another site, or could come from one because its body is no JSON. */
    private Optional<HttpResponse<?>> foreign(HttpRequest<?> request) {
        if (READING.contains(request.getMethod())) {
            return Optional.empty();
        }
        var origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        if (origin != null && !names.knowsOrigin(origin)) {
            return refused(HttpStatus.FORBIDDEN, "No page of %s may write here.".formatted(origin));
        }
        if ("cross-site".equals(request.getHeaders().get("Sec-Fetch-Site"))) {
            return refused(HttpStatus.FORBIDDEN, "No page of another site may write here.");
        }
        return request.getContentType()
                        .filter(it -> it.getName().equals(MediaType.APPLICATION_JSON))
                        .isPresent()
                ? Optional.empty()
                : refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");
    }

    private Optional<HttpResponse<?>> unknown(HttpRequest<?> request) {
        if (!doorkeeper.asksForTokens()) {
            if (!isOfThisMachine(request)) {
                return refused(
                        HttpStatus.FORBIDDEN,
                        "No token is declared, so Weir answers this machine only. Declare one under auth.tokens.");
            }
            return allowed(request, new Caller("this machine", settings.withoutToken(), List.of()));
        }
        if (request.getPath().equals(SESSION)) {
            return Optional.empty();
        }
        return shown(request)
                .flatMap(doorkeeper::holderOf)
                .map(it -> allowed(request, it))
                .orElseGet(() -> Optional.of(Problem.of(
                                HttpStatus.UNAUTHORIZED,
                                "Send a token that Weir knows (Authorization: Bearer …), or log in on the page.")
                        .response()
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Weir\"")));
    }

    private static Optional<HttpResponse<?>> allowed(HttpRequest<?> request, Caller caller) {
        caller.noteOn(request);
        if (!READING.contains(request.getMethod())
                && !request.getPath().equals(SESSION)
                && !caller.role().covers(Role.OPERATE)) {
            return refused(
                    HttpStatus.FORBIDDEN, "%s may only look; this needs the role operate.".formatted(caller.name()));
        }
        var workspace = OF_WORKSPACE.matcher(request.getPath());
        return workspace.matches() && !caller.sees(Asked.workspace(workspace.group(1)))
                ? refused(
                        HttpStatus.FORBIDDEN,
                        "The token %s is not good for workspace %s.".formatted(caller.name(), workspace.group(1)))
                : Optional.empty();
    }

    /** {@return the token that was sent, in the header or by the page's cookie} */
    static Optional<String> shown(HttpRequest<?> request) {
        var header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            return header.regionMatches(true, 0, "Bearer ", 0, 7)
                    ? Optional.of(header.substring(7).strip())
                    : Optional.empty();
        }
        return request.getCookies().findCookie(SessionCookie.NAME).map(it -> it.getValue());
    }

    private static boolean isOfThisMachine(HttpRequest<?> request) {
        InetAddress from = request.getRemoteAddress().getAddress();
        return from != null && from.isLoopbackAddress();
    }

    private static Optional<HttpResponse<?>> refused(HttpStatus status, String why) {
        return Optional.of(Problem.response(status, why));
    }
}
