package bad.domain.schedule;

import java.time.Instant;

/** Breaks: time is given. */
public final class ReadsTheClock {
    Instant time() {
        return Instant.now();
    }
}
