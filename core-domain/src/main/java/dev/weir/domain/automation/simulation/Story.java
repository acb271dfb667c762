package dev.weir.domain.automation.simulation;

import dev.weir.domain.automation.ConditionText;

/** Tells a played scenario to people: tick by tick, what was requested and why, and why not. */
public final class Story {

    private Story() {}

    /** {@return the story, each tick with the trees of what said something new} */
    public static String of(Played played) {
        return switch (played) {
            case Played.Refused refused -> "%s: refused: %s%n".formatted(refused.id(), refused.message());
            case Played.Algebra algebra -> "%s: %s%n".formatted(algebra.id(), ConditionText.print(algebra.condition()));
            case Played.Ticks ticks -> ticks(ticks);
        };
    }

    private static String ticks(Played.Ticks played) {
        var story = new StringBuilder(played.id()).append('\n');
        var number = 0;
        for (var tick : played.ticks()) {
            number++;
            var evaluation = tick.evaluation();
            var requested = new java.util.ArrayList<>(evaluation.requested());
            requested.addAll(evaluation.requestedChecks());
            story.append("%ntick %d at %s: %s%n"
                    .formatted(
                            number,
                            tick.at(),
                            requested.isEmpty() ? "nothing is requested" : "requests " + String.join(", ", requested)));
            evaluation
                    .errors()
                    .forEach(
                            (name, message) -> story.append("  %s cannot be evaluated: %s%n".formatted(name, message)));
            for (var explanation : evaluation.explanations()) {
                story.append("  %s %s%n".formatted(explanation.name(), explanation.sentence()))
                        .append(explanation.tree().indent(4));
            }
        }
        return story.toString();
    }
}
