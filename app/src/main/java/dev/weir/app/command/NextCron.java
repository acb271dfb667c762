package dev.weir.app.command;

import dev.weir.app.file.Unreadable;
import dev.weir.app.json.JsonMalformed;
import dev.weir.app.json.JsonText;
import dev.weir.domain.automation.TreeReading;
import dev.weir.domain.schedule.Timetable;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** {@code weir cron next}: when a cron schedule fires. */
final class NextCron implements Command {

    private static final DateTimeFormatter WITH_OFFSET = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
    private static final int IN_A_CASE = 10;

    private final Console console;

    private final Words words = new Words("Tells when a cron schedule fires, over changes of the clock too.");

    private final Supplier<List<String>> crons = words.parameters(
            "CRON", "0..*", String.class, "Expressions, each in quotes; the times of several are united.");

    private final Supplier<String> zone =
            words.option("--zone", "ZONE", "UTC", "IANA name of the time zone. Default UTC.");

    private final Supplier<Optional<String>> from =
            words.option("--from", "TIME", String.class, "Where to begin, ISO 8601. Default now.");

    private final Supplier<Integer> count = words.option("--count", "N", IN_A_CASE, "How many times. Default 10.");

    private final BooleanSupplier back = words.flag("--back", "Towards the past.");

    private final Supplier<String> output = words.option("--output", "FORM", "text", "text (the default) or json.");

    private final Supplier<List<Path>> cases = words.options(
            "--cases", "FILE", Path.class, "Files with a case on every line. One line of JSON is printed for each.");

    NextCron(Console console) {
        this.console = console;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public Exit run() {
        if (!cases.get().isEmpty()) {
            var read = cases.get().stream().flatMap(file -> read(file).stream()).toList();
            read.forEach(line -> console.out().println(JsonText.print(answer(line))));
            return Exit.DONE;
        }
        if (crons.get().isEmpty()) {
            throw new CommandFailed(Exit.USED_WRONGLY, "weir cron next needs an expression, or --cases FILE");
        }
        try {
            var times = times(crons.get(), zone.get(), start(), back.getAsBoolean(), count.get());
            if (output.get().equals("json")) {
                var fields = new LinkedHashMap<String, Tree>();
                fields.put("next", texts(times));
                console.out().println(JsonText.print(Tree.fields(fields)));
            } else {
                times.forEach(console.out()::println);
            }
            return Exit.DONE;
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(Exit.NO, String.valueOf(e.getMessage()));
        }
    }

    private Instant start() {
        return from.get().map(NextCron::time).orElseGet(Clock.systemUTC()::instant);
    }

    private static Instant time(String typed) {
        try {
            return OffsetDateTime.parse(typed).toInstant();
        } catch (DateTimeParseException e) {
            throw new CommandFailed(
                    Exit.USED_WRONGLY, "--from %s: must be a time such as 2026-03-02T00:00:00Z".formatted(typed));
        }
    }

    private List<Tree> read(Path file) {
        try {
            return Files.readAllLines(console.folder().resolve(file)).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> JsonText.read(file.toString(), line))
                    .toList();
        } catch (IOException e) {
            throw new CommandFailed(Exit.USED_WRONGLY, Unreadable.sentence(file, e));
        } catch (JsonMalformed e) {
            throw new CommandFailed(Exit.USED_WRONGLY, String.valueOf(e.getMessage()));
        }
    }

    private static Tree answer(Tree line) {
        var answer = new LinkedHashMap<String, Tree>();
        try {
            var fields = TreeReading.fields(line, "a case");
            fields.at("id").ifPresent(id -> answer.put("id", id));
            var cron = TreeReading.need(fields, "cron", "a case");
            var crons = cron instanceof Tree.Items
                    ? TreeReading.texts(cron, "cron")
                    : List.of(TreeReading.text(cron, "cron"));
            var zone = TreeReading.at(fields, "zone")
                    .map(it -> TreeReading.text(it, "zone"))
                    .orElse("UTC");
            var start = TreeReading.instant(TreeReading.need(fields, "start", "a case"), "start");
            var back = TreeReading.at(fields, "direction")
                    .filter(it -> TreeReading.text(it, "direction").equals("back"))
                    .isPresent();
            answer.put("next", texts(times(crons, zone, start, back, IN_A_CASE)));
        } catch (IllegalArgumentException e) {
            answer.put("error", Tree.flag(true));
            answer.put("message", Tree.text(String.valueOf(e.getMessage())));
        }
        return Tree.fields(answer);
    }

    private static List<String> times(List<String> crons, String zone, Instant start, boolean back, int count) {
        var table = Timetable.of(crons, zone);
        var times = (back ? table.backFrom(start) : table.from(start))
                .limit(count)
                .map(time -> WITH_OFFSET.format(time.atZone(table.zone())))
                .toList();
        if (times.isEmpty() && count > 0) {
            throw new IllegalArgumentException("%s never fires".formatted(String.join(", ", crons)));
        }
        return times;
    }

    private static Tree texts(List<String> times) {
        return Tree.items(times.stream().map(Tree::text).toList());
    }
}
