package dev.weir.adapter.http.api;

import dev.weir.domain.value.Slice;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A part of a list; {@code next} is the cursor of what follows, null at the end. */
@Serdeable
record Items<T>(List<T> items, Optional<String> next) {

    static <S, T> Items<T> of(Slice<S> slice, Function<S, T> view) {
        return new Items<>(slice.items().stream().map(view).toList(), slice.next());
    }

    static <S, T> Items<T> whole(List<S> all, Function<S, T> view) {
        return new Items<>(all.stream().map(view).toList(), Optional.empty());
    }
}
