package org.eduverify.directory.imports;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eduverify.directory.JoiningFactory;
import org.eduverify.directory.imports.EntryWriter.Written;
import org.eduverify.directory.imports.ImportReport.Problem;

/**
 * Writes one release on a connection of its own, which holds the register's lock until it is closed. Every batch is
 * committed, so that no transaction lasts longer than a batch; nobody sees the rows before {@link #complete}.
 */
final class ReleaseWriter implements AutoCloseable {

    /** Where an import stands. */
    record Counts(long read, long kept, long changed, long skipped, long bytes) {}

    /** Grows when more facts are read from the same files, so that an unchanged file is imported again. */
    static final int CONTENT_VERSION = 2;

    private static final String LOCK = "hashtextextended('eduverify register ' || ?, 0)";
    private static final String DELETE_ROWS = """
      with gone as (select id from eduverify.institution where release_id = ?),
           names as (delete from eduverify.institution_name n using gone where n.institution_id = gone.id),
           domains as (delete from eduverify.institution_domain d using gone where d.institution_id = gone.id),
           mailboxes as (delete from eduverify.institution_mailbox m using gone where m.institution_id = gone.id),
           identifiers as (delete from eduverify.institution_identifier d using gone where d.institution_id = gone.id),
           parents as (delete from eduverify.institution_parent p using gone where p.institution_id = gone.id)
      delete from eduverify.institution i using gone where i.id = gone.id
      """;

    private final Connection connection;
    private final String register;
    private long release;
    private Long former;

    private ReleaseWriter(Connection connection, String register) throws SQLException {
        this.connection = connection;
        this.register = register;
    }

    static Optional<ReleaseWriter> begin(DataSource database, ImportRequest request) {
        return lock(database, request.register()).map(writer -> {
            try {
                writer.insertRelease(request);
                return writer;
            } catch (SQLException failure) {
                writer.close();
                throw new DirectoryFailure(failure);
            }
        });
    }

    /** Takes the register's lock and clears what an interrupted import left; empty if an import is running. */
    static Optional<ReleaseWriter> lock(DataSource database, String register) {
        try {
            Connection connection = database.getConnection();
            ReleaseWriter writer = null;
            try {
                connection.setAutoCommit(false);
                if (single(connection, "select pg_try_advisory_lock(" + LOCK + ")", register, Boolean.class)) {
                    writer = new ReleaseWriter(connection, register);
                    writer.failInterrupted();
                }
                connection.commit();
            } finally {
                if (writer == null) {
                    connection.close();
                }
            }
            return Optional.ofNullable(writer);
        } catch (SQLException failure) {
            throw new DirectoryFailure(failure);
        }
    }

    private static <T> T single(Connection connection, String sql, Object parameter, Class<T> type)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getObject(1, type) : null;
            }
        }
    }

    private void update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            statement.execute();
        }
    }

    /** Whoever holds the lock knows that nobody else is importing: what is not ended was interrupted. */
    private void failInterrupted() throws SQLException {
        List<Long> interrupted = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select id from eduverify.register_release where register = ? and state = 'IMPORTING'")) {
            statement.setString(1, register);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    interrupted.add(rows.getLong(1));
                }
            }
        }
        for (long id : interrupted) {
            fail(id, "The program ended during the import.");
        }
    }

    private void insertRelease(ImportRequest request) throws SQLException {
        former = single(
                connection,
                "select id from eduverify.register_release where register = ? and current",
                register,
                Long.class);
        try (PreparedStatement statement = connection.prepareStatement("""
            insert into eduverify.register_release
              (register, release, current, format, file_name, imported_by, state, bytes_total)
            values (?, ?, false, ?, ?, ?, 'IMPORTING', ?) returning id
            """)) {
            statement.setString(1, register);
            statement.setString(2, request.release());
            statement.setString(3, request.format().id());
            statement.setString(4, request.fileName());
            statement.setString(5, request.importedBy());
            if (request.size().isPresent()) {
                statement.setLong(6, request.size().getAsLong());
            } else {
                statement.setNull(6, Types.BIGINT);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                release = rows.getLong(1);
            }
        }
        connection.commit();
    }

    long release() {
        return release;
    }

    /** Writes entries, except those with an id that the release has already. */
    Written write(List<RegisterEntry> entries) throws SQLException, IOException {
        return new EntryWriter(connection, release, former).write(entries);
    }

    /** Stores how far the import is and ends the batch. */
    void progress(Counts counts) throws SQLException {
        setCounts(counts);
        connection.commit();
    }

    private void setCounts(Counts counts) throws SQLException {
        update("""
        update eduverify.register_release
        set rows_read = ?, kept = ?, changed = ?, skipped = ?, bytes_read = ? where id = ?
        """, counts.read, counts.kept, counts.changed, counts.skipped, counts.bytes, release);
    }

    void problem(int position, Problem problem) throws SQLException {
        update(
                "insert into eduverify.import_problem (release_id, position, line, reason, sample) values (?, ?, ?, ?, ?)",
                release,
                position,
                problem.line(),
                problem.reason(),
                problem.sample());
    }

    /** The complete release that was read from a file with this checksum. */
    Optional<Long> sameFile(String checksum) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
            select id from eduverify.register_release
            where register = ? and checksum = ? and content_version = ? and state = 'COMPLETE'
            """)) {
            statement.setString(1, register);
            statement.setString(2, checksum);
            statement.setInt(3, CONTENT_VERSION);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
            }
        }
    }

    /** Removes every trace of this import. */
    void forget() throws SQLException {
        connection.rollback();
        update(DELETE_ROWS, release);
        update("delete from eduverify.register_release where id = ?", release);
        vacuum();
    }

    /** Removes the rows of this import and keeps its report. */
    void fail(String failure) throws SQLException {
        connection.rollback();
        fail(release, failure);
        vacuum();
    }

    private void fail(long id, String failure) throws SQLException {
        update(DELETE_ROWS, id);
        update(
                "update eduverify.register_release set state = 'FAILED', failure = ?, finished_at = now() where id = ?",
                failure,
                id);
    }

    /** Joins the release with the other registers and makes it the current one, in one transaction. */
    void complete(Counts counts, RegisterKnowledge knowledge, String checksum, JoiningFactory joinings)
            throws SQLException {
        // what the planner and the search by similarity need to be fast from the first look-up on
        vacuum();
        setCounts(counts);
        joinings.on(connection).switchTo(release);
        update("select id from eduverify.register_release where register = ? order by id for update", register);
        update("update eduverify.register_release set current = false where register = ? and current", register);
        update(
                """
        update eduverify.register_release
        set current = true, state = 'COMPLETE', checksum = ?, content_version = ?, finished_at = now(),
            imported_at = now(), knows_closures = ?, knows_mailboxes = ?, knows_kinds = ?, knows_parents = ?,
            knows_identifiers = ?
        where id = ?
        """,
                checksum,
                CONTENT_VERSION,
                knowledge.closures(),
                knowledge.mailboxes(),
                knowledge.kinds(),
                knowledge.parents(),
                knowledge.identifiers(),
                release);
        connection.commit();
    }

    /** Removes the oldest releases that are not current, and reports of failures that nobody looks at any more. */
    void keepNewest(int releases, int failures) throws SQLException {
        List<Long> old = superfluous("COMPLETE", releases);
        for (long id : old) {
            // the lock keeps others from making it current meanwhile
            update("select id from eduverify.register_release where register = ? order by id for update", register);
            if (superfluous("COMPLETE", releases).contains(id)) {
                update(DELETE_ROWS, id);
                update("delete from eduverify.register_release where id = ?", id);
            }
            connection.commit();
        }
        if (!old.isEmpty()) {
            vacuum();
        }
        for (long id : superfluous("FAILED", failures)) {
            update("delete from eduverify.register_release where id = ?", id);
            connection.commit();
        }
    }

    /** Merges new entries into the indexes, frees the space of deleted rows and counts values for the planner. */
    private void vacuum() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
        update("vacuum (analyze) eduverify.institution, eduverify.institution_name, eduverify.institution_domain,"
                + " eduverify.institution_mailbox, eduverify.institution_identifier, eduverify.institution_parent");
        connection.setAutoCommit(false);
    }

    private List<Long> superfluous(String state, int kept) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
            select id from (select id, current from eduverify.register_release
                            where register = ? and state = ? order by current desc, id desc offset ?) r
            where not current
            """)) {
            statement.setString(1, register);
            statement.setString(2, state);
            statement.setInt(3, kept);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
        }
        return ids;
    }

    /** Lets the register go. */
    @Override
    public void close() {
        try (connection) {
            connection.rollback();
            update("select pg_advisory_unlock(" + LOCK + ")", register);
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException failure) {
            throw new DirectoryFailure(failure);
        }
    }
}
