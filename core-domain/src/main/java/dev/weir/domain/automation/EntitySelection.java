package dev.weir.domain.automation;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which deps or checks a condition looks at. Names that nothing bears are tolerated. */
public sealed interface EntitySelection {

    /** Everything. */
    record All() implements EntitySelection {}

    /** Assets by key; beside checks: all checks of these assets. */
    record Assets(SortedSet<String> keys) implements EntitySelection {
        public Assets {
            keys = Collections.unmodifiableSortedSet(new TreeSet<>(keys));
        }
    }

    /** Checks by name, {@code asset:check}. */
    record Checks(SortedSet<String> names) implements EntitySelection {
        public Checks {
            names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
        }
    }

    /** Assets of any of the groups; an asset without a group is in {@code default}. */
    record Groups(SortedSet<String> names) implements EntitySelection {
        public Groups {
            names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
        }
    }

    /** Assets that bear all these tags with these values. */
    record Tags(SortedMap<String, String> values) implements EntitySelection {
        public Tags {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }
    }

    /** What dbt's selection language selects. */
    record Dbt(String text) implements EntitySelection {}

    /** What any of them holds. */
    record Any(List<EntitySelection> parts) implements EntitySelection {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** What all of them hold. */
    record Both(List<EntitySelection> parts) implements EntitySelection {
        public Both {
            parts = List.copyOf(parts);
        }
    }

    /** The first without the second. */
    record Except(EntitySelection from, EntitySelection without) implements EntitySelection {}

    static EntitySelection assets(Set<String> keys) {
        return new Assets(new TreeSet<>(keys));
    }

    static EntitySelection checks(Set<String> names) {
        return new Checks(new TreeSet<>(names));
    }

    /** {@return this and what {@code earlier} held; lists of keys become one list} */
    default EntitySelection or(EntitySelection earlier) {
        if (this instanceof Assets(SortedSet<String> mine) && earlier instanceof Assets(SortedSet<String> theirs)) {
            var both = new TreeSet<>(mine);
            both.addAll(theirs);
            return new Assets(both);
        }
        if (this instanceof Checks(SortedSet<String> mine) && earlier instanceof Checks(SortedSet<String> theirs)) {
            var both = new TreeSet<>(mine);
            both.addAll(theirs);
            return new Checks(both);
        }
        return new Any(List.of(this, earlier));
    }
}
