package dev.weir.adapter.persistence;

import static dev.weir.adapter.persistence.schema.Tables.LOG_HEAD;
import static dev.weir.adapter.persistence.schema.Tables.WORKSPACE;

import dev.weir.domain.fault.Fault;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.StorageException;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * The log's head row, held by one transaction until it ends: whoever holds it is alone behind it. It hands out positions and the short
 * ids of nodes and workspaces.
 */
final class Head {

    private final DSLContext sql;
    private final long lockedAt;
    private long position;
    private long node;
    private int workspace;

    private Head(DSLContext sql, long position, long node, int workspace) {
        this.sql = sql;
        this.lockedAt = position;
        this.position = position;
        this.node = node;
        this.workspace = workspace;
    }

    static Head lock(DSLContext sql) {
        return sql.select(LOG_HEAD.LAST_POSITION, LOG_HEAD.LAST_NODE, LOG_HEAD.LAST_WORKSPACE)
                .from(LOG_HEAD)
                .where(LOG_HEAD.ID.eq(1))
                .forUpdate()
                .fetchOptional(row -> new Head(sql, row.value1(), row.value2(), row.value3()))
                .orElseThrow(Head::missing);
    }

    static long position(DSLContext sql) {
        return sql.select(LOG_HEAD.LAST_POSITION)
                .from(LOG_HEAD)
                .where(LOG_HEAD.ID.eq(1))
                .fetchOptional(LOG_HEAD.LAST_POSITION)
                .orElseThrow(Head::missing);
    }

    private static StorageException missing() {
        return new StorageException(
                new Fault.Damaged(
                        "The database's log has lost its head (the one row of log_head). Put back a backup; nothing was changed."));
    }

    long position() {
        return position;
    }

    long nextPosition() {
        return ++position;
    }

    /** Moves on by one where nothing else has, so that a change without an event is seen. */
    long moveOn() {
        if (position == lockedAt) {
            position++;
        }
        return position;
    }

    long nextNode() {
        return ++node;
    }

    int workspace(WorkspaceName name) {
        return Workspaces.id(sql, name).orElseGet(() -> {
            workspace++;
            sql.insertInto(WORKSPACE)
                    .set(WORKSPACE.ID, workspace)
                    .set(WORKSPACE.NAME, name.value())
                    .execute();
            write();
            return workspace;
        });
    }

    void write() {
        sql.update(LOG_HEAD)
                .set(LOG_HEAD.LAST_POSITION, position)
                .set(LOG_HEAD.LAST_NODE, node)
                .set(LOG_HEAD.LAST_WORKSPACE, workspace)
                .where(LOG_HEAD.ID.eq(1))
                .execute();
    }

    /** The short ids of workspaces. */
    static final class Workspaces {

        private Workspaces() {}

        static Optional<Integer> id(DSLContext sql, WorkspaceName name) {
            return sql.select(WORKSPACE.ID)
                    .from(WORKSPACE)
                    .where(WORKSPACE.NAME.eq(name.value()))
                    .fetchOptional(WORKSPACE.ID);
        }

        /** The id, made where there is none; outside of the log, so that the head is locked only for that. */
        static int idOrNew(DSLContext sql, WorkspaceName name) {
            return id(sql, name).orElseGet(() -> Head.lock(sql).workspace(name));
        }
    }
}
