package dev.weir.adapter.dbtcloud.client;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Reads lists to their end while others write to them: no row is lost, none comes twice, and none is waited for without end. */
final class Paging {

    /** More pages than any account has; a list that does not end before is broken. */
    static final int MOST_PAGES = 20_000;

    /** How many rows of the page before are read again, so that rows that moved up are met. */
    static final int OVERLAP = 10;

    private Paging() {}

    /** Asks for the rows with ids above a number, lowest first. */
    interface ByKey {
        Page above(long id);
    }

    /** Asks for the rows from a place in the list on, lowest id first. */
    interface ByOffset {
        Page from(int offset);
    }

    /** The list does not behave as a list: in the words of a sentence that goes on. */
    static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String how;

        Endless(String how) {
            super(how);
            this.how = how;
        }

        String how() {
            return how;
        }
    }

    /** All rows with ids above a number, lowest id first. Rows that come and go meanwhile move no other. */
    static List<Fields> byKey(long above, ByKey list) {
        NavigableMap<Long, Fields> rows = new TreeMap<>();
        var reached = above;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            var page = list.above(reached);
            var highest = reached;
            for (var row : page.rows()) {
                var id = row.whole("id");
                if (id.isPresent() && id.getAsLong() > above) {
                    rows.putIfAbsent(id.getAsLong(), row);
                    highest = Math.max(highest, id.getAsLong());
                }
            }
            if (page.isLast(0) || (highest == reached && page.rows().size() < page.limit())) {
                return new ArrayList<>(rows.values());
            }
            if (highest == reached || descends(page)) {
                throw new Endless("its pages do not go on from the id that is asked for");
            }
            reached = highest;
        }
        throw new Endless("it has more than %d pages".formatted(MOST_PAGES));
    }

    /** A full page with the highest ids first would hide all that is below it. */
    private static boolean descends(Page page) {
        OptionalLong before = OptionalLong.empty();
        for (var row : page.rows()) {
            var id = row.whole("id");
            if (id.isEmpty() || (before.isPresent() && id.getAsLong() >= before.getAsLong())) {
                return false;
            }
            before = id;
        }
        return page.rows().size() > 1;
    }

    /**
     * All rows of a list that can only be asked for by place. Each page begins within the one before; if it shows none of those rows,
     * more of them were removed than that, and it is gone back.
     */
    static List<Fields> byOffset(ByOffset list) {
        NavigableMap<Long, Fields> rows = new TreeMap<>();
        var offset = 0;
        var stale = 0;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            var page = list.from(offset);
            var known = 0;
            for (var row : page.rows()) {
                var id = row.whole("id");
                if (id.isPresent() && rows.putIfAbsent(id.getAsLong(), row) != null) {
                    known++;
                }
            }
            var wentTooFar = offset > 0 && known == 0;
            if (wentTooFar) {
                offset = (int) Math.max(0, offset - page.limit());
                continue;
            }
            if (page.isLast(offset)) {
                return new ArrayList<>(rows.values());
            }
            stale = known == page.rows().size() ? stale + 1 : 0;
            if (stale > 2) {
                throw new Endless("its pages show the same rows again and again");
            }
            offset += Math.max(1, page.rows().size() - OVERLAP);
        }
        throw new Endless("it has more than %d pages".formatted(MOST_PAGES));
    }
}
