package dev.weir.adapter.persistence;

import dev.weir.domain.fault.Fault;
import dev.weir.ports.driven.StorageException;
import java.io.EOFException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What a database's errors mean for whoever runs Weir. */
final class Faults {

    /** H2: the file is damaged, of another format, or not a database. */
    private static final Set<Integer> H2_DAMAGED = Set.of(90_030, 90_048, 90_049, 90_119);

    private static final int H2_IN_USE = 90_020;
    private static final int H2_CANNOT_WRITE_TWO = 90_031;
    private static final int H2_CANNOT_WRITE = 90_028;
    private static final int H2_GENERAL = 50_000;

    private Faults() {}

    static StorageException of(StorageSettings settings, Throwable failure) {
        if (failure instanceof StorageException ours) {
            return ours;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StorageException ours) {
                return ours;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return new StorageException(fault(settings, sql), failure);
            }
        }
        return new StorageException(
                new Fault.Unavailable("The database at %s cannot be used: %s".formatted(settings, line(failure))),
                failure);
    }

    static boolean isOfTheDatabase(RuntimeException failure) {
        return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(SQLException.class::isInstance);
    }

    /** Whether the server has let go of the connection: a class of its own, or PostgreSQL's stop, crash and start. */
    static boolean isGone(SQLException sql) {
        var state = sql.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P0"));
    }

    /** What H2's own file layer could not write is no more than a general error above it. */
    private static boolean wasNotWritten(SQLException sql) {
        return sql.getErrorCode() == H2_GENERAL
                && String.valueOf(sql.getMessage()).contains("MVStoreException: Writing to");
    }

    /** A file that ends where H2 must read on is to it as any that the system cannot read. */
    private static boolean isCutOff(SQLException sql) {
        return Stream.iterate((Throwable) sql, Objects::nonNull, Throwable::getCause)
                .anyMatch(EOFException.class::isInstance);
    }

    private static Fault fault(StorageSettings settings, SQLException sql) {
        var state = sql.getSQLState();
        var code = sql.getErrorCode();
        if (H2_DAMAGED.contains(code) || (code == H2_CANNOT_WRITE && isCutOff(sql))) {
            return new Fault.Damaged(
                    "The database file at %s is damaged (%s). Move it away and put a backup in its place, or start with a new one; dbt Cloud's history is then read again as far as observe.backfill says."
                            .formatted(settings, line(sql)));
        }
        if (code == H2_IN_USE) {
            return new Fault.Unavailable(
                    "The database file at %s is in use by another process. Stop that one, or give this one another file; several nodes share a PostgreSQL."
                            .formatted(settings));
        }
        if (code == H2_CANNOT_WRITE || code == H2_CANNOT_WRITE_TWO || state.equals("53100") || wasNotWritten(sql)) {
            return new Fault.Unavailable(
                    "The database at %s cannot write (%s). Is the disk full, or the folder not writable? It goes on by itself once there is room."
                            .formatted(settings, line(sql)));
        }
        if (state.startsWith("28")) {
            return new Fault.Unauthorised(
                    "The database at %s refused user and password. Check database.username and database.password-file."
                            .formatted(settings));
        }
        if (state.equals("3D000")) {
            return new Fault.Missing(
                    "There is no such database: %s (%s). Create it, and give Weir's user the right to create tables in it."
                            .formatted(settings, line(sql)));
        }
        if (state.equals("42501")) {
            return new Fault.Forbidden(
                    "The database at %s does not allow this to Weir's user: %s".formatted(settings, line(sql)));
        }
        return new Fault.Unavailable("The database at %s cannot be used now: %s".formatted(settings, line(sql)));
    }

    private static String line(Throwable failure) {
        var message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
