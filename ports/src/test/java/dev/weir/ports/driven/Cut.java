package dev.weir.ports.driven;

import dev.weir.domain.value.Slice;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Parts of lists that the fakes hold whole. A cursor is the number of the last item given. */
final class Cut {

    private Cut() {}

    static <T> Slice<T> of(List<T> all, ToLongFunction<T> number, Slice.Request part) {
        var start = part.cursor().map(cursor -> after(all, number, cursor)).orElse(0);
        var end = Math.min(all.size(), start + part.limit());
        var items = all.subList(start, end);
        return new Slice<>(
                items,
                end < all.size() ? Optional.of(Long.toString(number.applyAsLong(items.getLast()))) : Optional.empty());
    }

    private static <T> int after(List<T> all, ToLongFunction<T> number, String cursor) {
        if (!cursor.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("\"%s\" is no cursor that was given out".formatted(cursor));
        }
        var last = Long.parseLong(cursor);
        for (var i = 0; i < all.size(); i++) {
            if (number.applyAsLong(all.get(i)) == last) {
                return i + 1;
            }
        }
        return all.size();
    }
}
