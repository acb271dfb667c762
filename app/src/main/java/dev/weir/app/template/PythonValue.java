package dev.weir.app.template;

import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trees as the values that templates work with, which change nothing of them, and back. */
final class PythonValue {

    private long size;

    private PythonValue() {}

    static Object of(Tree tree) {
        return switch (tree) {
            case Tree.Text(String value, var _) -> value;
            case Tree.Num number -> number(number.value());
            case Tree.Flag(boolean value, var _) -> value;
            case Tree.Nothing _ -> PythonNone.NONE;
            case Tree.Items(var values, var _) -> {
                var items = new ArrayList<>();
                values.forEach(it -> items.add(of(it)));
                yield Collections.unmodifiableList(items);
            }
            case Tree.Fields fields -> new PythonFields(fields);
        };
    }

    private static Object number(BigDecimal value) {
        return value.scale() == 0 ? PythonNumber.whole(value.toBigIntegerExact()) : (Object) value.doubleValue();
    }

    /** Throws {@link IllegalArgumentException} for what is no value, and for what is larger than a template may come to. */
    static Tree tree(Object value) {
        return new PythonValue().grown(value);
    }

    /** A list may hold another many times over, so that what is small for us is large for who gets it. */
    private Tree grown(Object value) {
        size += value instanceof String text ? 1 + text.length() : 1;
        Limit.length(size);
        return switch (value) {
            case Unknown unknown -> throw unknown.used();
            case PythonNone _ -> Tree.nothing();
            case String text -> Tree.text(text);
            case Boolean flag -> Tree.flag(flag);
            case BigInteger number -> Tree.number(new BigDecimal(number));
            case Double number -> Tree.number(decimal(number));
            case Long number -> Tree.number(number);
            case PythonKey key -> grown(key.path());
            case AutomationName name -> name.label().map(Tree::text).orElseGet(Tree::nothing);
            case Map<?, ?> map -> {
                var fields = new LinkedHashMap<String, Tree>();
                map.forEach((key, inner) -> fields.put(PythonPrinted.text(key), grown(inner)));
                yield Tree.fields(fields);
            }
            case List<?> items -> {
                var trees = new ArrayList<Tree>();
                items.forEach(it -> trees.add(grown(it)));
                yield Tree.items(trees);
            }
            case PythonStream _, PythonView _, PythonRange _ ->
                throw new IllegalArgumentException("it comes to %s, which is no value yet; | list makes a list of it"
                        .formatted(PythonType.said(value)));
            case Object other ->
                throw new IllegalArgumentException(
                        "it comes to %s, which is no value".formatted(PythonType.said(other)));
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
