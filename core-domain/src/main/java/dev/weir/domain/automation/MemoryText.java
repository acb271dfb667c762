package dev.weir.domain.automation;

import dev.weir.domain.automation.MemoryRow.Address;
import dev.weir.domain.automation.MemoryRow.Cell;
import dev.weir.domain.automation.MemoryRow.Window;

/** Tells people what conditions remember. Times are UTC. */
final class MemoryText {

    private MemoryText() {}

    static String describe(ConditionMemory memory) {
        var text = new StringBuilder();
        text.append(memory.last().map(last -> "last evaluated " + window(last)).orElse("never evaluated"))
                .append('\n');
        memory.byName().forEach((name, row) -> describe(text, name, row));
        return text.toString();
    }

    private static String window(Window window) {
        return "at %s, after event %d".formatted(Moments.instant(window.at()), window.newest());
    }

    private static void describe(StringBuilder text, String name, MemoryRow row) {
        text.append(name)
                .append(": ")
                .append(ConditionText.print(row.shape().condition()))
                .append('\n');
        if (row.lastRequested() != 0) {
            text.append("  last requested at ")
                    .append(Moments.instant(row.lastRequested()))
                    .append(row.requested() ? ", the last evaluation\n" : "\n");
        }
        row.own()
                .ifPresent(own -> text.append("  stands still since it was last evaluated ")
                        .append(window(own))
                        .append('\n'));
        row.all(name)
                .forEach((address, cell) ->
                        text.append("  ").append(line(name, address, cell)).append('\n'));
    }

    private static String line(String name, Address address, Cell cell) {
        var what = ConditionText.print(address.expression())
                + (address.target().equals(name) ? "" : " about " + address.target());
        return switch (cell) {
            case Cell.On _ -> "holds: " + what;
            case Cell.Version(var version) -> "code version %s: %s".formatted(version.orElse("none"), what);
            case Cell.Waiting(long first, long last) ->
                "waits, first true at %s, last at %s: %s"
                        .formatted(Moments.instant(first), Moments.instant(last), what);
            case Cell.Attempts(int count, long last, boolean asked) ->
                "asked for %d times, last at %s%s: %s"
                        .formatted(count, Moments.instant(last), asked ? ", and asks again" : "", what);
        };
    }
}
