package dev.weir.domain.selection;

import dev.weir.domain.value.Tree;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a model has promised of its columns, and whether a change of it breaks those who rely on it. */
record Contract(
        boolean enforced,
        Optional<Tree> checksum,
        Tree.Fields columns,
        List<Tree> constraints,
        String materialized,
        boolean versioned,
        Optional<Tree> deprecation) {

    private static final Set<String> ENFORCE_ALL = Set.of("postgres", "duckdb", "sqlserver", "fabric");

    static Contract of(Tree.Fields body) {
        return new Contract(
                Facets.truthy(Facets.in(body, "contract", "enforced")),
                Facets.in(body, "contract", "checksum").filter(it -> !(it instanceof Tree.Nothing)),
                body.values().get("columns") instanceof Tree.Fields columns
                        ? columns
                        : Tree.fields(new LinkedHashMap<>()),
                items(body.at("constraints")),
                Facets.in(body, "config", "materialized")
                        .map(ConfigMatcher::python)
                        .orElse("view"),
                body.at("version").filter(it -> !(it instanceof Tree.Nothing)).isPresent(),
                body.at("deprecation_date").filter(Tree.Text.class::isInstance));
    }

    private static List<Tree> items(Optional<Tree> tree) {
        return tree.filter(Tree.Items.class::isInstance)
                .map(it -> ((Tree.Items) it).values())
                .orElse(List.of());
    }

    /** {@return whether nothing was promised, or the same is promised still} */
    boolean sameAs(Contract old) {
        return (!old.enforced && !enforced) || (old.enforced && enforced && checksum.equals(old.checksum));
    }

    /** {@return what of the old promise does not hold any more; empty when the change only adds} */
    List<String> broken(Contract old, String adapter) {
        var broken = new ArrayList<String>();
        if (!old.enforced || sameAs(old)) {
            return broken;
        }
        if (!enforced) {
            broken.add("its contract is no longer enforced");
        }
        boolean builds = old.enforcesConstraints();
        boolean constrained = !old.constraints.isEmpty();
        for (var column : old.columns.values().entrySet()) {
            var was = Optional.of(column.getValue());
            var is = columns.at(column.getKey());
            constrained |= !items(Facets.at(was, "constraints")).isEmpty();
            if (is.isEmpty()) {
                broken.add("column %s was removed".formatted(column.getKey()));
                continue;
            }
            if (!type(was).equals(type(is))) {
                broken.add("column %s changed its type".formatted(column.getKey()));
            }
            if (builds && lost(items(Facets.at(was, "constraints")), items(Facets.at(is, "constraints")), adapter)) {
                broken.add("column %s lost an enforced constraint".formatted(column.getKey()));
            }
        }
        if (builds && lost(old.constraints, constraints, adapter)) {
            broken.add("an enforced constraint was removed");
        }
        if (builds && !enforcesConstraints() && constrained) {
            broken.add("it is no longer built in a way that enforces its constraints");
        }
        return broken;
    }

    /** {@return whether the removal of this model breaks a promise: not without one, and not past its deprecation} */
    boolean brokenByRemoval(Instant now) {
        return enforced
                && deprecation.flatMap(Contract::instant).filter(now::isAfter).isEmpty();
    }

    private boolean enforcesConstraints() {
        return materialized.equals("table") || materialized.equals("incremental");
    }

    private static boolean lost(List<Tree> was, List<Tree> is, String adapter) {
        return was.stream()
                .anyMatch(it -> !is.contains(it)
                        && Facets.at(Optional.of(it), "type")
                                .map(ConfigMatcher::python)
                                .filter(type -> type.equals("not_null")
                                        || (ENFORCE_ALL.contains(adapter) && !type.equals("custom")))
                                .isPresent());
    }

    /** The type without its size. */
    private static String type(Optional<Tree> column) {
        var type = Facets.at(column, "data_type").map(ConfigMatcher::python).orElse("None");
        int bracket = type.indexOf('(');
        return (bracket < 0 ? type : type.substring(0, bracket)).strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<Instant> instant(Tree tree) {
        var text = ConfigMatcher.python(tree);
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException _) {
            try {
                return Optional.of(LocalDate.parse(text.substring(0, Math.min(10, text.length())))
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC));
            } catch (DateTimeParseException _) {
                return Optional.empty();
            }
        }
    }
}
