package dev.weir.app.browse;

import dev.weir.domain.asset.Manifest;
import dev.weir.domain.selection.Reach;
import dev.weir.domain.value.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is drawn of a selection, before it is placed: assets, or groups of assets folded into one node each when there would be too many
 * to read, frames around what an opened group holds, and the edges between all of them, bundled. Pure.
 *
 * @param nodes in the order in which they are drawn
 * @param frames each after the one that it stands in
 * @param edges between positions in {@code nodes}, and after the last of these in {@code frames}
 * @param hidden how many assets stand behind folded groups
 */
record Picture(List<Piece> nodes, List<Frame> frames, List<Bundle> edges, int hidden) {

    /** Beyond so many assets groups are folded: a person cannot follow more edges at once. */
    static final int READABLE = 600;

    /** However many groups are opened, no more than this is drawn. */
    static final int MOST = 5_000;

    /** The frame of what stands in none. */
    static final int OUTSIDE = -1;

    private static final double HEIGHT = 40;
    private static final double WIDEST = 280;
    private static final double NARROWEST = 120;
    private static final double LETTER = 8.2;
    private static final double FRAME = 48;

    /** A group's name is to be read from afar, where it is written larger. */
    private static final double LETTER_FROM_AFAR = 12;

    private static final double PADDING = 24;
    private static final double WIDEST_GROUP = 360;

    Picture {
        nodes = List.copyOf(nodes);
        frames = List.copyOf(frames);
        edges = List.copyOf(edges);
    }

    /** A node of the picture, in the frame of that number: one asset by its own number, or a folded group with its members. */
    record Piece(String id, String label, Optional<String> group, List<Integer> members, double width, int within) {
        Piece {
            members = List.copyOf(members);
        }

        boolean isGroup() {
            return id.startsWith("group:");
        }
    }

    /** What an opened group of {@code count} assets holds, itself in another frame or in none. */
    record Frame(String group, String label, int count, int within) {}

    /** Edges from one node or frame to another, as one. {@code quiet} ones are there to be lit, and are not drawn otherwise. */
    record Bundle(int from, int to, int count, boolean quiet) {}

    /** What is drawn of {@code chosen}, with the groups in {@code open} unfolded, and those that hold an asset that is named there. */
    static Picture of(Manifest manifest, BitSet chosen, Collection<String> open) {
        var groups = Fold.groups(manifest, chosen);
        if (chosen.cardinality() <= READABLE) {
            var nodes = groups.stream()
                    .flatMap(fold -> fold.members().stream().map(it -> asset(manifest, it, fold.key(), OUTSIDE)))
                    .toList();
            return new Picture(nodes, List.of(), Bundles.of(manifest, chosen, nodes, List.of()), 0);
        }
        var sought = new BitSet(manifest.size());
        open.forEach(it -> manifest.indexOf(it).ifPresent(sought::set));
        var pieces = new ArrayList<Piece>();
        var frames = new ArrayList<Frame>();
        int hidden = 0;
        int drawn = 0;
        var queue = new ArrayDeque<Standing>();
        var outermost = groups.size() == 1 ? groups.getFirst().parts(manifest) : groups;
        outermost.reversed().forEach(it -> queue.push(new Standing(it, OUTSIDE)));
        while (!queue.isEmpty()) {
            var standing = queue.pop();
            var fold = standing.fold();
            int many = fold.members().size();
            boolean opened =
                    open.contains(fold.key()) || fold.members().stream().anyMatch(sought::get);
            if (many == 1) {
                pieces.add(asset(manifest, fold.members().getFirst(), fold.key(), standing.within()));
                drawn++;
            } else if (opened && (many > Fold.AT_ONCE || drawn + many <= MOST)) {
                int frame = frames.size();
                frames.add(new Frame(fold.key(), fold.label(), many, standing.within()));
                if (many > Fold.AT_ONCE) {
                    fold.parts(manifest).reversed().forEach(it -> queue.push(new Standing(it, frame)));
                } else {
                    fold.members().forEach(node -> pieces.add(asset(manifest, node, fold.key(), frame)));
                    drawn += many;
                }
            } else {
                pieces.add(folded(fold, standing.within()));
                hidden += many;
                drawn++;
            }
        }
        return new Picture(pieces, frames, Bundles.of(manifest, chosen, pieces, frames), hidden);
    }

    /** A fold that is still to be drawn, and the frame that it will stand in. */
    private record Standing(Fold fold, int within) {}

    private static Piece asset(Manifest manifest, int node, String group, int within) {
        var label = label(manifest, node);
        return new Piece(manifest.uniqueId(node), label, Optional.of(group), List.of(node), width(label), within);
    }

    private static String label(Manifest manifest, int index) {
        var node = manifest.node(index);
        var version = node.version().map(it -> switch (it) {
            case Tree.Num number -> ".v" + number.value().toPlainString();
            case Tree.Text(var text, var _) -> ".v" + text;
            default -> "";
        });
        return node.name() + version.orElse("");
    }

    private static Piece folded(Fold fold, int within) {
        var text = "%s · %,d".formatted(fold.label(), fold.members().size());
        double width = Math.clamp(text.length() * LETTER_FROM_AFAR + PADDING, NARROWEST, WIDEST_GROUP);
        return new Piece("group:" + fold.key(), fold.label(), Optional.of(fold.key()), fold.members(), width, within);
    }

    private static double width(String label) {
        return Math.clamp(label.length() * LETTER + FRAME, NARROWEST, WIDEST);
    }

    /** {@return the frame in which the node or frame at a position stands} */
    int within(int at) {
        return at < nodes.size()
                ? nodes.get(at).within()
                : frames.get(at - nodes.size()).within();
    }

    /** {@return a node of the picture and everything above and below it in the manifest; nothing when there is no such node} */
    BitSet line(Manifest manifest, String id) {
        var start = new BitSet(manifest.size());
        nodes.stream()
                .filter(it -> it.id().equals(id))
                .flatMap(it -> it.members().stream())
                .forEach(start::set);
        var line = (BitSet) start.clone();
        line.or(manifest.graph().ancestors(start, Reach.UNLIMITED));
        line.or(manifest.graph().descendants(start, Reach.UNLIMITED));
        return line;
    }

    static double height() {
        return HEIGHT;
    }
}
