package dev.weir.app.browse;

import dev.weir.domain.asset.Manifest;
import dev.weir.domain.value.Tree;
import dev.weir.ports.driven.GraphLayout.Drawing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is drawn of a selection, before it is placed: assets, or groups of assets folded into one node each when there would be too many
 * to read, and the edges between them, bundled. Pure.
 *
 * @param nodes in the order in which they are drawn
 * @param edges between positions in {@code nodes}
 * @param hidden how many assets stand behind folded groups
 */
record Picture(List<Piece> nodes, List<Bundle> edges, int hidden) {

    /** Beyond so many assets groups are folded: a person cannot follow more edges at once. */
    static final int READABLE = 600;

    /** However many groups are opened, no more than this is drawn. */
    static final int MOST = 5_000;

    private static final double HEIGHT = 40;
    private static final double WIDEST = 280;
    private static final double NARROWEST = 120;
    private static final double LETTER = 8.2;
    private static final double FRAME = 48;

    Picture {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** A node of the picture: one asset by its number, or a folded group with its members. */
    record Piece(String id, String label, Optional<String> group, List<Integer> members, double width) {
        Piece {
            members = List.copyOf(members);
        }

        boolean isGroup() {
            return id.startsWith("group:");
        }
    }

    /** Edges from one node to another, as one. */
    record Bundle(int from, int to, int count) {}

    /** What is drawn of {@code chosen}, with the groups in {@code open} unfolded. */
    static Picture of(Manifest manifest, BitSet chosen, Collection<String> open) {
        var folds = new TreeMap<String, List<Integer>>();
        chosen.stream()
                .forEach(node -> folds.computeIfAbsent(Drawn.fold(manifest, node), _ -> new ArrayList<>())
                        .add(node));
        boolean all = chosen.cardinality() <= READABLE;
        var pieces = new ArrayList<Piece>();
        var pieceOf = new HashMap<Integer, Integer>();
        int hidden = 0;
        int drawn = 0;
        for (var fold : folds.entrySet()) {
            var members = fold.getValue();
            boolean unfolded =
                    all || members.size() == 1 || (open.contains(fold.getKey()) && drawn + members.size() <= MOST);
            if (unfolded) {
                for (int node : members) {
                    pieceOf.put(node, pieces.size());
                    pieces.add(asset(manifest, node, fold.getKey()));
                }
                drawn += members.size();
            } else {
                members.forEach(node -> pieceOf.put(node, pieces.size()));
                pieces.add(folded(fold.getKey(), members));
                hidden += members.size();
                drawn++;
            }
        }
        return new Picture(pieces, bundles(manifest, chosen, pieceOf), hidden);
    }

    private static Piece asset(Manifest manifest, int node, String group) {
        var label = label(manifest, node);
        return new Piece(manifest.uniqueId(node), label, Optional.of(group), List.of(node), width(label));
    }

    private static String label(Manifest manifest, int index) {
        var node = manifest.node(index);
        var version = node.version().map(it -> switch (it) {
            case Tree.Num(var number, var _) -> ".v" + number.toPlainString();
            case Tree.Text(var text, var _) -> ".v" + text;
            default -> "";
        });
        return node.name() + version.orElse("");
    }

    private static Piece folded(String name, List<Integer> members) {
        return new Piece("group:" + name, name, Optional.of(name), members, width(name + "  " + members.size()));
    }

    private static double width(String label) {
        return Math.clamp(label.length() * LETTER + FRAME, NARROWEST, WIDEST);
    }

    private static List<Bundle> bundles(Manifest manifest, BitSet chosen, Map<Integer, Integer> pieceOf) {
        var counts = new LinkedHashMap<Long, Integer>();
        var seen = new BitSet(manifest.size());
        chosen.stream().forEach(node -> {
            int to = at(pieceOf, node);
            for (int parent : drawnParents(manifest, node, chosen, seen)) {
                int from = at(pieceOf, parent);
                if (from != to) {
                    counts.merge(((long) from << 32) | to, 1, Integer::sum);
                }
            }
        });
        return counts.entrySet().stream()
                .map(it -> new Bundle((int) (it.getKey() >>> 32), (int) (long) it.getKey(), it.getValue()))
                .toList();
    }

    private static int at(Map<Integer, Integer> pieceOf, int node) {
        var piece = pieceOf.get(node);
        if (piece == null) {
            throw new IllegalStateException("node %d is chosen and in no piece".formatted(node));
        }
        return piece;
    }

    /** The chosen nodes right above one, through what is never drawn, so that an exposure hangs on the models behind its metrics. */
    private static Set<Integer> drawnParents(Manifest manifest, int node, BitSet chosen, BitSet seen) {
        seen.clear();
        var found = new TreeSet<Integer>();
        var queue = new ArrayDeque<Integer>();
        queue.add(node);
        while (!queue.isEmpty()) {
            manifest.graph().eachParent(queue.remove(), parent -> {
                if (!seen.get(parent)) {
                    seen.set(parent);
                    if (chosen.get(parent)) {
                        found.add(parent);
                    } else if (Drawn.isAsset(manifest.type(parent)) && !Drawn.isDrawn(manifest.type(parent))) {
                        queue.add(parent);
                    }
                }
            });
        }
        return found;
    }

    /** {@return the picture as it is asked to be placed} */
    Drawing drawing() {
        return new Drawing(
                nodes.stream()
                        .map(it -> new Drawing.Box(it.id(), it.width(), HEIGHT))
                        .toList(),
                edges.stream().map(it -> new Drawing.Arrow(it.from(), it.to())).toList());
    }

    static double height() {
        return HEIGHT;
    }
}
