package dev.weir.adapter.persistence;

import static dev.weir.adapter.persistence.schema.Tables.MANIFEST_ORIGIN;
import static dev.weir.adapter.persistence.schema.Tables.MANIFEST_TURN;
import static dev.weir.adapter.persistence.schema.Tables.MANIFEST_VERSION;
import static org.jooq.impl.DSL.noCondition;

import com.fasterxml.jackson.core.JacksonException;
import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.fault.Fault;
import dev.weir.domain.run.ManifestVersion;
import dev.weir.domain.run.RunId;
import dev.weir.domain.value.Slice;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.ArtifactException;
import dev.weir.ports.driven.AssetCatalog;
import dev.weir.ports.driven.StorageException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record8;
import org.jooq.Records;
import org.jooq.SelectJoinStep;

/** Manifests in a database, by content. */
final class JooqAssetCatalog implements AssetCatalog {

    private final Transactions transactions;

    JooqAssetCatalog(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void keep(
            WorkspaceName workspace,
            ManifestVersion version,
            ManifestVersion.Standing standing,
            String fingerprint,
            Path file) {
        transactions.write(sql -> {
            var id = Head.Workspaces.idOrNew(sql, workspace);
            sql.select(MANIFEST_TURN.ID)
                    .from(MANIFEST_TURN)
                    .where(MANIFEST_TURN.ID.eq(1))
                    .forUpdate()
                    .fetch();
            var known = select(sql).where(is(id, version.hash())).fetchOptional(Records.mapping(Row::new));
            var production = standing == ManifestVersion.Standing.PRODUCTION;
            if (known.isEmpty()) {
                insert(sql, id, version, production, parts(sql, file));
            } else if (production) {
                seeInProduction(sql, id, version);
            }
            remember(sql, id, fingerprint, version.hash());
            return id;
        });
    }

    private static UUID parts(DSLContext sql, Path file) {
        var keeping = new ManifestKeeping(new ManifestParts(sql));
        try {
            ManifestSplit.read(file, keeping);
            return keeping.root();
        } catch (JacksonException malformed) {
            // The file's fault and not the store's: its run is read without it, and the others go on.
            throw new ArtifactException(
                    new Fault.Malformed("The manifest in %s is not JSON as dbt writes it: %s"
                            .formatted(file.getFileName(), malformed.getOriginalMessage())),
                    malformed);
        } catch (IOException unreadable) {
            throw new StorageException(
                    new Fault.Unavailable("The manifest in %s cannot be read: %s".formatted(file, unreadable)),
                    unreadable);
        }
    }

    private static void insert(DSLContext sql, int workspace, ManifestVersion version, boolean production, UUID root) {
        sql.insertInto(MANIFEST_VERSION)
                .set(MANIFEST_VERSION.WORKSPACE_ID, workspace)
                .set(MANIFEST_VERSION.HASH, version.hash().value())
                .set(MANIFEST_VERSION.RUN_ID, version.run().map(RunId::value).orElse(null))
                .set(MANIFEST_VERSION.STEP, version.step().orElse(null))
                .set(MANIFEST_VERSION.CODE_COMMIT, version.commit().orElse(null))
                .set(MANIFEST_VERSION.DBT_VERSION, version.dbtVersion().orElse(null))
                .set(MANIFEST_VERSION.GENERATED, Times.kept(version.generated()))
                .set(MANIFEST_VERSION.KEPT_AT, Times.kept(version.keptAt()))
                .set(MANIFEST_VERSION.NODES, version.nodes())
                .set(MANIFEST_VERSION.PRODUCTION, production)
                .set(MANIFEST_VERSION.ROOT, root)
                .execute();
    }

    /** What stood aside is production from now on; what is older in production already stays as it is. */
    private static void seeInProduction(DSLContext sql, int workspace, ManifestVersion version) {
        var again = Times.kept(version.generated());
        sql.update(MANIFEST_VERSION)
                .set(MANIFEST_VERSION.PRODUCTION, true)
                .set(MANIFEST_VERSION.GENERATED, again)
                .where(is(workspace, version.hash()))
                .and(MANIFEST_VERSION.PRODUCTION.eq(false).or(MANIFEST_VERSION.GENERATED.lt(again)))
                .execute();
    }

    private static void remember(DSLContext sql, int workspace, String fingerprint, ManifestHash hash) {
        var print = print(fingerprint);
        sql.insertInto(MANIFEST_ORIGIN)
                .set(MANIFEST_ORIGIN.WORKSPACE_ID, workspace)
                .set(MANIFEST_ORIGIN.FINGERPRINT, print)
                .set(MANIFEST_ORIGIN.HASH, hash.value())
                .onConflict(MANIFEST_ORIGIN.WORKSPACE_ID, MANIFEST_ORIGIN.FINGERPRINT)
                .doUpdate()
                .set(MANIFEST_ORIGIN.HASH, hash.value())
                .execute();
    }

    private static String print(String fingerprint) {
        return HexFormat.of().formatHex(WrittenReading.sha256().digest(fingerprint.getBytes(StandardCharsets.UTF_8)));
    }

    private static Condition is(int workspace, ManifestHash hash) {
        return MANIFEST_VERSION.WORKSPACE_ID.eq(workspace).and(MANIFEST_VERSION.HASH.eq(hash.value()));
    }

    /** A row as it stands. */
    private record Row(
            String hash,
            Long run,
            Integer step,
            String commit,
            String dbtVersion,
            Instant generated,
            Instant keptAt,
            Integer nodes) {

        ManifestVersion version() {
            return new ManifestVersion(
                    new ManifestHash(hash),
                    Optional.ofNullable(run).map(RunId::new),
                    Optional.ofNullable(step),
                    Optional.ofNullable(commit),
                    Optional.ofNullable(dbtVersion),
                    generated,
                    keptAt,
                    nodes);
        }
    }

    private static SelectJoinStep<Record8<String, Long, Integer, String, String, Instant, Instant, Integer>> select(
            DSLContext sql) {
        return sql.select(
                        MANIFEST_VERSION.HASH,
                        MANIFEST_VERSION.RUN_ID,
                        MANIFEST_VERSION.STEP,
                        MANIFEST_VERSION.CODE_COMMIT,
                        MANIFEST_VERSION.DBT_VERSION,
                        MANIFEST_VERSION.GENERATED,
                        MANIFEST_VERSION.KEPT_AT,
                        MANIFEST_VERSION.NODES)
                .from(MANIFEST_VERSION);
    }

    @Override
    public Optional<ManifestVersion> madeFrom(WorkspaceName workspace, String fingerprint) {
        return ask(
                workspace,
                Optional.empty(),
                (sql, id) -> select(sql)
                        .join(MANIFEST_ORIGIN)
                        .on(MANIFEST_ORIGIN.WORKSPACE_ID.eq(MANIFEST_VERSION.WORKSPACE_ID))
                        .and(MANIFEST_ORIGIN.HASH.eq(MANIFEST_VERSION.HASH))
                        .where(MANIFEST_ORIGIN.WORKSPACE_ID.eq(id), MANIFEST_ORIGIN.FINGERPRINT.eq(print(fingerprint)))
                        .fetchOptional(Records.mapping(Row::new))
                        .map(Row::version));
    }

    @Override
    public Optional<ManifestVersion> current(WorkspaceName workspace) {
        return ofProduction(workspace, 1).stream().findFirst();
    }

    @Override
    public List<ManifestVersion> ofProduction(WorkspaceName workspace, int most) {
        return ask(
                workspace,
                List.of(),
                (sql, id) -> select(sql)
                        .where(MANIFEST_VERSION.WORKSPACE_ID.eq(id), MANIFEST_VERSION.PRODUCTION.eq(true))
                        .orderBy(MANIFEST_VERSION.GENERATED.desc(), MANIFEST_VERSION.HASH.desc())
                        .limit(most)
                        .fetch(Records.mapping(Row::new))
                        .stream()
                        .map(Row::version)
                        .toList());
    }

    @Override
    public Optional<ManifestVersion> version(WorkspaceName workspace, ManifestHash hash) {
        return ask(
                workspace,
                Optional.empty(),
                (sql, id) -> select(sql)
                        .where(is(id, hash))
                        .fetchOptional(Records.mapping(Row::new))
                        .map(Row::version));
    }

    @Override
    public Slice<ManifestVersion> versions(WorkspaceName workspace, Slice.Request part) {
        var after = part.cursor().map(JooqAssetCatalog::older);
        return ask(workspace, Slice.whole(List.of()), (sql, id) -> {
            var versions = select(sql)
                    .where(MANIFEST_VERSION.WORKSPACE_ID.eq(id))
                    .and(after.orElse(noCondition()))
                    .orderBy(MANIFEST_VERSION.GENERATED.desc(), MANIFEST_VERSION.HASH.desc())
                    .limit(part.limit() + 1)
                    .fetch(Records.mapping(Row::new))
                    .stream()
                    .map(Row::version)
                    .toList();
            return Cursor.cut(versions, part, last -> last.generated() + "_" + last.hash());
        });
    }

    private static Condition older(String cursor) {
        var parts = cursor.split("_", 2);
        if (parts.length != 2 || !parts[1].matches("[0-9a-f]{64}")) {
            throw Cursor.unknown(cursor);
        }
        var generated = Cursor.Moment.read(parts[0] + "_0").at();
        return MANIFEST_VERSION
                .GENERATED
                .lt(generated)
                .or(MANIFEST_VERSION.GENERATED.eq(generated).and(MANIFEST_VERSION.HASH.lt(parts[1])));
    }

    @Override
    public boolean fetch(WorkspaceName workspace, ManifestHash hash, Path into) {
        return ask(
                workspace,
                false,
                (sql, id) -> sql.select(MANIFEST_VERSION.ROOT)
                        .from(MANIFEST_VERSION)
                        .where(is(id, hash))
                        .fetchOptional(MANIFEST_VERSION.ROOT)
                        .map(root -> write(sql, root, into))
                        .orElse(false));
    }

    /** The file is there whole, or not at all. */
    private static boolean write(DSLContext sql, UUID root, Path into) {
        var half = into.resolveSibling(into.getFileName() + ".part");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(half), 64 * 1024)) {
                new ManifestWriting(new ManifestParts(sql), out).write(root);
            }
            Files.move(half, into, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException unwritable) {
            throw new StorageException(
                    new Fault.Unavailable("A manifest cannot be written to %s: %s".formatted(into, unwritable)),
                    unwritable);
        } finally {
            try {
                Files.deleteIfExists(half);
            } catch (IOException _) {
                // It is a left-over in a folder of temporary files, and what matters has been said.
            }
        }
    }

    /** Asks about a workspace; one that was never met has nothing. */
    private <T> T ask(WorkspaceName workspace, T nothing, BiFunction<DSLContext, Integer, T> question) {
        return transactions.read(sql -> Head.Workspaces.id(sql, workspace)
                .map(id -> question.apply(sql, id))
                .orElse(nothing));
    }
}
