package org.eduverify.directory.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.eduverify.directory.JoiningFactory;
import org.eduverify.directory.imports.ImportReport.Problem;
import org.eduverify.directory.imports.ImportReport.Progress;
import org.eduverify.directory.imports.ImportReport.Source;
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
    private final JoiningFactory joinings;

    ReleaseRepository(JdbcClient jdbc, JoiningFactory joinings) {
        this.jdbc = jdbc;
        this.joinings = joinings;
    }

    /** The complete release that was read from exactly this file in the same way. */
    Optional<Long> imported(ImportRequest request, String checksum) {
        return imported(jdbc, request, checksum);
    }

    static Optional<Long> imported(JdbcClient jdbc, ImportRequest request, String checksum) {
        return jdbc.sql("""
            select id from eduverify.register_release
            where register = ? and checksum = ? and reading = ? and state = 'COMPLETE'
            """)
                .params(request.register(), checksum, request.reading())
                .query(Long.class)
                .optional();
    }

    /** The current release, if it was fetched from the same address and read in the same way. */
    Optional<Fetched> fetched(ImportRequest request) {
        return jdbc.sql("""
            select id, etag, last_modified from eduverify.register_release
            where register = ? and current and address = ? and reading = ?
            """)
                .params(request.register(), request.address(), request.reading())
                .query((row, number) -> new Fetched(
                        row.getLong("id"), new Validators(row.getString("etag"), row.getString("last_modified"))))
                .optional();
    }

    record Fetched(long id, Validators validators) {}

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
    void makeCurrent(ImportReport release) {
        joinings.with(jdbc).switchTo(release.id());
        CurrentRelease.switchTo(jdbc, release.register(), release.id());
    }

    boolean exists(String register) {
        return jdbc.sql("select exists (select from eduverify.register_release where register = ?)")
                .param(register)
                .query(Boolean.class)
                .single();
    }

    /** The newest import of each register whose newest import was fetched from an address and failed. */
    List<ImportReport> failedFetches() {
        return jdbc.sql(SELECT + """
            where r.state = 'FAILED' and r.address is not null
              and not exists (select from eduverify.register_release n
                              where n.register = r.register and n.id > r.id and n.state <> 'IMPORTING')
            order by r.register
            """).query(ReleaseRepository::report).list();
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
                new Source(
                        row.getString("register"),
                        row.getString("release"),
                        row.getString("format"),
                        row.getString("file_name"),
                        row.getString("address"),
                        row.getString("imported_by")),
                ImportReport.State.valueOf(row.getString("state")),
                row.getBoolean("current"),
                new Progress(
                        row.getLong("rows_read"),
                        row.getLong("kept"),
                        row.getLong("changed"),
                        row.getLong("skipped"),
                        row.getLong("bytes_read"),
                        row.getObject("bytes_total", Long.class),
                        row.getObject("percent", Integer.class),
                        Optional.ofNullable(row.getBigDecimal("seconds_left"))
                                .map(Number::longValue)
                                .orElse(null)),
                new RegisterKnowledge(
                        row.getBoolean("knows_closures"),
                        row.getBoolean("knows_mailboxes"),
                        row.getBoolean("knows_kinds"),
                        row.getBoolean("knows_parents"),
                        row.getBoolean("knows_identifiers")),
                List.of(),
                row.getTimestamp("started_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("finished_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null),
                row.getString("failure"));
    }
}
