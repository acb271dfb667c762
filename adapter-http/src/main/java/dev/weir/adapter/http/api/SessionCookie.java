package dev.weir.adapter.http.api;

import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;

/**
 * What keeps the page logged in, since an event source cannot send a header. It holds the token itself, so that every node knows it
 * and a token that is taken away ends its sessions at once; no script can read it, and no other site's request carries it.
 */
final class SessionCookie {

    static final String NAME = "weir-session";

    private SessionCookie() {}

    static Cookie holding(String token, Transport transport) {
        return cookie(token, transport).maxAge(Duration.ofDays(30));
    }

    static Cookie gone(Transport transport) {
        return cookie("", transport).maxAge(Duration.ZERO);
    }

    private static Cookie cookie(String value, Transport transport) {
        return Cookie.of(NAME, value)
                .httpOnly(true)
                .sameSite(SameSite.Strict)
                .secure(transport == Transport.ENCRYPTED)
                .path("/");
    }

    /** How people reach Weir. */
    enum Transport {
        PLAIN,
        ENCRYPTED;

        static Transport of(ServerSettings settings) {
            return settings.publicUrl()
                            .filter(it -> "https".equalsIgnoreCase(it.getScheme()))
                            .isPresent()
                    ? ENCRYPTED
                    : PLAIN;
        }
    }
}
