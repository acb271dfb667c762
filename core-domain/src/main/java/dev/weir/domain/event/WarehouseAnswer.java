package dev.weir.domain.event;

import dev.weir.domain.event.AssetEvent.Measures;
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

    private static final int LONGEST_NUMBER = 19;

    private WarehouseAnswer() {}

    static Measures measures(Tree.Fields answer) {
        if (answer.values().isEmpty()) {
            return Measures.NONE;
        }
        return new Measures(number(answer, ROWS), number(answer, BYTES), text(answer, QUERY));
    }

    /** The first that is a whole number from 0 up: some adapters write −1 for unknown. */
    private static OptionalLong number(Tree.Fields answer, List<String> keys) {
        return keys.stream()
                .flatMap(it -> answer.at(it).stream())
                .mapMulti((Tree value, java.util.function.Consumer<Long> found) -> {
                    switch (value) {
                        case Tree.Num(BigDecimal number, var _) -> whole(number).ifPresent(found);
                        case Tree.Text(String text, var _)
                        when text.length() <= LONGEST_NUMBER
                                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                                && !text.isEmpty() ->
                            whole(new BigDecimal(text)).ifPresent(found);
                        case Tree.Text _, Tree.Flag _, Tree.Nothing _, Tree.Items _, Tree.Fields _ -> {}
                    }
                })
                .mapToLong(Long::longValue)
                .findFirst();
    }

    private static Optional<Long> whole(BigDecimal number) {
        boolean fits = number.signum() >= 0 && number.precision() - number.scale() < LONGEST_NUMBER;
        return fits ? Optional.of(number.longValue()) : Optional.empty();
    }

    private static Optional<String> text(Tree.Fields answer, List<String> keys) {
        return keys.stream()
                .flatMap(it -> answer.at(it).stream())
                .filter(Tree.Text.class::isInstance)
                .map(it -> ((Tree.Text) it).value())
                .filter(it -> !it.isBlank())
                .findFirst();
    }
}
