package dev.weir.domain.automation;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What automation has to know about one asset: its key, what it is made from, and when it is to be requested. Deps that nobody
 * defines count as sources.
 */
public record AssetDefinition(
        String key,
        Kind kind,
        List<String> deps,
        Optional<AutomationCondition> condition,
        Optional<String> group,
        Optional<String> codeVersion,
        SortedMap<String, String> tags,
        Traits traits,
        List<CheckDefinition> checks) {

    /** Who makes it, and what counts as its update. */
    public enum Kind {
        /** Made by runs here: models, seeds, snapshots. */
        MADE,
        /** Made by nobody here; others may report it. */
        SOURCE,
        /** A source that is looked at and has data versions. */
        OBSERVABLE
    }

    /** Rare properties. */
    public enum Trait {
        /** Not stored: a view that its children may look through. */
        VIRTUAL,
        /** Has a freshness policy. */
        FRESHNESS
    }

    /** The traits that an asset has. */
    public record Traits(java.util.Set<Trait> values) {
        public static final Traits NONE = new Traits(java.util.Set.of());

        public Traits {
            values = java.util.Set.copyOf(values);
        }

        boolean has(Trait trait) {
            return values.contains(trait);
        }
    }

    /** One check of an asset; {@code deps} are assets besides its own. */
    public record CheckDefinition(
            String name,
            AutomationCondition.Blocking blocking,
            List<String> deps,
            Optional<AutomationCondition> condition) {
        public CheckDefinition {
            deps = List.copyOf(deps);
        }
    }

    public AssetDefinition {
        deps = List.copyOf(deps);
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        checks = List.copyOf(checks);
    }

    /** {@return a model of that key, made from {@code deps}} */
    public static AssetDefinition model(String key, List<String> deps, Optional<AutomationCondition> condition) {
        return new AssetDefinition(
                key,
                Kind.MADE,
                deps,
                condition,
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(),
                Traits.NONE,
                List.of());
    }
}
