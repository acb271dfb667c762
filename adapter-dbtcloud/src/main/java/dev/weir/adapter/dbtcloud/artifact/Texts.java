package dev.weir.adapter.dbtcloud.artifact;

import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Trees as plain text. */
final class Texts {

    static final Tree.Fields NO_FIELDS = Tree.fields(new LinkedHashMap<>());

    private static final int LONGEST_NUMBER = 100;

    private Texts() {}

    /** What stands there, printed for a person; close to JSON. */
    static String of(Tree tree) {
        return switch (tree) {
            case Tree.Text(String value, var _) -> value;
            case Tree.Num number -> printed(number.value());
            case Tree.Flag(boolean value, var _) -> Boolean.toString(value);
            case Tree.Nothing _ -> "null";
            case Tree.Items(var values, var _) ->
                values.stream().map(Texts::of).collect(Collectors.joining(", ", "[", "]"));
            case Tree.Fields fields ->
                fields.values().entrySet().stream().map(Texts::pair).collect(Collectors.joining(", ", "{", "}"));
        };
    }

    private static String pair(Map.Entry<String, Tree> entry) {
        return "%s: %s".formatted(entry.getKey(), of(entry.getValue()));
    }

    /** An exponent beyond all sense is not written out: it would fill the memory. */
    private static String printed(BigDecimal value) {
        return sensible(value) ? value.toPlainString() : value.toString();
    }

    /** {@return whether a number has no more digits than a number of a file should} */
    static boolean sensible(BigDecimal value) {
        return Math.abs((long) value.scale()) <= LONGEST_NUMBER && value.precision() <= LONGEST_NUMBER;
    }

    /** A number, or a text that reads as one. */
    static Optional<BigDecimal> number(Tree tree) {
        return switch (tree) {
            case Tree.Num number -> Optional.of(number.value()).filter(Texts::sensible);
            case Tree.Text(String value, var _) when value.length() <= LONGEST_NUMBER -> parsed(value.strip());
            case Tree.Text _, Tree.Flag _, Tree.Nothing _, Tree.Items _, Tree.Fields _ -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> parsed(String text) {
        try {
            var value = new BigDecimal(text);
            return sensible(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
