package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the sandbox is told to misbehave. Every call meets the first {@link Mischief} that fits it and is not used up, and all those
 * behind it that fit as well. Safe to change while calls go on.
 */
public final class Misbehaviour {

    private static final int FOR_EVER = Integer.MAX_VALUE;

    private final List<Entry> entries = new ArrayList<>();
    private @Nullable Instant closedUntil;

    private static final class Entry {
        private final String method;
        private final Pattern path;
        private final Mischief mischief;
        private int skips;
        private int left;

        Entry(String method, Pattern path, Mischief mischief, int skips, int left) {
            this.method = method;
            this.path = path;
            this.mischief = mischief;
            this.skips = skips;
            this.left = left;
        }
    }

    Misbehaviour() {}

    /** Every call meets it from now on. */
    public void always(Mischief mischief) {
        add("*", ".*", mischief, 0, FOR_EVER);
    }

    /** The next call meets it. */
    public void once(Mischief mischief) {
        add("*", ".*", mischief, 0, 1);
    }

    /** Calls whose path holds {@code path} (a regular expression) meet it from now on. */
    public void on(String path, Mischief mischief) {
        add("*", path, mischief, 0, FOR_EVER);
    }

    /** The next {@code times} calls whose path holds {@code path} (a regular expression) meet it. */
    public void on(String path, Mischief mischief, int times) {
        add("*", path, mischief, 0, times);
    }

    /**
     * The most exact form.
     *
     * @param method an HTTP method, or {@code *}
     * @param path a regular expression that is found in the path
     * @param skips so many fitting calls go well before
     * @param times so many fitting calls meet it
     */
    public synchronized void add(String method, String path, Mischief mischief, int skips, int times) {
        entries.add(new Entry(method, Pattern.compile(path), mischief, skips, times));
    }

    /** From now on it behaves; a cool-down that has begun is over, too. */
    public synchronized void stop() {
        entries.clear();
        closedUntil = null;
    }

    /** {@return how many mischiefs are not used up} */
    public synchronized int left() {
        return (int) entries.stream().filter(each -> each.left > 0).count();
    }

    synchronized List<Mischief> meet(Call call) {
        var met = new ArrayList<Mischief>();
        for (var entry : entries) {
            if ((entry.method.equals("*") || entry.method.equals(call.method()))
                    && entry.path.matcher(call.path()).find()) {
                if (entry.skips > 0) {
                    entry.skips--;
                } else if (entry.left > 0) {
                    entry.left = entry.left == FOR_EVER ? FOR_EVER : entry.left - 1;
                    met.add(entry.mischief);
                }
            }
        }
        return met;
    }

    synchronized void close(Instant until) {
        closedUntil = until;
    }

    synchronized boolean closed(Instant now) {
        return closedUntil != null && now.isBefore(closedUntil);
    }
}
