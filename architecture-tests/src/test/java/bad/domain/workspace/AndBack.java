package bad.domain.workspace;

import bad.domain.run.RoundAndRound;
import java.util.List;

/** The other half of the circle. */
public record AndBack(List<RoundAndRound> rounds) {
    RoundAndRound first() {
        return rounds.getFirst();
    }
}
