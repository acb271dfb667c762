package dev.weir.adapter.http.api;

import dev.weir.domain.access.Role;
import dev.weir.domain.value.WorkspaceName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where and to whom the server answers.
 *
 * @param host the address to listen on
 * @param port of the page and the API; 0 takes a free one
 * @param managementPort of the metrics; 0 takes a free one
 * @param publicUrl the address under which people call Weir, if it is not the one that it listens on
 * @param hosts further names under which it is called, without ports
 * @param tokens who may call; when empty, only this machine may, and it may do what {@code withoutToken} says
 * @param withoutToken what whoever comes from this machine may do while no token is declared
 */
public record ServerSettings(
        String host,
        int port,
        int managementPort,
        Optional<URI> publicUrl,
        List<String> hosts,
        List<Token> tokens,
        Role withoutToken) {

    public ServerSettings {
        if (port < 0 || port > 65535 || managementPort < 0 || managementPort > 65535) {
            throw new IllegalArgumentException(
                    "ports are %d and %d, must be 0 to 65535".formatted(port, managementPort));
        }
        hosts = hosts.stream().map(it -> it.toLowerCase(Locale.ROOT)).toList();
        tokens = List.copyOf(tokens);
    }

    /** What people get who say nothing: this machine only, reading only. */
    public static ServerSettings onThisMachine(int port, int managementPort) {
        return new ServerSettings("127.0.0.1", port, managementPort, Optional.empty(), List.of(), List.of(), Role.LOOK);
    }

    /**
     * A token that somebody holds; here is only its hash.
     *
     * @param workspaces which workspaces it is good for; empty means all
     * @param sha256 of the token's UTF-8, 64 hex digits
     * @param expires from then on it is refused
     */
    public record Token(
            String name, Role role, List<WorkspaceName> workspaces, String sha256, Optional<Instant> expires) {

        private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

        public Token {
            workspaces = List.copyOf(workspaces);
            sha256 = sha256.toLowerCase(Locale.ROOT);
            if (!HASH.matcher(sha256).matches()) {
                throw new IllegalArgumentException("sha256 of token %s: must be 64 hex digits".formatted(name));
            }
        }
    }

    /**
     * {@return the same with ports that are free now in place of those that are 0} Somebody else may take one before it is
     * listened on; then starting fails as with any port in use.
     */
    public ServerSettings onFreePorts() {
        return new ServerSettings(
                host,
                port == 0 ? freePort() : port,
                managementPort == 0 ? freePort() : managementPort,
                publicUrl,
                hosts,
                tokens,
                withoutToken);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    /**
     * {@return the same, for Micronaut: what the container that runs this module's beans must be given} The ports must not be 0
     * any more.
     */
    public Map<String, Object> properties() {
        var all = new LinkedHashMap<String, Object>();
        all.put("micronaut.server.port", port);
        all.put("micronaut.server.host", host);
        all.put("weir.management-port", managementPort);
        all.put("micronaut.server.max-request-size", "1MB");
        all.put("micronaut.server.server-header", "Weir");
        // We look at origins ourselves, at our names and not only at this machine.
        all.put("micronaut.server.cors.localhost-pass-through", true);
        all.put("micronaut.server.log-handled-exceptions", false);
        all.put("micronaut.serde.serialization.inclusion", "ALWAYS");
        all.put("micronaut.metrics.export.prometheus.enabled", true);
        all.put("micronaut.metrics.export.prometheus.descriptions", true);
        return Map.copyOf(all);
    }
}
