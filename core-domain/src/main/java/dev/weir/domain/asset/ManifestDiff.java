package dev.weir.domain.asset;

import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * What changed from one manifest to another, for everything that stands in dbt's graph. What differs by itself (times, compiled
 * code, the macros that a compile happened to call) is no change; what is null is as what is absent, so that another version of dbt
 * with more fields is none either. Everything is in the order of unique ids. Of the same two manifests in the other order it is the
 * {@link #reversed()}.
 *
 * @param renamed what went under one id and came under another, in one place
 * @param macros the unique ids of macros that came, went or were rewritten
 */
public record ManifestDiff(
        List<Entry> added, List<Entry> removed, List<Renamed> renamed, List<Changed> changed, Macros macros) {

    public ManifestDiff {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        renamed = List.copyOf(renamed);
        changed = List.copyOf(changed);
    }

    /** A node as a list shows it. */
    public record Entry(String uniqueId, String resourceType, Optional<String> path) {}

    /** A node that has another id now, with what else changed of it. */
    public record Renamed(Entry from, Entry to, By by, List<Change> changes) {
        public Renamed {
            changes = List.copyOf(changes);
        }

        /** By what it was known again: it stands in the same file, or it says the same. */
        public enum By {
            PATH,
            DEFINITION
        }
    }

    /** A node that changed, by its id and place of today. {@code changes} is never empty. */
    public record Changed(Entry node, List<Change> changes) {
        public Changed {
            changes = List.copyOf(changes);
        }
    }

    /**
     * One thing that changed of a node.
     *
     * @param field where it stands, as dbt names it: {@code config.materialized}, {@code columns.id.data_type}
     * @param before empty for what was not there
     * @param after empty for what is there no more
     */
    public record Change(Aspect aspect, String field, Optional<Tree> before, Optional<Tree> after) {
        Change reversed() {
            return new Change(aspect, field, after, before);
        }
    }

    /** Macros by unique id. */
    public record Macros(List<String> added, List<String> removed, List<String> rewritten) {
        public Macros {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
            rewritten = List.copyOf(rewritten);
        }
    }

    /** What of a node a change is about. Closed by nature: what fits nowhere else is {@code DEFINITION}. */
    public enum Aspect {
        CODE,
        /** A macro that its code calls, however far down, was rewritten, came or went. */
        MACROS,
        CONFIG,
        CONTRACT,
        DEPENDENCIES,
        OWNERS,
        COLUMNS,
        RELATION,
        FRESHNESS,
        GROUP,
        ACCESS,
        VERSION,
        TAGS,
        META,
        DESCRIPTION,
        PATH,
        DEFINITION
    }

    private static final Comparator<Changed> BY_ID =
            Comparator.comparing(it -> it.node().uniqueId());

    /** {@return whether nothing changed that anybody would call a change} */
    public boolean isEmpty() {
        return added.isEmpty()
                && removed.isEmpty()
                && renamed.isEmpty()
                && changed.isEmpty()
                && macros.added().isEmpty()
                && macros.removed().isEmpty()
                && macros.rewritten().isEmpty();
    }

    /**
     * Compares two manifests: one pass over each of their files, and the bodies of both for what stands in both. Memory is that of two
     * nodes and of what changed.
     */
    public static ManifestDiff between(ManifestFile from, ManifestFile to) {
        var before = new Side(from);
        var after = new Side(to);
        var macros = MacroDifference.between(from.bodies(), to.bodies());
        var added = new TreeMap<String, Entry>();
        var changed = new ArrayList<Changed>();
        for (int node = 0; node < to.manifest().size(); node++) {
            int here = node;
            var id = to.manifest().uniqueId(node);
            from.manifest()
                    .indexOf(id)
                    .ifPresentOrElse(
                            there -> {
                                var changes = changes(before.body(there), after.body(here), before, after, macros);
                                if (!changes.isEmpty()) {
                                    changed.add(new Changed(after.entry(here), changes));
                                }
                            },
                            () -> added.put(id, after.entry(here)));
        }
        var removed = new TreeMap<String, Entry>();
        for (int node = 0; node < from.manifest().size(); node++) {
            var id = from.manifest().uniqueId(node);
            if (to.manifest().indexOf(id).isEmpty()) {
                removed.put(id, before.entry(node));
            }
        }
        var renamed = RenameSearch.among(removed.values(), added.values(), before, after).stream()
                .map(pair -> renamed(pair, before, after, macros))
                .toList();
        renamed.forEach(it -> {
            removed.remove(it.from().uniqueId());
            added.remove(it.to().uniqueId());
        });
        changed.sort(BY_ID);
        return new ManifestDiff(
                List.copyOf(added.values()), List.copyOf(removed.values()), renamed, changed, macros.macros());
    }

    /**
     * {@return the fields of a node that can differ without its being a change, while no macro and no group is another: {@code a.b} is
     * the field {@code b} of the map {@code a}}
     */
    public static Set<String> besideDefinitions() {
        return Definition.BESIDE;
    }

    /** What changed of one node, if both have it; empty lists nothing, also where it stands in one of them only. */
    public static List<Change> of(String uniqueId, ManifestFile from, ManifestFile to) {
        var there = from.manifest().indexOf(uniqueId);
        var here = to.manifest().indexOf(uniqueId);
        if (there.isEmpty() || here.isEmpty()) {
            return List.of();
        }
        var before = new Side(from);
        var after = new Side(to);
        return changes(
                before.body(there.getAsInt()),
                after.body(here.getAsInt()),
                before,
                after,
                MacroDifference.between(from.bodies(), to.bodies()));
    }

    private static Renamed renamed(RenameSearch.Pair pair, Side before, Side after, MacroDifference macros) {
        int there = before.number(pair.from().uniqueId());
        int here = after.number(pair.to().uniqueId());
        return new Renamed(
                pair.from(),
                pair.to(),
                pair.by(),
                changes(before.body(there), after.body(here), before, after, macros));
    }

    private static List<Change> changes(
            Tree.Fields was, Tree.Fields is, Side before, Side after, MacroDifference macros) {
        var old = Definition.of(was, before.groups());
        var now = Definition.of(is, after.groups());
        boolean promised = Definition.isPromised(old) || Definition.isPromised(now);
        var fields = new TreeMap<String, Optional<Tree>>();
        old.forEach((field, value) -> fields.put(field, Optional.of(value)));
        now.keySet().forEach(field -> fields.putIfAbsent(field, Optional.empty()));
        var changes = new ArrayList<Change>();
        fields.forEach((field, value) -> {
            var other = Optional.ofNullable(now.get(field));
            if (!value.equals(other)) {
                changes.add(new Change(Definition.aspect(field, promised), field, value, other));
            }
        });
        var reached = macros.reachedFrom(was, is);
        if (!reached.isEmpty()) {
            changes.add(new Change(
                    Aspect.MACROS,
                    "macros",
                    macros.those(reached, MacroDifference.Version.EARLIER),
                    macros.those(reached, MacroDifference.Version.LATER)));
        }
        changes.sort(Comparator.comparing(Change::aspect).thenComparing(Change::field));
        return List.copyOf(changes);
    }

    /** {@return what changed in the other direction} */
    public ManifestDiff reversed() {
        var back = new ArrayList<Changed>();
        for (var one : changed) {
            back.add(new Changed(
                    moved(one), one.changes().stream().map(Change::reversed).toList()));
        }
        return new ManifestDiff(
                removed,
                added,
                renamed.stream()
                        .map(it -> new Renamed(
                                it.to(),
                                it.from(),
                                it.by(),
                                it.changes().stream().map(Change::reversed).toList()))
                        .sorted(Comparator.comparing(it -> it.from().uniqueId()))
                        .toList(),
                back,
                new Macros(macros.removed(), macros.added(), macros.rewritten()));
    }

    /** The node where it stood before. */
    private static Entry moved(Changed one) {
        return one.changes().stream()
                .filter(it -> it.aspect() == Aspect.PATH)
                .findFirst()
                .map(move -> new Entry(
                        one.node().uniqueId(),
                        one.node().resourceType(),
                        move.before().map(it -> it instanceof Tree.Text text ? text.value() : "")))
                .orElse(one.node());
    }

    /** One of the two manifests, read from. */
    record Side(ManifestFile file, Map<String, Tree> groups) {

        Side(ManifestFile file) {
            this(file, owners(file.manifest()));
        }

        private static SequencedMap<String, Tree> owners(Manifest manifest) {
            var owners = new LinkedHashMap<String, Tree>();
            manifest.groups()
                    .forEach(group -> group.body().at("owner").ifPresent(owner -> owners.put(group.name(), owner)));
            return owners;
        }

        int number(String uniqueId) {
            return file.manifest().indexOf(uniqueId).orElseThrow();
        }

        Tree.Fields body(int node) {
            return file.bodies().body(node);
        }

        Entry entry(int index) {
            var node = file.manifest().node(index);
            return new Entry(node.uniqueId(), node.typeWord(), node.text(Attribute.ORIGINAL_FILE_PATH));
        }
    }
}
