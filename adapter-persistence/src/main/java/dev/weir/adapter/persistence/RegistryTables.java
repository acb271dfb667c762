package dev.weir.adapter.persistence;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The plain tables behind the registry, row by row. PostgreSQL's dialect serves both databases. */
final class RegistryTables {

    private RegistryTables() {}

    /** One row: this installation. */
    @MappedEntity("installation")
    record InstallationRow(@Id String id, Instant madeAt) {}

    /** Every configuration that was ever accepted. */
    @MappedEntity("configuration")
    record ConfigurationRow(@Id String hash, Instant acceptedAt) {}

    /** Every workspace that was ever declared. */
    @MappedEntity("declared_workspace")
    record WorkspaceRow(
            @Id String name,
            String accessUrl,
            long accountId,
            long projectId,
            long environmentId,
            String mode,
            long pollMillis,
            long backfillMillis,
            String jobs,
            String ci,
            boolean watched) {}

    /** Project and environment of a workspace, as dbt Cloud defines them. */
    @MappedEntity("definition")
    record DefinitionRow(@Id String workspace, String body, Instant readAt) {}

    /** A job of a workspace, as dbt Cloud defines it. */
    @MappedEntity("job_definition")
    record JobRow(@Id String id, String workspace, int place, String body) {}

    @JdbcRepository(dialect = Dialect.POSTGRES)
    interface Installations extends CrudRepository<InstallationRow, String> {
        List<InstallationRow> findAllOrderByMadeAt();
    }

    @JdbcRepository(dialect = Dialect.POSTGRES)
    interface Configurations extends CrudRepository<ConfigurationRow, String> {}

    @JdbcRepository(dialect = Dialect.POSTGRES)
    interface Workspaces extends CrudRepository<WorkspaceRow, String> {
        List<WorkspaceRow> findAllOrderByName();

        List<WorkspaceRow> findByWatchedTrueOrderByName();
    }

    @JdbcRepository(dialect = Dialect.POSTGRES)
    interface Definitions extends CrudRepository<DefinitionRow, String> {
        Optional<DefinitionRow> findByWorkspace(String workspace);
    }

    @JdbcRepository(dialect = Dialect.POSTGRES)
    interface Jobs extends CrudRepository<JobRow, String> {
        List<JobRow> findByWorkspaceOrderByPlace(String workspace);

        void deleteByWorkspace(String workspace);
    }
}
