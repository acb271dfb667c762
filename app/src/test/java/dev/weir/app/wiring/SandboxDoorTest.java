package dev.weir.app.wiring;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SandboxDoorTest {

    @Test
    void aPortInUseIsSaidWithThePortAndTheOption() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(PortInUse.class)
                    .isThrownBy(() -> SandboxDoor.start(taken.getLocalPort(), Optional.empty()))
                    .withMessage(
                            "Port %d is in use. Choose another one with --port; 0 takes a free one.",
                            taken.getLocalPort());
        }
    }
}
