package dev.weir.domain.value;

import java.util.List;
import java.util.Optional;

/** A part of a long answer. {@code next} asks for what follows; it is empty at the end, and means nothing to whoever passes it on. */
public record Slice<T>(List<T> items, Optional<String> next) {

    public Slice {
        items = List.copyOf(items);
    }

    /** All there is. */
    public static <T> Slice<T> whole(List<T> items) {
        return new Slice<>(items, Optional.empty());
    }

    /** Which part is asked for: at most {@code limit} items (1 to 500) after {@code cursor}. */
    public record Request(int limit, Optional<String> cursor) {
        /** The first part, of the usual size. */
        public static final Request FIRST = new Request(100, Optional.empty());

        public Request {
            if (limit < 1 || limit > 500) {
                throw new IllegalArgumentException("limit is %d, must be 1 to 500".formatted(limit));
            }
        }
    }
}
