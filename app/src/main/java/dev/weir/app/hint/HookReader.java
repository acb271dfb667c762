package dev.weir.app.hint;

import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driving.TakeHint;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks a webhook's signature (HMAC-SHA256 of the raw body with the hook's secret, in hexadecimal, in the {@code Authorization}
 * header) and brings the workspace's next poll forward.
 */
public final class HookReader implements TakeHint {

    /** dbt Cloud repeats a message at most a few times within minutes; older ones are forgotten. */
    private static final int REMEMBERED = 1_000;

    private final Map<WorkspaceName, Optional<Supplier<String>>> secrets;
    private final Consumer<WorkspaceName> bringForward;
    private final Seen seen = new Seen();

    /**
     * Takes hints for these workspaces.
     *
     * @param secrets the secret of each workspace's hook; empty where none is configured
     * @param bringForward wakes the workspace's poll
     */
    public HookReader(Map<WorkspaceName, Optional<Supplier<String>>> secrets, Consumer<WorkspaceName> bringForward) {
        this.secrets = Map.copyOf(secrets);
        this.bringForward = bringForward;
    }

    @Override
    public Taken take(WorkspaceName workspace, String signature, byte[] body) {
        var secret = secrets.get(workspace);
        if (secret == null) {
            return Taken.UNKNOWN;
        }
        if (secret.isEmpty() || !isSigned(secret.get().get(), signature, body)) {
            return Taken.REFUSED;
        }
        if (!seen.first(workspace + " " + signature.strip())) {
            return Taken.REPEATED;
        }
        bringForward.accept(workspace);
        return Taken.HEEDED;
    }

    private static boolean isSigned(String secret, String signature, byte[] body) {
        if (secret.isEmpty()) {
            return false;
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var expected = HexFormat.of().formatHex(mac.doFinal(body)).getBytes(StandardCharsets.US_ASCII);
            return MessageDigest.isEqual(expected, signature.strip().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    /** The signatures that were taken: a body that comes again has the same. */
    private static final class Seen {

        private final LinkedHashMap<String, Boolean> latest = new LinkedHashMap<>();

        synchronized boolean first(String signature) {
            if (latest.put(signature, Boolean.TRUE) != null) {
                return false;
            }
            if (latest.size() > REMEMBERED) {
                latest.pollFirstEntry();
            }
            return true;
        }
    }
}
