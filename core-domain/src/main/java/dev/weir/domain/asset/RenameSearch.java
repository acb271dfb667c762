package dev.weir.domain.asset;

import dev.weir.domain.asset.ManifestDiff.Entry;
import dev.weir.domain.asset.ManifestDiff.Renamed.By;
import dev.weir.domain.asset.ManifestDiff.Side;
import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds what went and came under another id, as git finds renamed files. A pair is only taken where there is one candidate on either
 * side, so the search gives the same pairs in both directions. Errs towards calling one thing removed and another added.
 */
final class RenameSearch {

    /** Two ids of one thing. */
    record Pair(Entry from, Entry to, By by) {}

    private final Map<String, Entry> gone = new HashMap<>();
    private final Map<String, Entry> come = new HashMap<>();
    private final List<Pair> pairs = new ArrayList<>();

    private RenameSearch(Collection<Entry> removed, Collection<Entry> added) {
        removed.forEach(it -> gone.put(it.uniqueId(), it));
        added.forEach(it -> come.put(it.uniqueId(), it));
    }

    /** Pairs in the order of the earlier ids. */
    static List<Pair> among(Collection<Entry> removed, Collection<Entry> added, Side before, Side after) {
        var search = new RenameSearch(removed, added);
        search.pair(it -> sameNameInFile(it, before), it -> sameNameInFile(it, after), By.PATH);
        search.pair(it -> ownFile(it, before), it -> ownFile(it, after), By.PATH);
        search.pair(it -> sayings(it, before), it -> sayings(it, after), By.DEFINITION);
        search.pairs.sort(Comparator.comparing(it -> it.from().uniqueId()));
        return List.copyOf(search.pairs);
    }

    private void pair(Function<Entry, Optional<Object>> keyOfGone, Function<Entry, Optional<Object>> keyOfCome, By by) {
        var left = alone(gone.values(), keyOfGone);
        var right = alone(come.values(), keyOfCome);
        left.forEach((key, from) -> {
            var to = right.get(key);
            if (to != null) {
                pairs.add(new Pair(from, to, by));
                gone.remove(from.uniqueId());
                come.remove(to.uniqueId());
            }
        });
    }

    /** The entries that have a key which no other has. */
    private static Map<Object, Entry> alone(Collection<Entry> entries, Function<Entry, Optional<Object>> key) {
        var alone = new HashMap<Object, Entry>();
        Set<Object> several = new HashSet<>();
        for (var entry : entries) {
            key.apply(entry).ifPresent(it -> {
                if (alone.put(it, entry) != null) {
                    several.add(it);
                }
            });
        }
        alone.keySet().removeAll(several);
        return alone;
    }

    /** The hash in the id of a generic test changes with its arguments, the version in that of a model when it gets one. */
    private static Optional<Object> sameNameInFile(Entry entry, Side side) {
        var node = side.file().manifest().node(entry.uniqueId());
        return entry.path()
                .map(path -> List.of(
                        entry.resourceType(),
                        path,
                        node.name(),
                        node.text(Attribute.ATTACHED_NODE).orElse("")));
    }

    /** Of what has a file of its own the file says that it is the same; what YAML declares shares its file with others. */
    private static Optional<Object> ownFile(Entry entry, Side side) {
        var node = side.file().manifest().node(entry.uniqueId());
        boolean own = switch (node.type()) {
            case MODEL, SEED, SNAPSHOT, ANALYSIS, FUNCTION -> true;
            case TEST -> !node.is(Trait.GENERIC_TEST);
            case OPERATION,
                    RPC,
                    SQL_OPERATION,
                    DOC,
                    SOURCE,
                    MACRO,
                    EXPOSURE,
                    METRIC,
                    GROUP,
                    SAVED_QUERY,
                    SEMANTIC_MODEL,
                    UNIT_TEST,
                    FIXTURE,
                    UNKNOWN -> false;
        };
        return own ? entry.path().map(path -> List.of(entry.resourceType(), path)) : Optional.empty();
    }

    /** What it says, but for its name and its place. Something has to be said that tells it from others. */
    private static Optional<Object> sayings(Entry entry, Side side) {
        int number = side.number(entry.uniqueId());
        var said = new HashMap<>(Definition.of(side.body(number), side.groups()));
        said.remove("original_file_path");
        said.remove("alias");
        said.remove("identifier");
        boolean generic = side.file().manifest().is(number, Trait.GENERIC_TEST);
        boolean telling = said.get("raw_code") instanceof Tree.Text(String code, var _)
                ? !code.isBlank() && !generic
                : said.containsKey("checksum");
        return telling ? Optional.of(List.of(entry.resourceType(), said)) : Optional.empty();
    }
}
