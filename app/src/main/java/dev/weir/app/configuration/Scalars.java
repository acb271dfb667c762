package dev.weir.app.configuration;

import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers and flags, which are texts where they came from the environment. */
final class Scalars {

    private static final Pattern DIGITS = Pattern.compile("-?\\d{1,30}");

    private Scalars() {}

    static Optional<BigDecimal> whole(Tree tree) {
        return switch (tree) {
            case Tree.Num number when number.value().stripTrailingZeros().scale() <= 0 -> Optional.of(number.value());
            case Tree.Text(String text, var _)
            when DIGITS.matcher(text.strip()).matches() -> Optional.of(new BigDecimal(text.strip()));
            case Tree.Num _, Tree.Text _, Tree.Flag _, Tree.Nothing _, Tree.Items _, Tree.Fields _ -> Optional.empty();
        };
    }

    static Optional<Boolean> flag(Tree tree) {
        return switch (tree) {
            case Tree.Flag(boolean value, var _) -> Optional.of(value);
            case Tree.Text(String text, var _)
            when text.equals("true") || text.equals("false") -> Optional.of(text.equals("true"));
            case Tree.Num _, Tree.Text _, Tree.Nothing _, Tree.Items _, Tree.Fields _ -> Optional.empty();
        };
    }
}
