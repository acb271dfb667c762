package dev.weir.app.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** What every template knows beside the node: the functions that Jinja brings, and the names of conditions. */
final class Globals {

    private Globals() {}

    static Map<String, Object> all() {
        var conditions = new AutomationName.Root();
        return Map.of(
                "range", (PythonFunction) Globals::range,
                "dict", (PythonFunction) given -> map(given),
                "namespace", (PythonFunction) given -> new Namespace(map(given)),
                "cycler", (PythonFunction) Cycler::new,
                "joiner", (PythonFunction) Globals::joiner,
                "lipsum", unsupported("lipsum comes to other words each time"),
                "env", unsupported("env is not supported: nothing of the machine is in reach of templates"),
                "datetime", unsupported("datetime is not supported"),
                "automation_condition", conditions,
                "dg",
                        (Membered) name -> name.equals("AutomationCondition")
                                ? Optional.of(conditions)
                                : unsupported("dg.%s is not supported".formatted(name))
                                        .member(name));
    }

    /** Known in Dagster, so that a template with it says why it is refused. */
    private record Unsupported(String why) implements Membered, PythonFunction {
        @Override
        public Optional<Object> member(String name) {
            throw new IllegalArgumentException(why);
        }

        @Override
        public Object call(Arguments arguments) {
            throw new IllegalArgumentException(why);
        }
    }

    private static Unsupported unsupported(String why) {
        return new Unsupported(why);
    }

    private static Object range(Arguments arguments) {
        var given = arguments.positional();
        if (!arguments.named().isEmpty() || given.isEmpty() || given.size() > 3) {
            throw new IllegalArgumentException("range takes one to three whole numbers");
        }
        long first = PythonNumber.index(given.getFirst());
        return given.size() == 1
                ? PythonRange.of(0, first, 1)
                : PythonRange.of(
                        first,
                        PythonNumber.index(given.get(1)),
                        given.size() == 2 ? 1 : PythonNumber.index(given.getLast()));
    }

    private static Map<Object, Object> map(Arguments given) {
        var map = new LinkedHashMap<Object, Object>();
        PythonCollection.fill(map, given);
        return map;
    }

    /** Nothing at first, and what parts the items from then on. */
    private static Object joiner(Arguments arguments) {
        var part = arguments.to("sep").givenText("sep").orElse(", ");
        var used = new AtomicBoolean();
        return (PythonFunction) _ -> used.getAndSet(true) ? part : "";
    }

    /** Jinja's cycler. */
    private static final class Cycler implements Membered {

        private final Arguments items;
        private int at;

        Cycler(Arguments items) {
            items.first("something to cycle through");
            this.items = items;
        }

        @Override
        public Optional<Object> member(String name) {
            return switch (name) {
                case "current" -> Optional.of(items.positional().get(at));
                case "next" -> Optional.of((PythonFunction) _ -> next());
                case "reset" ->
                    Optional.of((PythonFunction) _ -> {
                        at = 0;
                        return PythonNone.NONE;
                    });
                default -> Optional.empty();
            };
        }

        private Object next() {
            Object found = items.positional().get(at);
            at = (at + 1) % items.positional().size();
            return found;
        }
    }
}
