package dev.weir.domain.automation;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What a tick came to.
 *
 * @param requested the assets to be made, by key
 * @param requestedChecks the checks to be executed, by name
 * @param memory what is remembered from now on
 * @param explanations of the roots that said something else than before, or that are requested
 * @param errors roots that could not be evaluated, with the reason; their memory is as it was, the others go on
 * @param asked how many roots were evaluated
 * @param remembered whether any row of memory is another than before; if not, nothing has to be written
 */
public record Evaluation(
        SortedSet<String> requested,
        SortedSet<String> requestedChecks,
        ConditionMemory memory,
        List<Explanation> explanations,
        SortedMap<String, String> errors,
        int asked,
        boolean remembered) {
    public Evaluation {
        explanations = List.copyOf(explanations);
    }
}
