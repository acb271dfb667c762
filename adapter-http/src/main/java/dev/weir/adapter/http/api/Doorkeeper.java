package dev.weir.adapter.http.api;

import dev.weir.adapter.http.api.ServerSettings.Token;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/** Knows who holds which token. Only hashes are compared, each of them, in a time that tells nothing. */
@Singleton
final class Doorkeeper {

    private final ServerSettings settings;
    private final InstantSource time;

    Doorkeeper(ServerSettings settings, InstantSource time) {
        this.settings = settings;
        this.time = time;
    }

    boolean asksForTokens() {
        return !settings.tokens().isEmpty();
    }

    /** {@return who holds this token; nobody if it is unknown or has expired} */
    Optional<Caller> holderOf(String token) {
        var hash = sha256(token);
        var now = time.instant();
        Optional<Token> found = Optional.empty();
        for (var known : settings.tokens()) {
            boolean good = known.expires().filter(it -> !now.isBefore(it)).isEmpty();
            if (MessageDigest.isEqual(hash, HexFormat.of().parseHex(known.sha256())) && good) {
                found = Optional.of(known);
            }
        }
        return found.map(it -> new Caller(it.name(), it.role(), it.workspaces()));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
