package dev.weir.adapter.persistence;

import dev.weir.domain.value.Slice;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where a long answer goes on. */
final class Cursor {

    private Cursor() {}

    /** A place in what is ordered by time and, within it, by a number. */
    record Moment(Instant at, long number) {

        static Moment read(String cursor) {
            var parts = cursor.split("_", 2);
            try {
                return new Moment(Instant.parse(parts[0]), Long.parseLong(parts.length == 2 ? parts[1] : ""));
            } catch (DateTimeException | NumberFormatException _) {
                throw unknown(cursor);
            }
        }

        @Override
        public String toString() {
            return at + "_" + number;
        }
    }

    static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException _) {
            throw unknown(cursor);
        }
    }

    static IllegalArgumentException unknown(String cursor) {
        return new IllegalArgumentException("\"%s\" is no cursor that was given out".formatted(cursor));
    }

    /** Of one more than was asked for, those that were asked for, and where to go on if there was one more. */
    static <T> Slice<T> cut(List<T> oneMore, Slice.Request part, Function<T, Object> cursor) {
        if (oneMore.size() <= part.limit()) {
            return Slice.whole(oneMore);
        }
        var items = oneMore.subList(0, part.limit());
        return new Slice<>(items, Optional.of(cursor.apply(items.getLast()).toString()));
    }
}
