package dev.weir.adapter.dbtcloud.client;

import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Reads lists to their end while others write to them: no row is lost, none comes twice, and none is waited for without end. */
final class Paging {

    /** More pages than any account has; a list that does not end before is broken. */
    static final int MOST_PAGES = 20_000;

    /** How many rows of the page before are read again, so that rows that moved up are met. */
    static final int OVERLAP = 10;

    /** So many pages in a row may show nothing new: rows move while they are read. */
    private static final int MOST_STALE = 2;

    private Paging() {}

    /** Asks for a page of the rows with ids above a number, lowest first, from a place among them on. */
    interface ByKey {
        Page above(long id, int offset);
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

    /**
     * All rows of a list with ids above a number, lowest id first. Rows that come and go meanwhile move no other. A full page that is
     * not in order may hide rows below it, so the rest of the list is then read by place.
     */
    static List<Fields> byKey(long above, ByKey list) {
        NavigableMap<Long, Fields> rows = new TreeMap<>();
        var reached = above;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            var page = list.above(reached, 0);
            var highest = Math.max(reached, highest(page));
            collect(page, above, rows);
            if (page.isLast(0) || (highest == reached && page.rows().size() < page.limit())) {
                return List.copyOf(rows.values());
            }
            if (!ascends(page)) {
                var from = reached;
                for (var row : byOffset(offset -> list.above(from, offset))) {
                    rows.putIfAbsent(row.whole("id").orElse(above), row);
                }
                rows.headMap(above, true).clear();
                return List.copyOf(rows.values());
            }
            if (highest == reached) {
                throw new Endless("its pages do not go on from the id that is asked for");
            }
            reached = highest;
        }
        throw new Endless("it has more than %d pages".formatted(MOST_PAGES));
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
            var before = rows.size();
            var distinct = collect(page, Long.MIN_VALUE, rows);
            var added = rows.size() - before;
            if (offset > 0 && added == distinct) {
                offset = (int) Math.max(0, offset - page.limit());
                continue;
            }
            if (page.isLast(offset)) {
                return List.copyOf(rows.values());
            }
            stale = added == 0 ? stale + 1 : 0;
            if (stale > MOST_STALE) {
                throw new Endless("its pages show the same rows again and again");
            }
            offset += Math.max(1, distinct - OVERLAP);
        }
        throw new Endless("it has more than %d pages".formatted(MOST_PAGES));
    }

    /** The first rows of a list, highest id first, each once: mostly one page, but a host may show fewer at once than were asked for. */
    static List<Fields> newestFirst(ByOffset list, int most) {
        NavigableMap<Long, Fields> rows = new TreeMap<>();
        var offset = 0;
        var stale = 0;
        while (rows.size() < most && stale <= MOST_STALE) {
            var page = list.from(offset);
            var before = rows.size();
            collect(page, Long.MIN_VALUE, rows);
            if (page.isLast(offset)) {
                break;
            }
            stale = rows.size() == before ? stale + 1 : 0;
            offset += page.rows().size();
        }
        return rows.descendingMap().values().stream().limit(most).toList();
    }

    /** Adds the rows with ids above a number that are not there yet. {@return how many different ones the page shows} */
    private static int collect(Page page, long above, NavigableMap<Long, Fields> rows) {
        Set<Long> distinct = new HashSet<>();
        for (var row : page.rows()) {
            var id = row.whole("id");
            if (id.isPresent() && id.getAsLong() > above) {
                distinct.add(id.getAsLong());
                rows.putIfAbsent(id.getAsLong(), row);
            }
        }
        return distinct.size();
    }

    private static long highest(Page page) {
        return page.rows().stream()
                .mapToLong(row -> row.whole("id").orElse(Long.MIN_VALUE))
                .max()
                .orElse(Long.MIN_VALUE);
    }

    private static boolean ascends(Page page) {
        var before = Long.MIN_VALUE;
        for (var row : page.rows()) {
            var id = row.whole("id").orElse(before);
            if (id < before) {
                return false;
            }
            before = id;
        }
        return true;
    }
}
