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
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;

/** Manifests in a database, by content. */
final class JooqAssetCatalog implements AssetCatalog {

    /** How many versions are traced with one question at most: their roots are a megabyte or so. */
    private static final int AT_ONCE = 32;

    private static final Traced NOTHING = new Traced(0, Optional.empty());

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
            var known = VersionRows.select(sql)
                    .where(VersionRows.is(id, version.hash()))
                    .fetchOptional(Records.mapping(VersionRows.Row::new));
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
        try (var keeping = new ManifestKeeping(new ManifestParts(sql))) {
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
                .where(VersionRows.is(workspace, version.hash()))
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

    @Override
    public Optional<ManifestVersion> madeFrom(WorkspaceName workspace, String fingerprint) {
        return ask(
                workspace,
                Optional.empty(),
                (sql, id) -> VersionRows.select(sql)
                        .join(MANIFEST_ORIGIN)
                        .on(MANIFEST_ORIGIN.WORKSPACE_ID.eq(MANIFEST_VERSION.WORKSPACE_ID))
                        .and(MANIFEST_ORIGIN.HASH.eq(MANIFEST_VERSION.HASH))
                        .where(MANIFEST_ORIGIN.WORKSPACE_ID.eq(id), MANIFEST_ORIGIN.FINGERPRINT.eq(print(fingerprint)))
                        .fetchOptional(Records.mapping(VersionRows.Row::new))
                        .map(VersionRows.Row::version));
    }

    @Override
    public Optional<ManifestVersion> current(WorkspaceName workspace) {
        return ask(
                workspace,
                Optional.empty(),
                (sql, id) -> VersionRows.select(sql)
                        .where(VersionRows.ofProduction(id))
                        .orderBy(VersionRows.newestFirst())
                        .limit(1)
                        .fetchOptional(Records.mapping(VersionRows.Row::new))
                        .map(VersionRows.Row::version));
    }

    @Override
    public Optional<ManifestVersion> version(WorkspaceName workspace, ManifestHash hash) {
        return ask(
                workspace,
                Optional.empty(),
                (sql, id) -> VersionRows.select(sql)
                        .where(VersionRows.is(id, hash))
                        .fetchOptional(Records.mapping(VersionRows.Row::new))
                        .map(VersionRows.Row::version));
    }

    @Override
    public Slice<ManifestVersion> versions(WorkspaceName workspace, Slice.Request part) {
        var after = part.cursor().map(JooqAssetCatalog::older);
        return ask(workspace, Slice.whole(List.of()), (sql, id) -> {
            var versions = VersionRows.select(sql)
                    .where(MANIFEST_VERSION.WORKSPACE_ID.eq(id))
                    .and(after.orElse(noCondition()))
                    .orderBy(VersionRows.newestFirst())
                    .limit(part.limit() + 1)
                    .fetch(Records.mapping(VersionRows.Row::new))
                    .stream()
                    .map(VersionRows.Row::version)
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
        return VersionRows.older(generated, parts[1]);
    }

    @Override
    public Traced trace(WorkspaceName workspace, ManifestHash since, Parts parts, Set<String> beside) {
        return ask(
                workspace,
                NOTHING,
                (sql, id) -> VersionRows.select(sql)
                        .where(VersionRows.is(id, since))
                        .and(MANIFEST_VERSION.PRODUCTION.eq(true))
                        .fetchOptional(Records.mapping(VersionRows.Row::new))
                        .map(row -> traced(sql, id, row, parts, beside))
                        .orElse(NOTHING));
    }

    private static Traced traced(
            DSLContext sql, int workspace, VersionRows.Row newest, Parts wanted, Set<String> beside) {
        var parts = new ManifestParts(sql);
        var trace = new ManifestTrace(parts, wanted, beside);
        try {
            var since = newest;
            var now = trace.at(since.root(), parts.read(since.root()));
            for (var many = 1; ; ) {
                var page = olderThan(sql, workspace, since, Math.min(2 * many, AT_ONCE));
                if (page.isEmpty()) {
                    return new Traced(many, Optional.empty());
                }
                var roots = parts.read(page.stream().map(VersionRows.Row::root).toList());
                for (var row : page) {
                    many++;
                    var before = trace.at(row.root(), ManifestParts.content(roots, row.root()));
                    var sections = before.differences(now);
                    if (!sections.isEmpty()) {
                        return new Traced(many, Optional.of(new Step(row.version(), since.version(), sections)));
                    }
                    since = row;
                    now = before;
                }
            }
        } catch (IOException torn) {
            throw Stored.damaged("manifest " + newest.hash(), "its parts end too early", Optional.of(torn));
        }
    }

    private static List<VersionRows.Row> olderThan(DSLContext sql, int workspace, VersionRows.Row since, int most) {
        return VersionRows.select(sql)
                .where(VersionRows.ofProduction(workspace))
                .and(VersionRows.older(since.generated(), since.hash()))
                .orderBy(VersionRows.newestFirst())
                .limit(most)
                .fetch(Records.mapping(VersionRows.Row::new));
    }

    @Override
    public boolean fetch(WorkspaceName workspace, ManifestHash hash, Path into) {
        return fetch(workspace, hash, into, ManifestWriting::write);
    }

    @Override
    public boolean fetch(WorkspaceName workspace, ManifestHash hash, Parts parts, Path into) {
        return fetch(workspace, hash, into, (writing, root) -> writing.write(root, parts));
    }

    /** How the text of a version is written out. */
    private interface Manner {
        void write(ManifestWriting writing, UUID root) throws IOException;
    }

    private boolean fetch(WorkspaceName workspace, ManifestHash hash, Path into, Manner manner) {
        return ask(
                workspace,
                false,
                (sql, id) -> sql.select(MANIFEST_VERSION.ROOT)
                        .from(MANIFEST_VERSION)
                        .where(VersionRows.is(id, hash))
                        .fetchOptional(MANIFEST_VERSION.ROOT)
                        .map(root -> write(sql, root, into, manner))
                        .orElse(false));
    }

    /** The file is there whole, or not at all. */
    private static boolean write(DSLContext sql, UUID root, Path into, Manner manner) {
        var half = into.resolveSibling(into.getFileName() + ".part");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(half), 64 * 1024)) {
                manner.write(new ManifestWriting(new ManifestParts(sql), out), root);
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
