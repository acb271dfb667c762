package dev.weir.domain.selection;

import dev.weir.domain.asset.ResourceType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A dbt command that selects nodes, and what it keeps of them. */
public enum DbtVerb {
    LS("ls"),
    BUILD("build"),
    RUN("run"),
    TEST("test"),
    SEED("seed"),
    SNAPSHOT("snapshot"),
    COMPILE("compile"),
    DOCS_GENERATE("docs generate"),
    SOURCE_FRESHNESS("source freshness"),
    CLONE("clone"),
    SHOW("show");

    private final String word;

    DbtVerb(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** {@return the command that is written so, {@code list} for {@code ls} included} */
    public static Optional<DbtVerb> of(String words) {
        return words.equals("list")
                ? Optional.of(LS)
                : Arrays.stream(values()).filter(it -> it.word.equals(words)).findFirst();
    }

    /** {@return the types of nodes that the command keeps when nothing is said of types} */
    public Set<ResourceType> keeps(Dialect dialect) {
        return switch (this) {
            case LS -> lists(dialect);
            case BUILD -> builds(dialect);
            case RUN -> EnumSet.of(ResourceType.MODEL);
            case TEST -> tests(dialect);
            case SEED -> EnumSet.of(ResourceType.SEED);
            case SNAPSHOT -> EnumSet.of(ResourceType.SNAPSHOT);
            case COMPILE, DOCS_GENERATE, SHOW ->
                EnumSet.of(
                        ResourceType.MODEL,
                        ResourceType.TEST,
                        ResourceType.SNAPSHOT,
                        ResourceType.ANALYSIS,
                        ResourceType.OPERATION,
                        ResourceType.SEED,
                        ResourceType.RPC,
                        ResourceType.SQL_OPERATION,
                        ResourceType.FUNCTION);
            case SOURCE_FRESHNESS -> EnumSet.of(ResourceType.SOURCE);
            case CLONE -> EnumSet.of(ResourceType.MODEL, ResourceType.SEED, ResourceType.SNAPSHOT);
        };
    }

    /** {@return what {@code --resource-type all} means; {@code ls} alone has more than it lists by itself} */
    public Set<ResourceType> all(Dialect dialect) {
        var types = EnumSet.copyOf(keeps(dialect));
        if (this == LS) {
            types.add(ResourceType.ANALYSIS);
        }
        return types;
    }

    /** {@return whether nodes without code fall out at the end} */
    boolean dropsBlank(Dialect dialect) {
        boolean kept =
                (this == LS && dialect.listsBlankNodes()) || (this == DOCS_GENERATE && dialect.documentsBlankNodes());
        return dialect.second() || !kept;
    }

    /** {@return whether the command takes {@code --resource-type}} */
    public boolean takesTypes() {
        return this == LS || this == BUILD || this == TEST || this == CLONE;
    }

    private static Set<ResourceType> lists(Dialect dialect) {
        var types = EnumSet.of(
                ResourceType.MODEL,
                ResourceType.SNAPSHOT,
                ResourceType.SEED,
                ResourceType.TEST,
                ResourceType.SOURCE,
                ResourceType.EXPOSURE,
                ResourceType.METRIC,
                ResourceType.SAVED_QUERY,
                ResourceType.SEMANTIC_MODEL,
                ResourceType.UNIT_TEST,
                ResourceType.FUNCTION);
        if (dialect.second()) {
            types.add(ResourceType.ANALYSIS);
        }
        return types;
    }

    private static Set<ResourceType> builds(Dialect dialect) {
        var types = EnumSet.of(ResourceType.MODEL, ResourceType.SNAPSHOT, ResourceType.SEED, ResourceType.TEST);
        if (dialect.buildsUnitTests()) {
            types.add(ResourceType.UNIT_TEST);
        }
        if (dialect.buildsSavedQueries()) {
            types.add(ResourceType.SAVED_QUERY);
        }
        if (dialect.buildsExposures()) {
            types.add(ResourceType.EXPOSURE);
        }
        if (dialect.buildsFunctions()) {
            types.add(ResourceType.FUNCTION);
        }
        return types;
    }

    private static Set<ResourceType> tests(Dialect dialect) {
        return dialect.buildsUnitTests()
                ? EnumSet.of(ResourceType.TEST, ResourceType.UNIT_TEST)
                : EnumSet.of(ResourceType.TEST);
    }
}
