package org.eduverify.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Registers and institutions in PostgreSQL. */
@Repository
class InstitutionRepository {

    private static final String SELECT = """
      select distinct i.id, r.register || ' ' || r.release as register, i.source_id, i.name, i.country, i.countries, i.city, i.region, i.kind,
             i.status, s.name as successor,
             array(select n.name from eduverify.institution_name n where n.institution_id = i.id) as names
      from eduverify.institution i
      join eduverify.register_release r on r.id = i.release_id and r.current
      left join eduverify.institution s on s.release_id = i.release_id and s.source_id = i.successor_source_id
      """;

    private final JdbcClient jdbc;

    InstitutionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Institution> byDomain(Collection<String> domains) {
        if (domains.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT + """
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
        return jdbc.sql(SELECT + """
                  join eduverify.institution_name n on n.institution_id = i.id
                  where n.normalised = ?
                  order by i.id
                  """)
                .param(normalisedName)
                .query(InstitutionRepository::institution)
                .list();
    }

    /**
     * Names alike by their trigrams, the most similar first; every institution once.
     *
     * @param least likeness from 0 to 1; the higher, the faster
     */
    List<Similar> similar(String normalisedName, String country, double least, int limit) {
        jdbc.sql("select set_config('pg_trgm.similarity_threshold', ?, true)")
                .param(String.valueOf(least))
                .query(String.class)
                .single();
        return jdbc.sql("""
            with alike as (
              select n.institution_id, max(similarity(n.normalised, :name)) as score
              from eduverify.institution_name n
              where n.normalised % :name
            """
                        + (country == null ? "" : " and n.country = :country ")
                        + " group by n.institution_id) "
                        + SELECT.replace("select distinct", "select a.score,")
                        + """
                  join alike a on a.institution_id = i.id
                  order by a.score desc, i.id
                  limit :limit
                  """)
                .param("name", normalisedName)
                .param("country", country)
                .param("limit", limit)
                .query((row, number) -> new Similar(institution(row, number), row.getDouble("score")))
                .list();
    }

    List<String> domains(long institution) {
        return jdbc.sql("""
            select domain from eduverify.institution_domain where institution_id = ? order by length(domain), domain
            """).param(institution).query(String.class).list();
    }

    record Similar(Institution institution, double score) {}

    List<String> currentReleases() {
        return jdbc.sql("select register || ' ' || release from eduverify.register_release where current order by 1")
                .query(String.class)
                .list();
    }

    private static Institution institution(ResultSet row, int number) throws SQLException {
        return new Institution(
                row.getLong("id"),
                row.getString("register"),
                row.getString("source_id"),
                row.getString("name"),
                List.of((String[]) row.getArray("names").getArray()),
                row.getString("country"),
                List.of((String[]) row.getArray("countries").getArray()),
                row.getString("city") == null ? "" : row.getString("city"),
                row.getString("region") == null ? "" : row.getString("region"),
                InstitutionKind.valueOf(row.getString("kind")),
                InstitutionStatus.valueOf(row.getString("status")),
                row.getString("successor"));
    }
}
