package dev.weir.app.hook;

import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.Registry;
import dev.weir.ports.driving.TakeHint;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks a message's signature over its raw bytes, drops what came before, and brings the next poll forward. The message itself is
 * never read: what it tells is asked of dbt Cloud.
 */
public final class HookDesk implements TakeHint {

    /** dbt Cloud repeats a message up to five times, within minutes. */
    private static final int REMEMBERED = 2_000;

    private final Registry registry;
    private final Function<WorkspaceName, Optional<String>> secret;
    private final Consumer<WorkspaceName> bringForward;
    private final SequencedSet<String> taken = new LinkedHashSet<>();

    /** {@code secret} is asked for each message, so that a replaced one holds at once. */
    public HookDesk(
            Registry registry, Function<WorkspaceName, Optional<String>> secret, Consumer<WorkspaceName> bringForward) {
        this.registry = registry;
        this.secret = secret;
        this.bringForward = bringForward;
    }

    @Override
    public Taken take(WorkspaceName workspace, String signature, byte[] body) {
        if (registry.workspaces().stream().noneMatch(it -> it.name().equals(workspace))) {
            return Taken.UNKNOWN;
        }
        var key = secret.apply(workspace).filter(it -> !it.isEmpty());
        if (key.isEmpty() || !isSigned(key.get(), signature, body)) {
            return Taken.REFUSED;
        }
        if (!isNew(workspace + " " + signature)) {
            return Taken.REPEATED;
        }
        bringForward.accept(workspace);
        return Taken.HEEDED;
    }

    /** In a time that does not tell how much of the signature was right. */
    private static boolean isSigned(String key, String signature, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var expected = HexFormat.of().formatHex(mac.doFinal(Arrays.copyOf(body, body.length)));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.US_ASCII),
                    signature.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    /** The signature is over the whole message, its event's id included: a repetition has the same. */
    private boolean isNew(String message) {
        synchronized (taken) {
            if (!taken.add(message)) {
                return false;
            }
            if (taken.size() > REMEMBERED) {
                taken.removeFirst();
            }
            return true;
        }
    }
}
