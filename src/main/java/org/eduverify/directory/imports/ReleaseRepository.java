package org.eduverify.directory.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eduverify.directory.imports.ImportReport.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Releases of registers in PostgreSQL: what was imported, and which release is the current one. */
@Repository
class ReleaseRepository {

    private static final String SELECT = """
      select r.*,
             cast(case when r.state = 'COMPLETE' then 100
                       when r.bytes_total > 0 then least(100, 100 * r.bytes_read / r.bytes_total) end as integer)
               as percent,
             case when r.state = 'IMPORTING' and r.bytes_total > 0 and r.bytes_read > 0
                  then ceil(extract(epoch from clock_timestamp() - r.started_at)
                            * greatest(0, r.bytes_total - r.bytes_read) / r.bytes_read) end as seconds_left
      from eduverify.register_release r
      """;

    private final JdbcClient jdbc;
    private final DataSource database;

    ReleaseRepository(JdbcClient jdbc, DataSource database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    /** Begins an import of the register; empty if another one is running, here or in another program. */
    Optional<ReleaseWriter> begin(ImportRequest request) {
        return ReleaseWriter.begin(database, request);
    }

    /** The complete release that was read from exactly this file. */
    Optional<Long> imported(String register, String checksum) {
        return jdbc.sql("""
            select id from eduverify.register_release
            where register = ? and checksum = ? and content_version = ? and state = 'COMPLETE'
            """)
                .params(register, checksum, ReleaseWriter.CONTENT_VERSION)
                .query(Long.class)
                .optional();
    }

    boolean hasCurrent(String register) {
        return jdbc.sql("select exists (select from eduverify.register_release where register = ? and current)")
                .param(register)
                .query(Boolean.class)
                .single();
    }

    Optional<ImportReport> find(long id) {
        return jdbc.sql(SELECT + "where r.id = ?")
                .param(id)
                .query(ReleaseRepository::report)
                .optional()
                .map(report -> report.with(problems(id)));
    }

    private List<Problem> problems(long id) {
        return jdbc.sql(
                        "select line, reason, sample from eduverify.import_problem where release_id = ? order by position")
                .param(id)
                .query((row, number) ->
                        new Problem(row.getLong("line"), row.getString("reason"), row.getString("sample")))
                .list();
    }

    /** All imports, newest first. */
    List<ImportReport> imports() {
        return jdbc.sql(SELECT + "order by r.id desc limit 200")
                .query(ReleaseRepository::report)
                .list();
    }

    /** The complete releases, by register, newest first. */
    List<ImportReport> releases() {
        return jdbc.sql(SELECT + "where r.state = 'COMPLETE' order by r.register, r.id desc")
                .query(ReleaseRepository::report)
                .list();
    }

    /** Makes a complete release the current one of its register; to be called in a transaction. */
    void makeCurrent(long id) {
        jdbc.sql("""
            select id from eduverify.register_release
            where register = (select register from eduverify.register_release where id = ?)
            order by id for update
            """).param(id).query(Long.class).list();
        jdbc.sql("""
            update eduverify.register_release set current = false
            where current and id <> :id
              and register = (select register from eduverify.register_release where id = :id)
            """).param("id", id).update();
        jdbc.sql("update eduverify.register_release set current = true where id = ? and state = 'COMPLETE'")
                .param(id)
                .update();
    }

    /** Registers that an import was begun for and not ended, which may still be running. */
    List<String> registersBeingImported() {
        return jdbc.sql("select distinct register from eduverify.register_release where state = 'IMPORTING'")
                .query(String.class)
                .list();
    }

    private static ImportReport report(ResultSet row, int number) throws SQLException {
        return new ImportReport(
                row.getLong("id"),
                row.getString("register"),
                row.getString("release"),
                row.getString("format"),
                row.getString("file_name"),
                row.getString("imported_by"),
                ImportReport.State.valueOf(row.getString("state")),
                row.getBoolean("current"),
                row.getLong("rows_read"),
                row.getLong("kept"),
                row.getLong("changed"),
                row.getLong("skipped"),
                row.getLong("bytes_read"),
                row.getObject("bytes_total", Long.class),
                row.getObject("percent", Integer.class),
                Optional.ofNullable(row.getBigDecimal("seconds_left"))
                        .map(Number::longValue)
                        .orElse(null),
                List.of(),
                row.getTimestamp("started_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("finished_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null),
                row.getString("failure"));
    }
}
