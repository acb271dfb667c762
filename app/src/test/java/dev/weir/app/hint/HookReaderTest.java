package dev.weir.app.hint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driving.TakeHint.Taken;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HookReaderTest {

    private static final WorkspaceName SHOP = new WorkspaceName("shop");
    private static final WorkspaceName MUTE = new WorkspaceName("mute");
    private static final byte[] BODY = "{\"eventId\":\"wev_1\"}".getBytes(StandardCharsets.UTF_8);

    /** Computed with: printf '{"eventId":"wev_1"}' | openssl dgst -sha256 -hmac secret. */
    private static final String SIGNATURE = "f099a62281f8dd3c8f56824bfbc2f8658c39f90f41c551b368f77ce324d0b308";

    private final List<WorkspaceName> woken = new ArrayList<>();
    private final HookReader hooks =
            new HookReader(Map.of(SHOP, Optional.of(() -> "secret"), MUTE, Optional.empty()), woken::add);

    @Test
    void aSignedMessageBringsThePollForwardOnce() {
        assertThat(hooks.take(SHOP, SIGNATURE, BODY)).isEqualTo(Taken.HEEDED);
        assertThat(hooks.take(SHOP, SIGNATURE, BODY)).isEqualTo(Taken.REPEATED);
        assertThat(woken).containsExactly(SHOP);
    }

    @Test
    void aWrongSignatureWakesNobody() {
        assertThat(hooks.take(SHOP, SIGNATURE.replace('a', 'b'), BODY)).isEqualTo(Taken.REFUSED);
        assertThat(hooks.take(SHOP, "", BODY)).isEqualTo(Taken.REFUSED);
        assertThat(hooks.take(SHOP, SIGNATURE, new byte[0])).isEqualTo(Taken.REFUSED);
        assertThat(woken).isEmpty();
    }

    @Test
    void withoutASecretNothingIsTaken() {
        assertThat(hooks.take(MUTE, SIGNATURE, BODY)).isEqualTo(Taken.REFUSED);
    }

    @Test
    void aWorkspaceThatIsNotDeclaredIsUnknown() {
        assertThat(hooks.take(new WorkspaceName("nobody"), SIGNATURE, BODY)).isEqualTo(Taken.UNKNOWN);
    }
}
