import java.sql.DriverManager;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/**
 * Writes jOOQ's classes of the schema: the migrations are run on an H2 in memory and its tables are read. So the migrations are
 * checked by every build, and a query that does not fit the schema does not compile.
 */
public final class SchemaClasses {

    private static final String URL =
            "jdbc:h2:mem:schema;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    private SchemaClasses() {}

    public static void main(String[] folders) throws Exception {
        try (var alive = DriverManager.getConnection(URL, "sa", "")) {
            Flyway.configure()
                    .dataSource(URL, "sa", "")
                    .locations("filesystem:" + folders[0])
                    .load()
                    .migrate();
            GenerationTool.generate(configuration(folders[1]));
            if (alive.isClosed()) {
                throw new IllegalStateException("the schema's database was closed early");
            }
        }
    }

    private static Configuration configuration(String folder) {
        return new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc().withUrl(URL).withUser("sa").withPassword(""))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.h2.H2Database")
                                .withInputSchema("public")
                                .withOutputSchemaToDefault(true)
                                .withExcludes("flyway_schema_history|qrtz_.*")
                                .withForcedTypes(new ForcedType()
                                        .withName("INSTANT")
                                        .withIncludeTypes("(?i:timestamp.*time.*zone.*)")))
                        .withGenerate(new Generate()
                                .withRecords(false)
                                .withGeneratedAnnotation(false)
                                .withIndexes(false)
                                .withGlobalCatalogReferences(false)
                                .withGlobalObjectNames(false)
                                .withComments(false)
                                .withNullableAnnotation(false))
                        .withTarget(new Target()
                                .withPackageName("dev.weir.adapter.persistence.schema")
                                .withDirectory(folder)));
    }
}
