package dev.weir.domain.selection;

import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.Column;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.NodeGraph;
import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.asset.Section;
import dev.weir.domain.asset.Trait;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What every query over one manifest asks first, as sets of node numbers: made once, read by many. */
final class NodeIndex {

    private final Manifest manifest;
    private final Dialect dialect;
    private final NodeGraph graph;
    private final BitSet members = new BitSet();
    private final BitSet searched;
    private final BitSet candidates = new BitSet();
    private final BitSet blank = new BitSet();
    private final BitSet incomplete = new BitSet();
    private final Map<Section, BitSet> sections = new EnumMap<>(Section.class);
    private final Map<ResourceType, BitSet> types = new EnumMap<>(ResourceType.class);
    private volatile @Nullable FqnMatcher names;
    private volatile @Nullable FilePaths paths;
    private volatile @Nullable NodesByCode tagged;

    /** @param blanks whether nodes without code are part of the graph */
    NodeIndex(Manifest manifest, Dialect dialect, boolean blanks) {
        this.manifest = manifest;
        this.dialect = dialect;
        for (var section : Section.values()) {
            sections.put(section, new BitSet());
        }
        for (var type : ResourceType.values()) {
            types.put(type, new BitSet());
        }
        var out = new BitSet();
        for (int node = 0; node < manifest.size(); node++) {
            boolean disabled = manifest.is(node, Trait.DISABLED) && manifest.section(node) != Section.EXPOSURES;
            if (manifest.is(node, Trait.BLANK_CODE)) {
                blank.set(node);
            }
            if (disabled || (!blanks && blank.get(node))) {
                out.set(node);
                continue;
            }
            members.set(node);
            section(manifest.section(node)).set(node);
            type(manifest.type(node)).set(node);
        }
        graph = out.isEmpty() ? manifest.graph() : manifest.graph().without(out);
        manifest.dangling().forEach(it -> incomplete.set(it.child()));
        for (int node = out.nextSetBit(0); node >= 0; node = out.nextSetBit(node + 1)) {
            manifest.graph().eachChild(node, incomplete::set);
        }
        candidates.or(type(ResourceType.TEST));
        candidates.or(type(ResourceType.UNIT_TEST));
        searched = sections(dialect::searches);
    }

    /** {@return the names, judged by folder: made by the first query that asks; two at once make the same} */
    FqnMatcher names() {
        var known = names;
        if (known == null) {
            known = new FqnMatcher(this);
            names = known;
        }
        return known;
    }

    /** {@return the files and folders: made by the first query that asks} */
    FilePaths paths() {
        var known = paths;
        if (known == null) {
            known = FilePaths.of(manifest);
            paths = known;
        }
        return known;
    }

    /** {@return the nodes of {@code domain} with tags that {@code wanted} accepts} */
    BitSet tagged(BitSet domain, Predicate<List<String>> wanted) {
        var known = tagged;
        if (known == null) {
            known = NodesByCode.of(manifest.tags(), manifest.size());
            tagged = known;
        }
        var nodes = new BitSet(manifest.size());
        for (int code = 0; code < manifest.tags().distinct(); code++) {
            if (wanted.test(manifest.tags().value(code))) {
                known.each(code, nodes::set);
            }
        }
        nodes.and(domain);
        return nodes;
    }

    Manifest manifest() {
        return manifest;
    }

    Dialect dialect() {
        return dialect;
    }

    /** {@return the graph without what is disabled} */
    NodeGraph graph() {
        return graph;
    }

    /** {@return all nodes that are in the graph at all} */
    BitSet members() {
        return members;
    }

    /** {@return those of them that methods look through which are not about one section} */
    BitSet searched() {
        return searched;
    }

    /** {@return the tests, which alone can come along} */
    BitSet candidates() {
        return candidates;
    }

    BitSet blank() {
        return blank;
    }

    BitSet section(Section section) {
        return sections.getOrDefault(section, new BitSet());
    }

    BitSet type(ResourceType type) {
        return types.getOrDefault(type, new BitSet());
    }

    BitSet sections(Section... several) {
        var nodes = new BitSet(manifest.size());
        for (var section : several) {
            nodes.or(section(section));
        }
        return nodes;
    }

    BitSet sections(Predicate<Section> wanted) {
        return sections(Arrays.stream(Section.values()).filter(wanted).toArray(Section[]::new));
    }

    /** {@return whether all that the test depends on is in {@code set}; never when something of it is not in the graph} */
    boolean parentsWithin(int test, BitSet set) {
        return !incomplete.get(test) && graph.parentsWithin(test, set);
    }

    /** {@return the nodes of {@code domain} with a text that {@code wanted} accepts; each different text is judged once} */
    <T> BitSet where(BitSet domain, Column<T> column, Predicate<T> wanted) {
        var codes = new BitSet(column.distinct());
        for (int code = 0; code < column.distinct(); code++) {
            if (wanted.test(column.value(code))) {
                codes.set(code);
            }
        }
        var nodes = new BitSet(manifest.size());
        if (codes.isEmpty()) {
            return nodes;
        }
        for (int node = domain.nextSetBit(0); node >= 0; node = domain.nextSetBit(node + 1)) {
            int code = column.code(node);
            if (code >= 0 && codes.get(code)) {
                nodes.set(node);
            }
        }
        return nodes;
    }

    BitSet where(BitSet domain, Attribute attribute, Predicate<String> wanted) {
        return where(domain, manifest.text(attribute), wanted);
    }
}
