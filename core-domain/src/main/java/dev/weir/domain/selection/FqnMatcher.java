package dev.weir.domain.selection;

import dev.weir.domain.asset.Column;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.ResourceType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds nodes by their qualified name: package, folders, name. A value is held against the whole and against the whole without its
 * package; it matches the last part, or, part by part, the beginning; from its first wildcard on it must match all the rest. Folders
 * are judged once for all the nodes in them.
 */
final class FqnMatcher {

    private static final int NO = -2;
    private static final int YES = -1;

    private final Manifest manifest;
    private final Dialect dialect;
    private final List<List<String>> stems = new ArrayList<>();
    private final List<List<String>> flatStems = new ArrayList<>();
    private final int[] packageParts;
    private final BitSet versioned = new BitSet();
    private final LeafOrder order;
    private final NodesByCode byLeaf;

    FqnMatcher(NodeIndex index) {
        manifest = index.manifest();
        dialect = index.dialect();
        order = new LeafOrder(manifest.fqnLeaves());
        byLeaf = NodesByCode.of(manifest.fqnLeaves(), manifest.size());
        Column<List<String>> column = manifest.fqnStems();
        for (int code = 0; code < column.distinct(); code++) {
            stems.add(column.value(code));
            flatStems.add(flat(column.value(code)));
        }
        packageParts = stems.stream()
                .mapToInt(it -> it.isEmpty()
                        ? 0
                        : SelectionParser.split(it.getFirst(), '.').size())
                .toArray();
        for (int node = index.members().nextSetBit(0);
                node >= 0;
                node = index.members().nextSetBit(node + 1)) {
            if (manifest.versions().code(node) >= 0 && manifest.type(node) == ResourceType.MODEL) {
                versioned.set(node);
            }
        }
    }

    private static List<String> flat(List<String> stem) {
        return stem.stream()
                .flatMap(it -> SelectionParser.split(it, '.').stream())
                .toList();
    }

    BitSet find(String value, BitSet domain) {
        var parts = SelectionParser.split(value, '.');
        int wild = firstWildcard(parts);
        var found = wild < 0 ? prefixes(parts, domain) : wildcards(parts, wild, value, domain);
        leaves(value, domain, found);
        versions(value, parts, domain, found);
        return found;
    }

    private static int firstWildcard(List<String> parts) {
        for (int at = 0; at < parts.size(); at++) {
            if (parts.get(at).chars().anyMatch(it -> it == '*' || it == '?' || it == '[' || it == ']')) {
                return at;
            }
        }
        return -1;
    }

    /** What is called so: the last part, of a versioned model the one before. */
    private void leaves(String value, BitSet domain, BitSet found) {
        int wanted = order.code(value);
        if (wanted >= 0) {
            byLeaf.each(wanted, node -> {
                if (domain.get(node) && !versioned.get(node)) {
                    found.set(node);
                }
            });
        }
    }

    /** All versions by the model's name, and one by name and version with a dot or an underscore between. */
    private void versions(String value, List<String> parts, BitSet domain, BitSet found) {
        var lastTwo = String.join("_", parts.subList(Math.max(0, parts.size() - 2), parts.size()));
        for (int node = versioned.nextSetBit(0); node >= 0; node = versioned.nextSetBit(node + 1)) {
            var name = versionedName(node);
            if (name == null || !domain.get(node)) {
                continue;
            }
            var leaf = manifest.fqnLeaves().of(node);
            boolean exact = dialect.second()
                    ? value.equals(name + "." + leaf) || value.equals(name + "_" + leaf)
                    : dialect.underscoreVersions()
                            ? lastTwo.equals(name + "_" + leaf)
                            : parts.size() > 1
                                    && String.join(".", parts.subList(parts.size() - 2, parts.size()))
                                            .equals(name + "." + leaf);
            if (value.equals(name) || exact) {
                found.set(node);
            }
        }
    }

    private @Nullable String versionedName(int node) {
        List<String> stem = manifest.fqnStems().of(node);
        return stem == null || stem.isEmpty() ? null : stem.getLast();
    }

    /** A value without wildcards: each stem says yes, no, or from which part on the rest is the leaf's business. */
    private BitSet prefixes(List<String> parts, BitSet domain) {
        var found = new BitSet(manifest.size());
        var whole = new int[stems.size()];
        var unscoped = new int[stems.size()];
        boolean folders = false;
        for (int code = 0; code < whole.length; code++) {
            whole[code] = verdict(stems.get(code), 0, parts);
            unscoped[code] = verdict(stems.get(code), 1, parts);
            folders |= whole[code] == YES || unscoped[code] == YES;
        }
        var column = manifest.fqnStems();
        var rests = new BitSet[parts.size()];
        var eligible = folders ? domain : new BitSet(manifest.size());
        for (int at = 0; at < rests.length; at++) {
            rests[at] = order.below(String.join(".", parts.subList(at, parts.size())));
            if (!folders) {
                rests[at].stream().forEach(leaf -> byLeaf.each(leaf, eligible::set));
            }
        }
        for (int node = eligible.nextSetBit(0); node >= 0; node = eligible.nextSetBit(node + 1)) {
            int code = column.code(node);
            if (code >= 0
                    && domain.get(node)
                    && (holds(whole[code], node, rests) || holds(unscoped[code], node, rests))) {
                found.set(node);
            }
        }
        return found;
    }

    private static int verdict(List<String> stem, int from, List<String> parts) {
        int at = 0;
        for (int segment = from; segment < stem.size(); segment++) {
            for (var part : SelectionParser.split(stem.get(segment), '.')) {
                if (at == parts.size()) {
                    return YES;
                }
                if (!part.equals(parts.get(at))) {
                    return NO;
                }
                at++;
            }
        }
        return at == parts.size() ? YES : at;
    }

    private boolean holds(int verdict, int node, BitSet[] rests) {
        if (verdict < 0) {
            return verdict == YES;
        }
        int leaf = manifest.fqnLeaves().code(node);
        return leaf >= 0 && rests[verdict].get(leaf);
    }

    private BitSet wildcards(List<String> parts, int wild, String value, BitSet domain) {
        var found = new BitSet(manifest.size());
        var glob = Glob.of(String.join(".", parts.subList(wild, parts.size())));
        boolean leafOnly = parts.size() == 1 && dialect.leafWildcards();
        boolean restToo = !(dialect.second() && parts.size() == 1);
        if (wild == 0 && parts.size() == 1 && glob.matchesAll()) {
            found.or(domain);
            return found;
        }
        var leafGlob = Glob.of(value);
        var starts = starts(parts, wild);
        var stemColumn = manifest.fqnStems();
        var flats = new FlatStem[stems.size()];
        for (int node = domain.nextSetBit(0); node >= 0; node = domain.nextSetBit(node + 1)) {
            int code = stemColumn.code(node);
            var leaf = manifest.fqnLeaves().of(node);
            if (code < 0 || leaf == null) {
                continue;
            }
            if (flats[code] == null) {
                flats[code] = new FlatStem(flatStems.get(code), packageParts[code], starts, parts.size());
            }
            boolean rest =
                    restToo && (flats[code].whole.matches(leaf, glob) || flats[code].unscoped.matches(leaf, glob));
            if (rest || (leafOnly && leafMatches(node, leaf, leafGlob))) {
                found.set(node);
            }
        }
        return found;
    }

    private boolean leafMatches(int node, String leaf, Glob glob) {
        var name = versioned.get(node) ? versionedName(node) : leaf;
        return name != null && glob.matches(name);
    }

    private static List<String> starts(List<String> parts, int wild) {
        return parts.subList(0, wild);
    }

    /** A stem in both views, judged against the parts before the first wildcard. */
    private static final class FlatStem {

        private final View whole;
        private final View unscoped;

        FlatStem(List<String> flat, int packageParts, List<String> starts, int parts) {
            whole = new View(flat, starts, parts);
            unscoped = new View(flat.subList(packageParts, flat.size()), starts, parts);
        }
    }

    private static final class View {

        private final List<String> starts;
        private final int parts;
        private final List<String> flat;
        private final String rest;
        private final boolean startsWell;

        View(List<String> flat, List<String> starts, int parts) {
            this.starts = starts;
            this.parts = parts;
            this.flat = flat;
            int common = Math.min(flat.size(), starts.size());
            startsWell = flat.subList(0, common).equals(starts.subList(0, common));
            rest = flat.size() > starts.size() ? String.join(".", flat.subList(starts.size(), flat.size())) + "." : "";
        }

        boolean matches(String leaf, Glob glob) {
            if (!startsWell) {
                return false;
            }
            int length =
                    flat.size() + 1 + (int) leaf.chars().filter(it -> it == '.').count();
            if (length < parts) {
                return false;
            }
            if (flat.size() >= starts.size()) {
                return glob.matches(rest.isEmpty() ? leaf : rest + leaf);
            }
            var leafParts = SelectionParser.split(leaf, '.');
            int missing = starts.size() - flat.size();
            return leafParts.size() > missing
                    && leafParts.subList(0, missing).equals(starts.subList(flat.size(), starts.size()))
                    && glob.matches(String.join(".", leafParts.subList(missing, leafParts.size())));
        }
    }
}
