package dev.weir.adapter.http.api;

import dev.weir.domain.run.RunId;
import dev.weir.domain.value.Slice;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driving.AskedWronglyException;
import dev.weir.ports.driving.BrowseAssets.Selected;
import dev.weir.ports.driving.UnknownWorkspaceException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Reads what stands in paths and queries; what cannot be read is told to whoever wrote it. */
final class Asked {

    private static final int USUAL = 100;

    private Asked() {}

    static WorkspaceName workspace(String name) {
        try {
            return new WorkspaceName(name);
        } catch (IllegalArgumentException e) {
            throw new UnknownWorkspaceException(name, List.of());
        }
    }

    static RunId run(String id) {
        return new RunId(number("run", id));
    }

    static long number(String what, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new AskedWronglyException("%s is \"%s\", must be a number".formatted(what, text));
        }
    }

    static Slice.Request part(Optional<String> limit, Optional<String> cursor) {
        long wanted = limit.map(it -> number("limit", it)).orElse((long) USUAL);
        if (wanted < 1 || wanted > 500) {
            throw new AskedWronglyException("limit is %d, must be 1 to 500".formatted(wanted));
        }
        return new Slice.Request((int) wanted, cursor.filter(it -> !it.isEmpty()));
    }

    /** A time with its offset, or a day, which begins at midnight UTC. */
    static Optional<Instant> time(String what, Optional<String> text) {
        return text.filter(it -> !it.isBlank()).map(it -> {
            try {
                return it.length() == 10
                        ? LocalDate.parse(it).atStartOfDay(ZoneOffset.UTC).toInstant()
                        // A plus sign that was not encoded has become a blank.
                        : OffsetDateTime.parse(it.replace(' ', '+')).toInstant();
            } catch (DateTimeException e) {
                throw new AskedWronglyException(
                        "%s is \"%s\", must be a time such as 2026-11-23T06:00:00Z or a day".formatted(what, it));
            }
        });
    }

    static Selected selected(Optional<String> select, Optional<String> exclude, Optional<String> selector) {
        return new Selected(given(select), given(exclude), given(selector));
    }

    private static Optional<String> given(Optional<String> text) {
        return text.filter(it -> !it.isBlank());
    }

    /** Words with commas between them. */
    static List<String> words(Optional<String> text) {
        return text.map(it -> List.of(it.split(",")).stream()
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList())
                .orElse(List.of());
    }
}
