package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What dbt prints: a real text moved to another time, or one made for a part of the nodes. */
final class ConsoleLog {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern TIMED = Pattern.compile("^(\\d\\d:\\d\\d:\\d\\d)  (.*)$");
    private static final Pattern TOOK = Pattern.compile("(?<= in )(\\d+\\.\\d\\d)(?=s])");
    private static final Pattern TARGET = Pattern.compile("target='[^']*'");
    private static final Pattern SCHEMA = Pattern.compile("(?<=[ \"])" + Restamp.REAL_SCHEMA + "(?=[._\"])");
    private static final int WIDTH = 74;

    private ConsoleLog() {}

    static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /** The real text of a scenario, up to {@code now}. */
    static String real(Scenario scenario, TimeMap time, String schema, String target, Instant now) {
        var text = new StringBuilder();
        var shown = true;
        for (var line : scenario.log()) {
            var timed = TIMED.matcher(line);
            var rest = line;
            if (timed.matches()) {
                var at = time.map(onDay(scenario.from(), timed.group(1)));
                shown = !at.isAfter(now);
                rest = clock(at) + "  " + timed.group(2);
            }
            if (shown) {
                text.append(dressed(rest, time, schema, target)).append('\n');
            }
        }
        return text.toString();
    }

    private static Instant onDay(Instant day, String clock) {
        return day.atOffset(ZoneOffset.UTC).with(LocalTime.parse(clock)).toInstant();
    }

    private static String dressed(String line, TimeMap time, String schema, String target) {
        var took = TOOK.matcher(line)
                .replaceAll(match -> "%.2f".formatted(Double.parseDouble(match.group(1)) * time.stretch()));
        var aimed = TARGET.matcher(took).replaceAll("target='" + target + "'");
        return schema.equals(Restamp.REAL_SCHEMA)
                ? aimed
                : SCHEMA.matcher(aimed).replaceAll(schema);
    }

    private record Line(Instant at, String text) {}

    /** The text of an invocation that did only some of a scenario's rows, up to {@code now}. */
    static String made(
            Scenario scenario,
            ProjectIndex project,
            List<Scenario.Row> rows,
            TimeMap time,
            String schema,
            String target,
            Instant now) {
        var lines = new ArrayList<Line>();
        var begin = time.newFrom();
        lines.add(new Line(begin, "Running with dbt=1.12.6"));
        lines.add(new Line(begin, "Registered adapter: duckdb=1.11.1"));
        scenario.log().stream()
                .filter(line -> line.contains("  Found "))
                .findFirst()
                .ifPresent(line -> lines.add(new Line(begin, line.substring(10))));
        lines.add(new Line(begin, ""));
        lines.add(new Line(begin, "Concurrency: 2 threads (target='" + target + "')"));
        lines.add(new Line(begin, ""));
        var number = 0;
        var last = begin;
        for (var row : rows) {
            number++;
            var what = what(row, project, schema);
            var started = row.started() == null ? last : time.map(row.started());
            var ended = row.completed() == null ? last : time.map(row.completed());
            if (!row.skipped()) {
                lines.add(new Line(started, padded("%d of %d START %s".formatted(number, rows.size(), what), "RUN")));
            }
            lines.add(new Line(ended, done(row, number, rows.size(), what, time)));
            last = ended.isAfter(last) ? ended : last;
        }
        lines.sort(Comparator.comparing(Line::at));
        var end = time.newTo();
        var seconds = java.time.Duration.between(begin, end).toMillis() / 1000.0;
        lines.add(new Line(end, ""));
        lines.add(new Line(
                end,
                "Finished running %d nodes in 0 hours %d minutes and %.2f seconds (%.2fs)."
                        .formatted(rows.size(), (int) (seconds / 60), seconds % 60, seconds)));
        rows.stream().filter(Scenario.Row::bad).forEach(row -> {
            lines.add(new Line(end, ""));
            lines.add(new Line(end, "Failure in " + what(row, project, schema)));
            lines.add(new Line(end, "  " + (row.message() == null ? row.status() : row.message())));
        });
        lines.add(new Line(end, ""));
        lines.add(new Line(end, tally(rows)));
        var text = new StringBuilder();
        for (var line : lines) {
            if (!line.at().isAfter(now)) {
                text.append(clock(line.at())).append("  ").append(line.text()).append('\n');
            }
        }
        return text.toString();
    }

    private static String what(Scenario.Row row, ProjectIndex project, String schema) {
        var node = project.nodes().get(row.node());
        if (node == null) {
            return "hook: " + row.node().substring(row.node().lastIndexOf('.') + 1);
        }
        var relation = (node.schema().startsWith(Restamp.REAL_SCHEMA)
                        ? schema + node.schema().substring(Restamp.REAL_SCHEMA.length())
                        : node.schema())
                + "." + node.alias();
        return switch (node.type()) {
            case "model" ->
                "%s %s model %s"
                        .formatted(node.path().endsWith(".py") ? "python" : "sql", node.materialised(), relation);
            case "seed" -> "seed file " + relation;
            case "snapshot" -> "snapshot " + relation;
            case "test" -> "test " + node.name();
            case "source" -> "freshness of " + node.name();
            default -> node.type() + " " + node.name();
        };
    }

    private static String done(Scenario.Row row, int number, int of, String what, TimeMap time) {
        var word = switch (row.status()) {
            case "success" -> "OK";
            case "pass" -> "PASS";
            case "warn" -> "WARN " + row.failures();
            case "fail" -> "FAIL " + row.failures();
            case "skipped" -> "SKIP";
            case "no-op" -> "NO-OP";
            default -> "ERROR";
        };
        var verb = row.status().equals("success") && what.contains(" model ") ? " created " : " ";
        return padded(
                "%d of %d %s%s%s".formatted(number, of, word, verb, what),
                row.skipped() ? "SKIP" : "%s in %.2fs".formatted(word, row.seconds() * time.stretch()));
    }

    private static String padded(String text, String end) {
        return text + " " + ".".repeat(Math.max(0, WIDTH - text.length())) + " [" + end + "]";
    }

    private static String tally(List<Scenario.Row> rows) {
        var pass = count(rows, "success") + count(rows, "pass");
        var error = count(rows, "error") + count(rows, "fail") + count(rows, "runtime error");
        return "Done. PASS=%d WARN=%d ERROR=%d SKIP=%d NO-OP=%d REUSED=0 TOTAL=%d"
                .formatted(pass, count(rows, "warn"), error, count(rows, "skipped"), count(rows, "no-op"), rows.size());
    }

    private static long count(List<Scenario.Row> rows, String status) {
        return rows.stream().filter(row -> row.status().equals(status)).count();
    }
}
