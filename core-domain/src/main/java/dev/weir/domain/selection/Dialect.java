package dev.weir.domain.selection;

import dev.weir.domain.asset.ManifestMetadata;
import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.asset.Section;
import java.util.regex.Pattern;

/**
 * Whose answers are meant: dbt's first engine at some minor and patch, or the second engine. The differences are dbt's, each named
 * by a method here; what is not named is the same everywhere.
 */
public record Dialect(Engine engine, int minor, int patch) implements Comparable<Dialect> {

    /** dbt has two: Python up to 1.x, Rust from 2.0 on. */
    public enum Engine {
        FIRST,
        SECOND
    }

    /** The newest of the first engine that we know. */
    public static final Dialect LATEST = new Dialect(Engine.FIRST, 12, 6);

    /** The second engine. */
    public static final Dialect SECOND = new Dialect(Engine.SECOND, 0, 1);

    private static final Dialect SECOND_ALPHA = new Dialect(Engine.SECOND, 0, 0);

    private static final Pattern SCHEMA = Pattern.compile("/manifest/v(\\d{1,4})\\.json");
    private static final int OLDEST_WITH_METRICS = 10;

    private static final Pattern FIRST_ENGINE = Pattern.compile("1\\.(\\d{1,4})(?:\\.(\\d{1,6}))?.*");

    /** {@return the dialect of the manifest's own version; dates, which dbt Cloud writes, and unknown ones are the latest} */
    public static Dialect of(ManifestMetadata metadata) {
        return metadata.dbtVersion().map(Dialect::ofVersion).orElse(LATEST);
    }

    /** {@return the dialect of {@code version}, like 1.9.2 or 2.0.0-beta.1} */
    public static Dialect ofVersion(String version) {
        if (version.startsWith("2.")) {
            return version.contains("alpha") ? SECOND_ALPHA : SECOND;
        }
        var match = FIRST_ENGINE.matcher(version);
        if (!match.matches()) {
            return LATEST;
        }
        var patch = match.group(2);
        return new Dialect(Engine.FIRST, Integer.parseInt(match.group(1)), patch == null ? 0 : Integer.parseInt(patch));
    }

    @Override
    public int compareTo(Dialect other) {
        // Not a comparator put together, which costs each process its first use (decision 10).
        int byEngine = engine.compareTo(other.engine);
        int byMinor = byEngine != 0 ? byEngine : Integer.compare(minor, other.minor);
        return byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
    }

    boolean second() {
        return engine == Engine.SECOND;
    }

    private boolean since(int firstMinor) {
        return second() || minor >= firstMinor;
    }

    boolean knows(Method method) {
        return switch (method) {
            case FUNCTION, COLUMN -> second();
            case SELECTOR -> since(12);
            case UNIT_TEST -> since(8);
            case SAVED_QUERY -> since(7);
            case SEMANTIC_MODEL -> since(6);
            case GROUP, ACCESS, VERSION -> since(5);
            case FQN,
                    TAG,
                    SOURCE,
                    PATH,
                    FILE,
                    PACKAGE,
                    CONFIG,
                    TEST_NAME,
                    TEST_TYPE,
                    RESOURCE_TYPE,
                    STATE,
                    EXPOSURE,
                    METRIC,
                    RESULT,
                    SOURCE_STATUS -> true;
        };
    }

    /** The alpha of the second engine has no {@code selector:} on the command line, only in YAML. */
    boolean selectorsOnCommandLine() {
        return since(12) && !equals(SECOND_ALPHA);
    }

    /** To the alpha of the second engine {@code @} means the children and what they need: not a node without children. */
    boolean leavesOutLeaves() {
        return equals(SECOND_ALPHA);
    }

    boolean ignoresCaseOfMethods() {
        return second();
    }

    /** Whether {@code resource_type:} knows the type; another is refused, and not merely found nowhere. */
    boolean knows(ResourceType type) {
        return switch (type) {
            case SEMANTIC_MODEL -> since(6);
            case SAVED_QUERY -> since(7);
            case UNIT_TEST, FIXTURE -> since(8);
            case FUNCTION -> since(11);
            case MODEL,
                    ANALYSIS,
                    TEST,
                    SNAPSHOT,
                    OPERATION,
                    SEED,
                    RPC,
                    SQL_OPERATION,
                    DOC,
                    SOURCE,
                    MACRO,
                    EXPOSURE,
                    METRIC,
                    GROUP -> true;
            case UNKNOWN -> false;
        };
    }

    /** A wildcard without a dot is held against the last part of a name, too. It came with 1.12.4, and to 1.11 with its last. */
    boolean leafWildcards() {
        return second() || minor > 12 || (minor == 12 && patch > 3) || (minor == 11 && patch > 15);
    }

    /** Which sections are looked through by all methods that are not about one of them (dbt's {@code all_nodes}). */
    boolean searches(Section section) {
        return switch (section) {
            case NODES, SOURCES, EXPOSURES, METRICS -> true;
            case SEMANTIC_MODELS -> since(6);
            case UNIT_TESTS -> since(8);
            case SAVED_QUERIES -> since(9);
            case FUNCTIONS -> since(11);
        };
    }

    /** Which sections {@code fqn:} looks through (dbt's {@code non_source_nodes}). */
    boolean names(Section section) {
        return switch (section) {
            case NODES -> true;
            case SOURCES -> false;
            case EXPOSURES, METRICS, SEMANTIC_MODELS -> since(6);
            case SAVED_QUERIES -> since(7);
            case UNIT_TESTS -> since(8);
            case FUNCTIONS -> since(11);
        };
    }

    /** {@code model_v2} means version 2. */
    boolean underscoreVersions() {
        return since(6);
    }

    boolean fileStems() {
        return since(6);
    }

    boolean groupWildcards() {
        return !second() && since(8);
    }

    boolean packageThis() {
        return since(8);
    }

    /** {@code test_type:data} means generic and singular tests; before, singular ones only. */
    boolean dataMeansAllTests() {
        return since(8);
    }

    boolean testNameOfUnitTests() {
        return since(8);
    }

    /** {@code resource_type:} looks through all that other methods do; before, through nodes alone. */
    boolean resourceTypeBeyondNodes() {
        return since(6);
    }

    /** A criterion of a written selector that says nothing of its tests takes them as the command says; before, eagerly. */
    boolean selectorsFollowTheCommand() {
        return since(8);
    }

    /** {@code +0} stops where it is; before, one step further, as the walk of the library that dbt then had. */
    boolean zeroIsNoStep() {
        return since(6);
    }

    boolean stateOldAndUnmodified() {
        return since(6);
    }

    /** Whether the earlier state is looked through for the section; else all of it is new. */
    boolean looksBackFor(Section section) {
        return section != Section.SEMANTIC_MODELS || since(8);
    }

    /** Sources are compared by what is written for database and schema, not by what it renders to. */
    boolean unrenderedSources() {
        return since(12);
    }

    /** Mode empty keeps the neighbours that {@code +} asks for. */
    boolean emptyKeepsNeighbours() {
        return since(9);
    }

    /** Nodes without code are hops of the graph and fall out at the end; before, they were no part of it. */
    boolean blankNodesAreHops() {
        return since(9);
    }

    /** {@code ls} keeps nodes without code, and has them in its graph whatever other commands have in theirs. */
    boolean listsBlankNodes() {
        return since(6);
    }

    /** {@code docs generate} does so, too. */
    boolean documentsBlankNodes() {
        return since(7);
    }

    /** References between selectors are evaluated; before, they were written out, the earlier into the later. */
    boolean selectorsAreMethods() {
        return since(12);
    }

    /** A manifest of before 1.6 is brought up to date when it is read, and loses its metrics by that. */
    boolean readsMetricsOf(ManifestMetadata metadata) {
        int schema = metadata.schemaVersion()
                .map(SCHEMA::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(it -> Integer.parseInt(it.group(1)))
                .orElse(OLDEST_WITH_METRICS);
        return second() || !since(6) || schema >= OLDEST_WITH_METRICS;
    }

    /** The word in 1.5 and before has a blank. */
    String wordOf(ResourceType type) {
        return type == ResourceType.SQL_OPERATION && !since(6) ? "sql operation" : type.word();
    }

    boolean buildsExposures() {
        return !second() && since(10);
    }

    boolean buildsFunctions() {
        return since(11);
    }

    boolean buildsUnitTests() {
        return since(8);
    }

    boolean buildsSavedQueries() {
        return !second() && since(8);
    }
}
