package dev.weir.adapter.persistence;

import static dev.weir.adapter.persistence.schema.Tables.MANIFEST_VERSION;

import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.run.ManifestVersion;
import dev.weir.domain.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.Record9;
import org.jooq.SelectJoinStep;

/** Versions of manifests as they stand in their table, and their order: newest first. */
final class VersionRows {

    private VersionRows() {}

    /** A row as it stands. */
    record Row(
            String hash,
            Long run,
            Integer step,
            String commit,
            String dbtVersion,
            Instant generated,
            Instant keptAt,
            Integer nodes,
            UUID root) {

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

    static SelectJoinStep<Record9<String, Long, Integer, String, String, Instant, Instant, Integer, UUID>> select(
            DSLContext sql) {
        return sql.select(
                        MANIFEST_VERSION.HASH,
                        MANIFEST_VERSION.RUN_ID,
                        MANIFEST_VERSION.STEP,
                        MANIFEST_VERSION.CODE_COMMIT,
                        MANIFEST_VERSION.DBT_VERSION,
                        MANIFEST_VERSION.GENERATED,
                        MANIFEST_VERSION.KEPT_AT,
                        MANIFEST_VERSION.NODES,
                        MANIFEST_VERSION.ROOT)
                .from(MANIFEST_VERSION);
    }

    static Condition is(int workspace, ManifestHash hash) {
        return MANIFEST_VERSION.WORKSPACE_ID.eq(workspace).and(MANIFEST_VERSION.HASH.eq(hash.value()));
    }

    static Condition ofProduction(int workspace) {
        return MANIFEST_VERSION.WORKSPACE_ID.eq(workspace).and(MANIFEST_VERSION.PRODUCTION.eq(true));
    }

    static List<OrderField<?>> newestFirst() {
        return List.of(MANIFEST_VERSION.GENERATED.desc(), MANIFEST_VERSION.HASH.desc());
    }

    static Condition older(Instant generated, String hash) {
        return MANIFEST_VERSION
                .GENERATED
                .lt(generated)
                .or(MANIFEST_VERSION.GENERATED.eq(generated).and(MANIFEST_VERSION.HASH.lt(hash)));
    }
}
