package dev.weir.domain.selection;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as dbt's files write them: with a zone or without, which then is UTC; a blank may stand for the T. */
final class Times {

    private Times() {}

    static boolean later(String one, @Nullable String other) {
        if (other == null) {
            return true;
        }
        var left = instant(one);
        var right = instant(other);
        if (left.isPresent() && right.isPresent()) {
            return left.get().isAfter(right.get());
        }
        return one.compareTo(other) > 0;
    }

    private static Optional<Instant> instant(String text) {
        var iso = text.strip().replace(' ', 'T');
        try {
            return Optional.of(OffsetDateTime.parse(iso).toInstant());
        } catch (DateTimeParseException _) {
            try {
                return Optional.of(LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
            } catch (DateTimeParseException _) {
                return Optional.empty();
            }
        }
    }
}
