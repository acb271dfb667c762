package dev.weir.app.command;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code weir cron next}: when a cron schedule fires. */
@CommandLine.Command(name = "next", description = "Tells when a cron schedule fires, over changes of the clock too.")
final class NextCron implements Command {

    private static final DateTimeFormatter WITH_OFFSET = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
    private static final int IN_A_CASE = 10;

    private final Console console;

    @CommandLine.Parameters(
            paramLabel = "CRON",
            arity = "0..*",
            description = "Expressions, each in quotes; the times of several are united.")
    private List<String> crons = new ArrayList<>();

    @CommandLine.Option(names = "--zone", paramLabel = "ZONE", description = "IANA name of the time zone. Default UTC.")
    private String zone = "UTC";

    @CommandLine.Option(names = "--from", paramLabel = "TIME", description = "Where to begin, ISO 8601. Default now.")
    private @Nullable String from;

    @CommandLine.Option(names = "--count", paramLabel = "N", description = "How many times. Default 10.")
    private int count = IN_A_CASE;

    @CommandLine.Option(names = "--back", description = "Towards the past.")
    private boolean back;

    @CommandLine.Option(names = "--output", paramLabel = "FORM", description = "text (the default) or json.")
    private String output = "text";

    @CommandLine.Option(
            names = "--cases",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files with a case on every line. One line of JSON is printed for each.")
    private List<Path> cases = new ArrayList<>();

    NextCron(Console console) {
        this.console = console;
    }

    @Override
    public Exit run() {
        if (!cases.isEmpty()) {
            var read = cases.stream().flatMap(file -> read(file).stream()).toList();
            read.forEach(line -> console.out().println(JsonText.print(answer(line))));
            return Exit.DONE;
        }
        if (crons.isEmpty()) {
            throw new CommandFailed(Exit.USED_WRONGLY, "weir cron next needs an expression, or --cases FILE");
        }
        try {
            var times = times(crons, zone, start(), back, count);
            if (output.equals("json")) {
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
        if (from == null) {
            return Clock.systemUTC().instant();
        }
        try {
            return OffsetDateTime.parse(from).toInstant();
        } catch (DateTimeParseException e) {
            throw new CommandFailed(
                    Exit.USED_WRONGLY, "--from %s: must be a time such as 2026-03-02T00:00:00Z".formatted(from));
        }
    }

    private List<Tree> read(Path file) {
        try {
            return Files.readAllLines(console.folder().resolve(file)).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> JsonText.read(file.toString(), line))
                    .toList();
        } catch (IOException e) {
            throw new CommandFailed(Exit.USED_WRONGLY, "%s cannot be read: %s".formatted(file, e.getMessage()));
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
