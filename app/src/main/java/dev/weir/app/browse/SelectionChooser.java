package dev.weir.app.browse;

import dev.weir.domain.asset.Manifest;
import dev.weir.domain.selection.Dialect;
import dev.weir.domain.selection.SelectionAnswer;
import dev.weir.domain.selection.SelectionEvaluator;
import dev.weir.domain.selection.SelectionException;
import dev.weir.domain.selection.SelectionQuery;
import dev.weir.domain.selection.Selectors;
import dev.weir.domain.selection.State;
import dev.weir.ports.driving.AskedWronglyException;
import dev.weir.ports.driving.BrowseAssets.Completion;
import dev.weir.ports.driving.BrowseAssets.Selected;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Chooses as {@code dbt ls} would, with one evaluator for each manifest that is at hand. */
public final class SelectionChooser implements Chooser {

    private static final int MOST = 8;

    private final Map<Manifest, Opened> opened = new LinkedHashMap<>(16, 0.75f, true);

    /** A manifest's evaluator, and why it goes without the manifest's own selectors, if it has to. */
    private record Opened(SelectionEvaluator evaluator, Optional<String> unreadableSelectors) {}

    @Override
    public BitSet choose(Manifest manifest, Selected selected) {
        var query = SelectionQuery.ls(
                selected.select().orElse(""), selected.exclude().orElse(""));
        if (selected.selector().isPresent()) {
            query = query.bySelector(selected.selector().get());
        }
        return switch (evaluator(manifest).answer(query)) {
            case SelectionAnswer.Selected(var nodes, var _) -> nodes;
            case SelectionAnswer.Refused(var refusal) ->
                throw refusal.place().column() > 0
                        ? new AskedWronglyException(
                                refusal.sentence(), refusal.place().column())
                        : new AskedWronglyException(refusal.sentence());
        };
    }

    @Override
    public Completion complete(Manifest manifest, String text, int caret) {
        int at = Math.clamp(caret, 0, text.length());
        var word = Words.at(text, at);
        var flaw = Optional.<Completion.Flaw>empty();
        if (!text.isBlank()
                && evaluator(manifest).answer(SelectionQuery.ls(text, ""))
                        instanceof SelectionAnswer.Refused(var refusal)) {
            int from = Math.clamp(refusal.place().column() - 1L, 0, text.length());
            int to = Math.min(
                    text.length(), from + Math.max(1, refusal.criterion().length()));
            flaw = Optional.of(new Completion.Flaw(from, to, refusal.sentence()));
        }
        return new Completion(word.from(), word.to(), Proposals.of(manifest, word.text()), flaw);
    }

    @Override
    public Optional<String> unreadableSelectors(Manifest manifest) {
        return opened(manifest).unreadableSelectors();
    }

    /** Selectors that cannot be read are no reason to select nothing at all: they are then not there, and it is told. */
    private static Opened open(Manifest manifest) {
        try {
            return new Opened(SelectionEvaluator.of(manifest), Optional.empty());
        } catch (SelectionException unreadable) {
            var without = SelectionEvaluator.of(manifest, Dialect.of(manifest.metadata()), Selectors.NONE, State.NONE);
            return new Opened(
                    without,
                    Optional.of("The selectors in the manifest cannot be read, and are left out: %s"
                            .formatted(unreadable.refusal().sentence())));
        }
    }

    private SelectionEvaluator evaluator(Manifest manifest) {
        return opened(manifest).evaluator();
    }

    private Opened opened(Manifest manifest) {
        synchronized (opened) {
            var known = opened.computeIfAbsent(manifest, SelectionChooser::open);
            while (opened.size() > MOST) {
                opened.remove(opened.keySet().iterator().next());
            }
            return known;
        }
    }

    /** A word of a selection and where it stands, without the operators around it. */
    private record Words(int from, int to, String text) {

        static Words at(String text, int caret) {
            int from = caret;
            while (from > 0 && " ,".indexOf(text.charAt(from - 1)) < 0) {
                from--;
            }
            while (from < caret && ("+@".indexOf(text.charAt(from)) >= 0 || isDepth(text, from))) {
                from++;
            }
            int to = caret;
            while (to < text.length() && " ,+".indexOf(text.charAt(to)) < 0) {
                to++;
            }
            return new Words(from, to, text.substring(from, caret));
        }

        /** A digit that says how far an operator reaches: {@code 2+orders}. */
        private static boolean isDepth(String text, int at) {
            int end = at;
            while (end < text.length() && Character.isDigit(text.charAt(end))) {
                end++;
            }
            return end > at && end < text.length() && text.charAt(end) == '+';
        }
    }
}
