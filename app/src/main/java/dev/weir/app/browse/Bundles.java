package dev.weir.app.browse;

import dev.weir.app.browse.Picture.Bundle;
import dev.weir.app.browse.Picture.Frame;
import dev.weir.app.browse.Picture.Piece;
import dev.weir.domain.asset.Manifest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The edges of a picture. One that crosses a frame is drawn, bundled, between the outermost things that it joins, and is quiet itself.
 * Between groups almost everything hangs on everything, so of their bundles only the skeleton is drawn: the stream, without the few
 * edges against it, and without what only shortens a way over others.
 */
final class Bundles {

    private final List<Piece> pieces;
    private final List<Frame> frames;

    private Bundles(List<Piece> pieces, List<Frame> frames) {
        this.pieces = pieces;
        this.frames = frames;
    }

    private record Ends(int from, int to) {}

    static List<Bundle> of(Manifest manifest, BitSet chosen, List<Piece> pieces, List<Frame> frames) {
        var bundles = new Bundles(pieces, frames);
        var drawn = new LinkedHashMap<Ends, Integer>();
        var quiet = new LinkedHashMap<Ends, Integer>();
        var places = places(pieces);
        var seen = new BitSet(manifest.size());
        chosen.stream().forEach(node -> {
            int to = place(places, node);
            for (int parent : drawnParents(manifest, node, chosen, seen)) {
                int from = place(places, parent);
                if (from != to) {
                    var whole = new Ends(from, to);
                    var outer = bundles.outermost(whole);
                    drawn.merge(outer, 1, Integer::sum);
                    if (!outer.equals(whole)) {
                        quiet.merge(whole, 1, Integer::sum);
                    }
                }
            }
        });
        var skeleton = bundles.skeleton(drawn);
        var all = new ArrayList<Bundle>();
        drawn.forEach((it, count) -> all.add(new Bundle(it.from(), it.to(), count, !skeleton.contains(it))));
        quiet.forEach((it, count) -> all.add(new Bundle(it.from(), it.to(), count, true)));
        return all;
    }

    private static Map<Integer, Integer> places(List<Piece> pieces) {
        var places = new HashMap<Integer, Integer>();
        for (int at = 0; at < pieces.size(); at++) {
            int place = at;
            pieces.get(at).members().forEach(node -> places.put(node, place));
        }
        return places;
    }

    private static int place(Map<Integer, Integer> places, int node) {
        var place = places.get(node);
        if (place == null) {
            throw new IllegalStateException("node %d is chosen and in no piece".formatted(node));
        }
        return place;
    }

    /** The two nodes or frames, side by side in one frame, that hold the ends of an edge. */
    private Ends outermost(Ends ends) {
        var from = chain(ends.from());
        var to = chain(ends.to());
        int at = 0;
        while (from.get(at).equals(to.get(at))) {
            at++;
        }
        return new Ends(from.get(at), to.get(at));
    }

    /** A node and the frames around it, as positions of the picture, the outermost first. */
    private List<Integer> chain(int piece) {
        var chain = new ArrayDeque<Integer>();
        chain.push(piece);
        int frame = pieces.get(piece).within();
        while (frame != Picture.OUTSIDE) {
            chain.push(pieces.size() + frame);
            frame = frames.get(frame).within();
        }
        return List.copyOf(chain);
    }

    /** Those of the bundles that are drawn. Between single assets all are: they are the lineage. */
    private Set<Ends> skeleton(Map<Ends, Integer> bundles) {
        var down = new HashMap<Integer, Set<Integer>>();
        var between = new ArrayList<Ends>();
        bundles.keySet().forEach(it -> {
            if (isAsset(it.from()) && isAsset(it.to())) {
                join(down, it);
            } else {
                between.add(it);
            }
        });
        var stream = new ArrayList<Ends>();
        between.sort(Comparator.comparingInt((Ends it) -> bundles.getOrDefault(it, 0))
                .reversed()
                .thenComparingInt(Ends::from)
                .thenComparingInt(Ends::to));
        for (var bundle : between) {
            if (!leads(down, List.of(bundle.to()), bundle.from())) {
                join(down, bundle);
                stream.add(bundle);
            }
        }
        var kept = new HashSet<>(bundles.keySet());
        kept.removeAll(between);
        for (var bundle : stream) {
            var others = new TreeSet<>(down.getOrDefault(bundle.from(), Set.of()));
            others.remove(bundle.to());
            if (!leads(down, others, bundle.to())) {
                kept.add(bundle);
            }
        }
        return kept;
    }

    private boolean isAsset(int at) {
        return at < pieces.size() && !pieces.get(at).isGroup();
    }

    private static void join(Map<Integer, Set<Integer>> down, Ends ends) {
        down.computeIfAbsent(ends.from(), _ -> new TreeSet<>()).add(ends.to());
    }

    private static boolean leads(Map<Integer, Set<Integer>> down, Collection<Integer> from, int to) {
        var seen = new HashSet<>(from);
        var open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            int at = open.pop();
            if (at == to) {
                return true;
            }
            down.getOrDefault(at, Set.of()).stream().filter(seen::add).forEach(open::push);
        }
        return false;
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
}
