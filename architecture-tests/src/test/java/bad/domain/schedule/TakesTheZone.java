package bad.domain.schedule;

import java.time.ZoneId;

/** Breaks: the zone is given. */
public final class TakesTheZone {
    ZoneId zone() {
        return ZoneId.systemDefault();
    }
}
