package dev.weir.adapter.dbtcloud.artifact;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keys of maps that are much alike, as the entries of one section are. After each key comes mostly the one that came after it last time:
 * so its bytes are compared at once, and only if it is another one it is read letter by letter and looked up.
 *
 * @param <T> what is known of a key by its name
 */
final class KeyTrail<T> {

    private static final int MOST_KEYS = 256;
    private static final int LONGEST = 128;

    /** So often a value is compared before it is judged whether it mostly is the same. */
    private static final int PROBE = 16;

    /** A key, what is known of it, and what came after it last time. */
    static final class Key<T> {
        private final String name;
        private final @Nullable T known;

        /** The bytes that lay between the end of the value and what came after it, the next key and its colon included. */
        private byte[] way = {};

        private @Nullable Key<T> next;

        /** The value, when it was passed over, and the way behind it. */
        private byte[] over = {};

        private @Nullable Key<T> nextOver;
        private int same;
        private int other;

        private Key(String name, @Nullable T known) {
            this.name = name;
            this.known = known;
        }

        String name() {
            return name;
        }

        /** {@return what is known of the key; null for nothing} */
        @Nullable
        T known() {
            return known;
        }

        /** {@return whether this is the end of the map and no key} */
        boolean isEnd() {
            return name.isEmpty();
        }
    }

    private final ByteScanner scanner;
    private final Function<String, @Nullable T> known;
    private final Map<String, Key<T>> keys = new HashMap<>();
    private final Key<T> start = new Key<>("", null);
    private final Key<T> end = new Key<>("", null);

    /** {@code known} tells what is known of a key, always the same. */
    KeyTrail(ByteScanner scanner, Function<String, @Nullable T> known) {
        this.scanner = scanner;
        this.known = known;
    }

    /** {@return the first key of the map that was entered} */
    Key<T> first() throws IOException {
        return after(start);
    }

    /** {@return the next key, when the value of {@code last} was read} An empty key is passed over. */
    Key<T> after(Key<T> last) throws IOException {
        var likely = last.next;
        if (likely != null && scanner.passes(last.way)) {
            return likely;
        }
        long from = scanner.position();
        var name = scanner.key();
        var key = name.isEmpty() ? end : of(name);
        if (!key.isEnd()) {
            scanner.peek();
        }
        var way = scanner.since(from, LONGEST);
        if (way != null) {
            last.way = way;
            last.next = key;
        }
        return key;
    }

    /** {@return the next key, when the value of {@code last} is still to be passed over} Of many keys nobody wants the value, and it is always the same. */
    Key<T> over(Key<T> last) throws IOException {
        var likely = last.nextOver;
        if (likely != null && scanner.passes(last.over)) {
            last.same++;
            return likely;
        }
        last.other++;
        long from = scanner.position();
        scanner.skip();
        var key = after(last);
        var over = last.same >= last.other || last.other < PROBE ? scanner.since(from, LONGEST) : null;
        last.nextOver = over == null ? null : key;
        if (over != null) {
            last.over = over;
        }
        return key;
    }

    private Key<T> of(String name) {
        var met = keys.get(name);
        if (met != null) {
            return met;
        }
        var key = new Key<>(name, known.apply(name));
        if (keys.size() < MOST_KEYS) {
            keys.put(name, key);
        }
        return key;
    }
}
