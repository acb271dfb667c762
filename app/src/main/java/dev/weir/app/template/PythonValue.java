package dev.weir.app.template;

import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trees as the values that templates work with, and back. */
final class PythonValue {

    private PythonValue() {}

    static Object of(Tree tree) {
        return switch (tree) {
            case Tree.Text(String value, var _) -> value;
            case Tree.Num(BigDecimal value, var _) -> number(value);
            case Tree.Flag(boolean value, var _) -> value;
            case Tree.Nothing _ -> PythonNone.NONE;
            case Tree.Items(var values, var _) -> {
                var items = new ArrayList<>();
                values.forEach(it -> items.add(of(it)));
                yield items;
            }
            case Tree.Fields fields -> {
                var map = new LinkedHashMap<String, Object>();
                fields.values().forEach((key, value) -> map.put(key, of(value)));
                yield map;
            }
        };
    }

    private static Object number(BigDecimal value) {
        boolean whole = value.scale() <= 0 && value.precision() - value.scale() <= 18;
        return whole ? (Object) value.longValueExact() : (Object) value.doubleValue();
    }

    /** Throws {@link IllegalArgumentException} for what is no value. */
    static Tree tree(@Nullable Object value) {
        return switch (value) {
            case null -> throw new IllegalArgumentException("it comes to nothing that is known");
            case PythonNone _ -> Tree.nothing();
            case CharSequence text -> Tree.text(text.toString());
            case Boolean flag -> Tree.flag(flag);
            case BigDecimal number -> Tree.number(number);
            case BigInteger number -> Tree.number(new BigDecimal(number));
            case Double number -> Tree.number(decimal(number));
            case Float number -> Tree.number(decimal(number.doubleValue()));
            case Number number -> Tree.number(number.longValue());
            case AutomationName name -> name.label().map(Tree::text).orElseGet(Tree::nothing);
            case Map<?, ?> map -> {
                var fields = new LinkedHashMap<String, Tree>();
                map.forEach((key, inner) -> fields.put(String.valueOf(key), tree(inner)));
                yield Tree.fields(fields);
            }
            case Collection<?> items ->
                Tree.items(items.stream().map(PythonValue::tree).toList());
            case Object other ->
                throw new IllegalArgumentException("it comes to %s, which is no value"
                        .formatted(other.getClass().getSimpleName()));
        };
    }

    /** Python prints a whole float with a zero behind the point, and so it stays a float. */
    private static BigDecimal decimal(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("it comes to no finite number");
        }
        var exact = BigDecimal.valueOf(value);
        return exact.scale() <= 0 ? exact.setScale(1) : exact;
    }
}
