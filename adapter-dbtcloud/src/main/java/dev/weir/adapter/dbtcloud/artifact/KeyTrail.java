package dev.weir.adapter.dbtcloud.artifact;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keys of maps that are much alike, as the entries of one section are. After each key comes mostly the one that came after it last time:
 * so its bytes are compared at once, and only if it is another one it is read letter by letter and looked up.
 */
final class KeyTrail {

    private static final int MOST_KEYS = 256;
    private static final int LONGEST = 128;

    /** A key, what is wanted of its value, and what came after it last time. */
    static final class Key {
        private final String name;
        private final @Nullable WantedFields wanted;

        /** The bytes that lay between the end of the value and what came after it, the next key and its colon included. */
        private byte[] way = {};

        private @Nullable Key next;

        private Key(String name, @Nullable WantedFields wanted) {
            this.name = name;
            this.wanted = wanted;
        }

        String name() {
            return name;
        }

        /** {@return what is wanted of the value; null for none of it} */
        @Nullable
        WantedFields wanted() {
            return wanted;
        }

        /** {@return whether this is the end of the map and no key} */
        boolean isEnd() {
            return name.isEmpty();
        }
    }

    private final ByteScanner scanner;
    private final Function<String, @Nullable WantedFields> wanted;
    private final Map<String, Key> keys = new HashMap<>();
    private final Key start = new Key("", null);
    private final Key end = new Key("", null);

    /** {@code wanted} tells of a key what is wanted of its value, always the same. */
    KeyTrail(ByteScanner scanner, Function<String, @Nullable WantedFields> wanted) {
        this.scanner = scanner;
        this.wanted = wanted;
    }

    /** {@return the first key of the map that was entered} */
    Key first() throws IOException {
        return after(start);
    }

    /** {@return the next key, when the value of {@code last} was read} An empty key is passed over. */
    Key after(Key last) throws IOException {
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

    private Key of(String name) {
        var known = keys.get(name);
        if (known != null) {
            return known;
        }
        var key = new Key(name, wanted.apply(name));
        if (keys.size() < MOST_KEYS) {
            keys.put(name, key);
        }
        return key;
    }
}
