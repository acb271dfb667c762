package dev.weir.domain.selection;

import dev.weir.domain.asset.Manifest;
import dev.weir.domain.selection.Selection.Criterion;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;

/** What the methods find that look at an earlier state; each is refused where that state is not there. */
final class StateMatcher {

    private final NodeIndex index;
    private final Manifest manifest;
    private final Dialect dialect;
    private final State state;

    StateMatcher(NodeIndex index, State state) {
        this.index = index;
        this.state = state;
        manifest = index.manifest();
        dialect = index.dialect();
    }

    BitSet states(Criterion criterion) {
        var difference = state.difference()
                .orElseThrow(() -> Matcher.refused(criterion, "there is no earlier manifest to compare with"));
        var text = Matcher.required(criterion);
        var word = StateWord.of(text)
                .filter(it -> dialect.stateOldAndUnmodified() || (it != StateWord.OLD && it != StateWord.UNMODIFIED))
                .orElseThrow(() -> Matcher.refused(
                        criterion,
                        "no state \"%s\"".formatted(text),
                        Suggestion.to(
                                text,
                                Arrays.stream(StateWord.values())
                                        .map(StateWord::word)
                                        .toList())));
        if (word == StateWord.MODIFIED || word == StateWord.UNMODIFIED || word == StateWord.CONTRACT) {
            difference.broken().ifPresent(it -> {
                throw Matcher.refused(criterion, it);
            });
        }
        var found = difference.nodes(word);
        found.and(index.searched());
        return found;
    }

    BitSet results(Criterion criterion) {
        var results = state.results().orElseThrow(() -> Matcher.refused(criterion, "there are no earlier run results"));
        return known(results.getOrDefault(criterion.text(), Set.of()));
    }

    private BitSet known(Iterable<String> uniqueIds) {
        var found = new BitSet(manifest.size());
        for (var uniqueId : uniqueIds) {
            manifest.indexOf(uniqueId).ifPresent(found::set);
        }
        found.and(index.searched());
        return found;
    }

    BitSet sourceStatus(Criterion criterion) {
        Map<String, String> before = state.earlierSources()
                .orElseThrow(() -> Matcher.refused(criterion, "there is no earlier sources.json"));
        Map<String, String> now = state.currentSources()
                .orElseThrow(() -> Matcher.refused(criterion, "there is no sources.json of today"));
        if (!criterion.text().equals("fresher")) {
            return new BitSet();
        }
        return known(now.entrySet().stream()
                .filter(it -> !before.containsKey(it.getKey()) || Times.later(it.getValue(), before.get(it.getKey())))
                .map(Map.Entry::getKey)
                .toList());
    }
}
