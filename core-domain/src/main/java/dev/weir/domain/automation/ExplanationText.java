package dev.weir.domain.automation;

import dev.weir.domain.automation.AutomationCondition.And;
import dev.weir.domain.automation.AutomationCondition.Not;
import dev.weir.domain.automation.AutomationCondition.Plain;
import dev.weir.domain.automation.AutomationCondition.Since;
import dev.weir.domain.automation.Explanation.Said;
import dev.weir.domain.automation.Explanation.State;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells an explanation to people: as a tree, and as a sentence. Times are UTC. */
final class ExplanationText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private ExplanationText() {}

    static String tree(Explanation explanation) {
        var parts = explanation.parts();
        var depths = new ArrayList<Integer>();
        var lines = new StringBuilder();
        for (var part : parts) {
            var depth = part.parent() < 0 ? 0 : depths.get(part.parent()) + 1;
            depths.add(depth);
            var mark = switch (part.state()) {
                case TRUE -> "✓ ";
                case FALSE -> "✗ ";
                case SKIPPED -> "· ";
            };
            lines.append("  ".repeat(depth)).append(mark);
            part.via().ifPresent(target -> lines.append('[').append(target).append("] "));
            lines.append(part.label().orElseGet(() -> Rewriting.name(part.condition())));
            causeOf(explanation, lines, depths.size() - 1);
            lines.append('\n');
        }
        return lines.toString();
    }

    private static void causeOf(Explanation explanation, StringBuilder lines, int place) {
        explanation.causes().stream()
                .filter(cause -> cause.part() == place && cause.at() != Long.MAX_VALUE)
                .findFirst()
                .ifPresent(cause -> lines.append(" (").append(time(cause)).append(')'));
    }

    private static String time(Cause cause) {
        return TIME.format(Moments.instant(cause.at()).atOffset(ZoneOffset.UTC));
    }

    static String sentence(Explanation explanation) {
        var parts = explanation.parts();
        var asked = explanation
                .lastRequested()
                .map(at -> "; last asked for at " + TIME.format(at.atOffset(ZoneOffset.UTC)))
                .orElse("");
        if (explanation.isRequested()) {
            return "is requested, since " + because(explanation, parts) + asked;
        }
        var blockers = blockers(parts);
        if (blockers.isEmpty()) {
            return "is not requested" + asked;
        }
        var waits = new LinkedHashSet<String>();
        for (var blocker : blockers) {
            waits.addAll(waitsFor(explanation, parts, blocker));
        }
        return waits.isEmpty()
                ? "is not requested: "
                        + blockers.stream().map(i -> says(parts.get(i))).collect(Collectors.joining(", ")) + asked
                : "waits for " + String.join(", and for ", waits) + asked;
    }

    private static String because(Explanation explanation, List<Said> parts) {
        var events = explanation.causes().stream()
                .filter(cause ->
                        parts.size() > cause.part() && parts.get(cause.part()).state() == State.TRUE)
                .map(cause -> cause.at() == Long.MAX_VALUE
                        ? "%s %s".formatted(cause.target(), inWords(cause))
                        : "%s %s at %s".formatted(cause.target(), inWords(cause), time(cause)))
                .distinct()
                .limit(5)
                .toList();
        return events.isEmpty() ? "its condition holds" : String.join(", ", events);
    }

    private static String inWords(Cause cause) {
        return cause.what().replace('_', ' ');
    }

    /** The operands of the outermost AND that said no while something was left to decide; the whole, if it is no AND. */
    private static List<Integer> blockers(List<Said> parts) {
        if (parts.getFirst().state() == State.TRUE) {
            return List.of();
        }
        if (!(parts.getFirst().condition() instanceof And)) {
            return List.of(0);
        }
        var found = new ArrayList<Integer>();
        for (var i = 1; i < parts.size(); i++) {
            if (parts.get(i).parent() == 0 && parts.get(i).state() == State.FALSE) {
                found.add(i);
            }
        }
        return found;
    }

    private static String says(Said part) {
        if (part.label().isEmpty()
                && part.condition() instanceof Since since
                && since.reset().ownLabel().equals(Optional.of("handled"))) {
            return "nothing has called for it since it was last handled";
        }
        return part.label().orElse(part.text()) + " is not true";
    }

    /** Under a NOT that said no: which of the things it looked at was in the way. */
    private static List<String> waitsFor(Explanation explanation, List<Said> parts, int blocker) {
        if (!(parts.get(blocker).condition() instanceof Not)) {
            return List.of();
        }
        var waits = new ArrayList<String>();
        for (var i = blocker + 1; i < parts.size() && isBelow(parts, i, blocker); i++) {
            var part = parts.get(i);
            if (part.state() == State.TRUE && part.condition() instanceof Plain(Operand operand)) {
                reason(explanation, operand, part.target(), i)
                        .map(why -> part.target() + ", which " + why)
                        .ifPresent(waits::add);
            }
        }
        return waits;
    }

    private static Optional<String> reason(Explanation explanation, Operand operand, String target, int place) {
        return switch (operand) {
            case MISSING ->
                Optional.of(explanation.causes().stream()
                        .filter(cause -> cause.part() == place && cause.what().equals("failed"))
                        .findFirst()
                        .map(cause -> "failed at " + time(cause))
                        .orElse("is missing"));
            case RUN_IN_PROGRESS ->
                Optional.of(target.equals(explanation.name()) ? "is being made already" : "is being made");
            case EXECUTION_FAILED -> Optional.of("failed");
            default -> Optional.empty();
        };
    }

    private static boolean isBelow(List<Said> parts, int place, int above) {
        var at = place;
        while (at > above) {
            at = parts.get(at).parent();
        }
        return at == above;
    }
}
