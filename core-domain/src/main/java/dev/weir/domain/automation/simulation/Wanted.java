package dev.weir.domain.automation.simulation;

import static dev.weir.domain.automation.TreeReading.at;

import dev.weir.domain.automation.TreeReading;
import dev.weir.domain.value.Tree;
import java.util.HashSet;
import java.util.Set;

/** Which extras a case asks for. */
public record Wanted(Set<String> extras) {

    public Wanted {
        extras = Set.copyOf(extras);
    }

    static Wanted read(Tree.Fields scenario) {
        var extras = new HashSet<String>();
        at(scenario, "want").ifPresent(want -> extras.addAll(TreeReading.texts(want, "want")));
        return new Wanted(extras);
    }

    boolean facts() {
        return extras.contains("facts");
    }

    boolean runs() {
        return extras.contains("runs");
    }
}
