package org.eduverify.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Registers and institutions in PostgreSQL. */
@Repository
class InstitutionRepository {

  private static final String SELECT =
      """
      select distinct i.id, r.register || ' ' || r.release as register, i.source_id, i.name, i.country, i.city, i.kind,
             i.status, s.name as successor,
             array(select n.name from eduverify.institution_name n where n.institution_id = i.id) as names
      from eduverify.institution i
      join eduverify.register_release r on r.id = i.release_id and r.current
      left join eduverify.institution s on s.release_id = i.release_id and s.source_id = i.successor_source_id
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;

  InstitutionRepository(JdbcClient jdbc, JdbcTemplate template) {
    this.jdbc = jdbc;
    this.template = template;
  }

  List<Institution> byDomain(Collection<String> domains) {
    if (domains.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            SELECT
                + """
                  join eduverify.institution_domain d on d.institution_id = i.id
                  where d.domain = (select d2.domain
                                    from eduverify.institution_domain d2
                                    join eduverify.institution i2 on i2.id = d2.institution_id
                                    join eduverify.register_release r2 on r2.id = i2.release_id and r2.current
                                    where d2.domain in (:domains)
                                    order by length(d2.domain) desc limit 1)
                  order by i.id
                  """)
        .param("domains", domains)
        .query(InstitutionRepository::institution)
        .list();
  }

  List<Institution> byName(String normalisedName) {
    return jdbc.sql(
            SELECT
                + """
                  join eduverify.institution_name n on n.institution_id = i.id
                  where n.normalised = ?
                  order by i.id
                  """)
        .param(normalisedName)
        .query(InstitutionRepository::institution)
        .list();
  }

  /** Names alike by their trigrams, the most similar first; every institution once. */
  List<Similar> similar(String normalisedName, String country, int limit) {
    return jdbc.sql(
            """
            with alike as (
              select n.institution_id, max(similarity(n.normalised, :name)) as score
              from eduverify.institution_name n
              where n.normalised % :name
              group by n.institution_id
            )
            """
                + SELECT.replace("select distinct", "select a.score,")
                + """
                  join alike a on a.institution_id = i.id
                  where cast(:country as text) is null or i.country = :country
                  order by a.score desc, i.id
                  limit :limit
                  """)
        .param("name", normalisedName)
        .param("country", country)
        .param("limit", limit)
        .query((row, number) -> new Similar(institution(row, number), row.getDouble("score")))
        .list();
  }

  record Similar(Institution institution, double score) {}

  List<String> currentReleases() {
    return jdbc.sql("select register || ' ' || release from eduverify.register_release where current order by 1")
        .query(String.class)
        .list();
  }

  boolean isImported(String register, String checksum) {
    return jdbc.sql("select exists (select from eduverify.register_release where register = ? and checksum = ?)")
        .params(register, checksum)
        .query(Boolean.class)
        .single();
  }

  /** Stores a release and makes it the register's current one; visible when the transaction ends. */
  void insertRelease(String register, String release, String checksum, List<RegisterEntry> entries) {
    jdbc.sql("update eduverify.register_release set current = false where register = ?").param(register).update();
    long releaseId =
        jdbc.sql(
                """
                insert into eduverify.register_release (register, release, checksum, current)
                values (?, ?, ?, true) returning id
                """)
            .params(register, release, checksum)
            .query(Long.class)
            .single();
    template.batchUpdate(
        """
        insert into eduverify.institution (release_id, source_id, name, country, city, kind, status, successor_source_id)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        entries,
        500,
        (statement, entry) -> {
          statement.setLong(1, releaseId);
          statement.setString(2, entry.sourceId());
          statement.setString(3, entry.name());
          statement.setString(4, entry.country());
          statement.setString(5, entry.city());
          statement.setString(6, entry.kind().name());
          statement.setString(7, entry.status().name());
          statement.setString(8, entry.successor());
        });
    insertDetails(
        "insert into eduverify.institution_name (institution_id, name, normalised)",
        releaseId,
        entries.stream()
            .flatMap(entry -> entry.names().stream().map(name -> new Detail(entry.sourceId(), name)))
            .toList(),
        InstitutionNames::normalised);
    insertDetails(
        "insert into eduverify.institution_domain (institution_id, domain)",
        releaseId,
        entries.stream()
            .flatMap(entry -> entry.domains().stream().map(domain -> new Detail(entry.sourceId(), domain)))
            .toList(),
        null);
  }

  private record Detail(String sourceId, String value) {}

  private void insertDetails(
      String insert, long releaseId, List<Detail> details, java.util.function.UnaryOperator<String> second) {
    template.batchUpdate(
        insert
            + " select id, ?"
            + (second == null ? "" : ", ?")
            + " from eduverify.institution where release_id = ? and source_id = ? on conflict do nothing",
        details,
        500,
        (statement, detail) -> {
          int position = 1;
          statement.setString(position++, detail.value());
          if (second != null) {
            statement.setString(position++, second.apply(detail.value()));
          }
          statement.setLong(position++, releaseId);
          statement.setString(position, detail.sourceId());
        });
  }

  private static Institution institution(ResultSet row, int number) throws SQLException {
    return new Institution(
        row.getLong("id"),
        row.getString("register"),
        row.getString("source_id"),
        row.getString("name"),
        List.of((String[]) row.getArray("names").getArray()),
        row.getString("country"),
        row.getString("city") == null ? "" : row.getString("city"),
        InstitutionKind.valueOf(row.getString("kind")),
        InstitutionStatus.valueOf(row.getString("status")),
        row.getString("successor"));
  }
}
