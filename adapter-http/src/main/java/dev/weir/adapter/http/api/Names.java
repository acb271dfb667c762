package dev.weir.adapter.http.api;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The names under which Weir is called. A browser that was talked into another name for our address (DNS rebinding) and a page of
 * another site are both known by calling us, or coming from, somewhere else.
 */
@Singleton
final class Names {

    private final Set<String> known = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));

    Names(ServerSettings settings) {
        known.add(settings.host().toLowerCase(Locale.ROOT));
        known.addAll(settings.hosts());
        settings.publicUrl().map(URI::getHost).ifPresent(it -> known.add(it.toLowerCase(Locale.ROOT)));
    }

    /** {@return whether a {@code Host} header names us, whatever the port} */
    boolean knowsHost(String host) {
        return known.contains(withoutPort(host.toLowerCase(Locale.ROOT)));
    }

    /** {@return whether an {@code Origin} header is of a page that was served under one of our names} */
    boolean knowsOrigin(String origin) {
        try {
            var host = URI.create(origin).getHost();
            return host != null && known.contains(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
