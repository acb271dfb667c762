package dev.weir.adapter.persistence;

import dev.weir.adapter.persistence.RegistryTables.ConfigurationRow;
import dev.weir.adapter.persistence.RegistryTables.DefinitionRow;
import dev.weir.adapter.persistence.RegistryTables.InstallationRow;
import dev.weir.adapter.persistence.RegistryTables.JobRow;
import dev.weir.adapter.persistence.RegistryTables.WorkspaceRow;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.AccountId;
import dev.weir.domain.workspace.EnvironmentId;
import dev.weir.domain.workspace.JobRule;
import dev.weir.domain.workspace.Mode;
import dev.weir.domain.workspace.ObserveSettings;
import dev.weir.domain.workspace.ProjectId;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.Registry;
import io.micronaut.context.BeanContext;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.exceptions.TransactionException;
import java.net.URI;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The registry in plain tables, by Micronaut Data. */
final class DataRegistry implements Registry {

    private final TransactionOperations<Connection> transactions;
    private final RegistryTables.Configurations configurations;
    private final RegistryTables.Workspaces workspaces;
    private final RegistryTables.Definitions definitions;
    private final RegistryTables.Jobs jobs;
    private final StorageSettings settings;
    private final String installation;

    @SuppressWarnings("unchecked")
    DataRegistry(BeanContext beans, StorageSettings settings, Supplier<InstallationRow> fresh) {
        this.transactions = beans.getBean(TransactionOperations.class);
        this.configurations = beans.getBean(RegistryTables.Configurations.class);
        this.workspaces = beans.getBean(RegistryTables.Workspaces.class);
        this.definitions = beans.getBean(RegistryTables.Definitions.class);
        this.jobs = beans.getBean(RegistryTables.Jobs.class);
        this.settings = settings;
        this.installation = installation(beans.getBean(RegistryTables.Installations.class), fresh);
    }

    /** The oldest row: of two nodes that started at once on an empty store, both see the same afterwards. */
    private String installation(RegistryTables.Installations installations, Supplier<InstallationRow> fresh) {
        if (write(installations::findAllOrderByMadeAt).isEmpty()) {
            write(() -> installations.save(fresh.get()));
        }
        return write(installations::findAllOrderByMadeAt).getFirst().id();
    }

    @Override
    public String installation() {
        return installation;
    }

    @Override
    public void publish(List<Workspace> declared, String configuration, Instant at) {
        write(() -> {
            var known = workspaces.findAllOrderByName().stream()
                    .collect(Collectors.toMap(WorkspaceRow::name, Function.identity()));
            var rows = declared.stream().map(DataRegistry::row).toList();
            for (WorkspaceRow row : rows) {
                if (known.containsKey(row.name())) {
                    workspaces.update(row);
                } else {
                    workspaces.save(row);
                }
            }
            unwatched(known, rows).forEach(workspaces::update);
            if (!configurations.existsById(configuration)) {
                configurations.save(new ConfigurationRow(configuration, Times.kept(at)));
            }
            return rows;
        });
    }

    private static List<WorkspaceRow> unwatched(Map<String, WorkspaceRow> known, List<WorkspaceRow> declared) {
        var names = declared.stream().map(WorkspaceRow::name).collect(Collectors.toSet());
        return known.values().stream()
                .filter(row -> row.watched() && !names.contains(row.name()))
                .map(row -> new WorkspaceRow(
                        row.name(),
                        row.accessUrl(),
                        row.accountId(),
                        row.projectId(),
                        row.environmentId(),
                        row.mode(),
                        row.pollMillis(),
                        row.backfillMillis(),
                        row.jobs(),
                        row.ci(),
                        false))
                .toList();
    }

    private static WorkspaceRow row(Workspace workspace) {
        return new WorkspaceRow(
                workspace.name().value(),
                workspace.accessUrl().toString(),
                workspace.account().value(),
                workspace.project().value(),
                workspace.environment().value(),
                workspace.mode().name().toLowerCase(Locale.ROOT),
                workspace.observe().poll().toMillis(),
                workspace.observe().backfill().toMillis(),
                workspace.observe().jobs().words().stream()
                        .map(JobRule.Word::toString)
                        .collect(Collectors.joining(" ")),
                workspace.observe().ci().name().toLowerCase(Locale.ROOT),
                true);
    }

    @Override
    public List<Workspace> workspaces() {
        return write(workspaces::findByWatchedTrueOrderByName).stream()
                .map(DataRegistry::workspace)
                .toList();
    }

    private static Workspace workspace(WorkspaceRow row) {
        try {
            return new Workspace(
                    new WorkspaceName(row.name()),
                    URI.create(row.accessUrl()),
                    new AccountId(row.accountId()),
                    new ProjectId(row.projectId()),
                    new EnvironmentId(row.environmentId()),
                    Mode.valueOf(row.mode().toUpperCase(Locale.ROOT)),
                    new ObserveSettings(
                            Duration.ofMillis(row.pollMillis()),
                            Duration.ofMillis(row.backfillMillis()),
                            JobRule.parse(row.jobs()),
                            ObserveSettings.CiRuns.valueOf(row.ci().toUpperCase(Locale.ROOT))));
        } catch (IllegalArgumentException nonsense) {
            throw Stored.damaged(
                    "workspace " + row.name(), String.valueOf(nonsense.getMessage()), Optional.of(nonsense));
        }
    }

    @Override
    public void define(WorkspaceName workspace, Definitions read) {
        write(() -> {
            var body = DefinitionsCodec.write(read.project(), read.environment());
            var row = new DefinitionRow(workspace.value(), body, Times.kept(read.readAt()));
            if (definitions.existsById(workspace.value())) {
                definitions.update(row);
            } else {
                definitions.save(row);
            }
            jobs.deleteByWorkspace(workspace.value());
            var rows = new ArrayList<JobRow>();
            for (var job : read.jobs()) {
                var place = rows.size();
                rows.add(new JobRow(
                        workspace.value() + "/" + place, workspace.value(), place, DefinitionsCodec.write(job)));
            }
            return rows.isEmpty() ? rows : jobs.saveAll(rows);
        });
    }

    @Override
    public Optional<Definitions> definitions(WorkspaceName workspace) {
        return write(() -> definitions.findByWorkspace(workspace.value()).map(row -> {
            var place = "definition of " + workspace;
            var stored = Stored.read(place, row.body());
            return new Definitions(
                    DefinitionsCodec.project(stored),
                    DefinitionsCodec.environment(stored),
                    jobs.findByWorkspaceOrderByPlace(workspace.value()).stream()
                            .map(job -> DefinitionsCodec.job("job definition " + job.id(), job.body()))
                            .toList(),
                    row.readAt());
        }));
    }

    private <T> T write(Supplier<T> deed) {
        try {
            return transactions.executeWrite(_ -> deed.get());
        } catch (DataAccessException | TransactionException failure) {
            throw Faults.of(settings, failure);
        } catch (RuntimeException failure) {
            // That no connection is to be had comes as an exception of its own family.
            throw Faults.isOfTheDatabase(failure) ? Faults.of(settings, failure) : failure;
        }
    }
}
