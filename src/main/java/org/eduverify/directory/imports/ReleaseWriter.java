package org.eduverify.directory.imports;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eduverify.directory.JoiningFactory;
import org.eduverify.directory.imports.EntryWriter.Written;
import org.eduverify.directory.imports.ImportReport.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes one release while it holds the register's lock. Every batch is committed, so that no transaction lasts longer than a
 * batch; the entries are not visible before {@link #complete}.
 */
final class ReleaseWriter implements AutoCloseable {

    /** Progress of an import. */
    record Counts(long read, long kept, long changed, long skipped, long bytes) {}

    private final RegisterLock lock;
    private final JdbcClient jdbc;
    private final ImportRequest request;
    private final long release;
    private final EntryWriter entries;
    private boolean wrote;

    private ReleaseWriter(RegisterLock lock, ImportRequest request) {
        this.lock = lock;
        this.jdbc = lock.jdbc();
        this.request = request;
        Long former = CurrentRelease.of(jdbc, request.register()).orElse(null);
        this.release = insertRelease();
        this.entries = new EntryWriter(lock.connection(), release, former);
        lock.commit();
    }

    /** Begins an import; empty if another one of the same register is running. */
    static Optional<ReleaseWriter> begin(DataSource database, ImportRequest request) {
        return RegisterLock.tryTake(database, request.register()).map(lock -> {
            try {
                failInterrupted(lock);
                return new ReleaseWriter(lock, request);
            } catch (RuntimeException failure) {
                lock.close();
                throw failure;
            }
        });
    }

    /** The holder of the lock knows that no import is running: one that has not ended was interrupted. */
    static void failInterrupted(RegisterLock lock) {
        List<Long> interrupted = lock.jdbc()
                .sql("select id from eduverify.register_release where register = ? and state = 'IMPORTING'")
                .param(lock.register())
                .query(Long.class)
                .list();
        for (long id : interrupted) {
            fail(lock.jdbc(), id, "The program ended during the import.");
        }
        lock.commit();
    }

    private long insertRelease() {
        return jdbc.sql("""
            insert into eduverify.register_release
              (register, release, current, format, file_name, imported_by, state, bytes_total, reading, address)
            values (?, ?, false, ?, ?, ?, 'IMPORTING', ?, ?, ?) returning id
            """)
                .params(
                        request.register(),
                        request.release(),
                        request.format().id(),
                        request.fileName(),
                        request.importedBy(),
                        request.size().isPresent() ? request.size().getAsLong() : null,
                        request.reading(),
                        request.address())
                .query(Long.class)
                .single();
    }

    long release() {
        return release;
    }

    /** Writes entries, except those with an id that the release has already. */
    Written write(List<RegisterEntry> batch) {
        wrote = true;
        return entries.write(batch);
    }

    /** Stores how far the import is and ends the batch. */
    void progress(Counts counts) {
        setCounts(counts);
        lock.commit();
    }

    /** Stores the size of the file, once it is known. */
    void size(long bytes) {
        jdbc.sql("update eduverify.register_release set bytes_total = ? where id = ?")
                .params(bytes, release)
                .update();
        lock.commit();
    }

    private void setCounts(Counts counts) {
        jdbc.sql("""
            update eduverify.register_release
            set rows_read = ?, kept = ?, changed = ?, skipped = ?, bytes_read = ? where id = ?
            """)
                .params(counts.read, counts.kept, counts.changed, counts.skipped, counts.bytes, release)
                .update();
    }

    void problem(int position, Problem problem) {
        jdbc.sql("""
            insert into eduverify.import_problem (release_id, position, line, reason, sample) values (?, ?, ?, ?, ?)
            """)
                .params(release, position, problem.line(), problem.reason(), problem.sample())
                .update();
    }

    /** The complete release that was read from the same file in the same way. */
    Optional<Long> sameFile(String checksum) {
        return ReleaseRepository.imported(jdbc, request, checksum);
    }

    /** Removes every trace of this import. */
    void forget() {
        lock.rollback();
        InstitutionTables.delete(jdbc, release);
        jdbc.sql("delete from eduverify.register_release where id = ?")
                .param(release)
                .update();
        end();
    }

    /** Removes the entries of this import and keeps its report. */
    void fail(String failure) {
        lock.rollback();
        fail(jdbc, release, failure);
        end();
    }

    private void end() {
        if (wrote) {
            lock.vacuum();
        } else {
            lock.commit();
        }
    }

    private static void fail(JdbcClient jdbc, long id, String failure) {
        InstitutionTables.delete(jdbc, id);
        jdbc.sql(
                        "update eduverify.register_release set state = 'FAILED', failure = ?, finished_at = now() where id = ?")
                .params(failure, id)
                .update();
    }

    /** Joins the release with the other registers and makes it the current one, in one transaction. */
    void complete(
            Counts counts,
            RegisterKnowledge knowledge,
            String checksum,
            Validators validators,
            JoiningFactory joinings) {
        // what the planner and the search by similarity need to be fast from the first look-up on
        lock.vacuum();
        setCounts(counts);
        joinings.with(jdbc).switchTo(release);
        CurrentRelease.lockRows(jdbc, request.register());
        jdbc.sql("""
            update eduverify.register_release
            set state = 'COMPLETE', checksum = ?, finished_at = now(), imported_at = now(), etag = ?, last_modified = ?,
                knows_closures = ?, knows_mailboxes = ?, knows_kinds = ?, knows_parents = ?, knows_identifiers = ?
            where id = ?
            """)
                .params(
                        checksum,
                        validators.etag(),
                        validators.lastModified(),
                        knowledge.closures(),
                        knowledge.mailboxes(),
                        knowledge.kinds(),
                        knowledge.parents(),
                        knowledge.identifiers(),
                        release)
                .update();
        CurrentRelease.switchTo(jdbc, request.register(), release);
        lock.commit();
    }

    /** Removes releases that are not needed any more. */
    void keepNewest(int releases, int failures) {
        new ReleaseRetention(lock).keepNewest(releases, failures);
    }

    /** Releases the register's lock. */
    @Override
    public void close() {
        lock.close();
    }
}
