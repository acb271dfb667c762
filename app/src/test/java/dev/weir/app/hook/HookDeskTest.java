package dev.weir.app.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.InMemoryRegistry;
import dev.weir.ports.driven.ScriptedDbtCloud;
import dev.weir.ports.driving.TakeHint.Taken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HookDeskTest {

    /** The key {@code secret} over the body {@code {"a":1}}, computed with OpenSSL. */
    private static final String SIGNATURE = "aa9e2e3575f5d7098b6caccd790888c36d5fdb63342a73bada2d6a51747a8494";

    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    private static final WorkspaceName SHOP = new WorkspaceName("shop");

    private final List<WorkspaceName> broughtForward = new ArrayList<>();
    private final InMemoryRegistry registry = new InMemoryRegistry();
    private HookDesk desk;

    @BeforeEach
    void declareAWorkspace() {
        registry.publish(List.of(ScriptedDbtCloud.aWorkspace("shop")), "hash", Instant.EPOCH);
        desk = new HookDesk(registry, _ -> Optional.of("secret"), broughtForward::add);
    }

    @Test
    void aSignedMessageBringsTheNextPollForward() {
        assertThat(desk.take(SHOP, SIGNATURE, BODY)).isEqualTo(Taken.HEEDED);
        assertThat(broughtForward).containsExactly(SHOP);
    }

    @Test
    void aRepetitionIsDropped() {
        desk.take(SHOP, SIGNATURE, BODY);

        assertThat(desk.take(SHOP, SIGNATURE, BODY)).isEqualTo(Taken.REPEATED);
        assertThat(broughtForward).hasSize(1);
    }

    @Test
    void aWrongSignatureIsRefused() {
        assertThat(desk.take(SHOP, "0" + SIGNATURE.substring(1), BODY)).isEqualTo(Taken.REFUSED);
        assertThat(desk.take(SHOP, "", BODY)).isEqualTo(Taken.REFUSED);
        assertThat(broughtForward).isEmpty();
    }

    @Test
    void withoutASecretEverythingIsRefused() {
        var closed = new HookDesk(registry, _ -> Optional.empty(), broughtForward::add);

        assertThat(closed.take(SHOP, SIGNATURE, BODY)).isEqualTo(Taken.REFUSED);
    }

    @Test
    void anUnknownWorkspaceIsSaidToBe() {
        assertThat(desk.take(new WorkspaceName("other"), SIGNATURE, BODY)).isEqualTo(Taken.UNKNOWN);
    }
}
