package dev.weir.domain.event;

import dev.weir.domain.event.AssetEvent.Measures;
import dev.weir.domain.value.Loss;
import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What an adapter answered, as far as it means what it seems to. The keys differ from adapter to adapter. */
final class WarehouseAnswer {

    private static final List<String> QUERY = List.of("query_id", "job_id");
    private static final List<String> ROWS = List.of("rows_affected");
    private static final List<String> BYTES = List.of("bytes_processed", "data_scanned_in_bytes");

    private static final BigDecimal UNKNOWN = BigDecimal.ONE.negate();
    private static final int LONGEST_NUMBER = 19;

    private WarehouseAnswer() {}

    static Measures measures(Tree.Fields answer, Loss.Tally losses) {
        if (answer.values().isEmpty()) {
            return Measures.NONE;
        }
        return new Measures(number(answer, ROWS, losses), number(answer, BYTES, losses), text(answer, QUERY, losses));
    }

    /** The first that is a whole number from 0 up: some adapters write −1 for unknown. */
    private static OptionalLong number(Tree.Fields answer, List<String> keys, Loss.Tally losses) {
        return keys.stream()
                .flatMap(key -> answer.at(key).map(it -> number(key, it, losses)).stream())
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong number(String key, Tree value, Loss.Tally losses) {
        return switch (value) {
            case Tree.Nothing _ -> OptionalLong.empty();
            case Tree.Num given -> {
                var number = given.value();
                var whole = whole(number);
                if (whole.isEmpty() && number.compareTo(UNKNOWN) != 0) {
                    losses.count("adapter_response.%s is no number of things".formatted(key), number.toString());
                }
                yield whole;
            }
            case Tree.Text(String text, var _) when isWhole(text) -> whole(new BigDecimal(text));
            // A dry run may say bytes for people: 3.4 MiB.
            case Tree.Text _, Tree.Flag _, Tree.Items _, Tree.Fields _ -> {
                losses.count("adapter_response.%s is %s, not a number".formatted(key, value.kind()), key);
                yield OptionalLong.empty();
            }
        };
    }

    private static boolean isWhole(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private static OptionalLong whole(BigDecimal number) {
        boolean fits = number.signum() >= 0 && number.precision() - number.scale() < LONGEST_NUMBER;
        return fits ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
    }

    private static Optional<String> text(Tree.Fields answer, List<String> keys, Loss.Tally losses) {
        return keys.stream()
                .flatMap(key -> answer.at(key).flatMap(it -> text(key, it, losses)).stream())
                .filter(it -> !it.isBlank())
                .findFirst();
    }

    private static Optional<String> text(String key, Tree value, Loss.Tally losses) {
        return switch (value) {
            case Tree.Text(String text, var _) -> Optional.of(text);
            case Tree.Nothing _ -> Optional.empty();
            case Tree.Num _, Tree.Flag _, Tree.Items _, Tree.Fields _ -> {
                losses.count("adapter_response.%s is %s, not a text".formatted(key, value.kind()), key);
                yield Optional.empty();
            }
        };
    }
}
