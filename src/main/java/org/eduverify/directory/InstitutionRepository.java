package org.eduverify.directory;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Joined institutions and their domains in PostgreSQL. */
@Repository
class InstitutionRepository {

    private static final int MOST_NAMESAKES = 100;
    private static final int MOST_RELATIVES = 50;

    private static final String RECORDS = """
      select j.joined_id, r.register || ' ' || r.release as register, r.knows_closures, r.knows_kinds, i.source_id, i.name,
             i.countries, coalesce(i.city, '') as city, coalesce(i.region, '') as region, i.kind, i.status, i.website_host,
             s.name as successor,
             array(select n.name from eduverify.institution_name n where n.institution_id = i.id) as names,
             array(select distinct d.domain from eduverify.institution_domain d where d.institution_id = i.id) as domains,
             array(select m.mailbox from eduverify.institution_mailbox m where m.institution_id = i.id) as mailboxes,
             array(select x.scheme || ':' || x.value from eduverify.institution_identifier x
                   where x.institution_id = i.id) as identifiers
      from eduverify.joined_institution j
      join eduverify.institution i on i.id = j.institution_id
      join eduverify.register_release r on r.id = i.release_id
      left join eduverify.institution s on s.release_id = i.release_id and s.source_id = i.successor_source_id
      where j.joined_id = any (?)
      order by i.id
      """;

    private final JdbcClient jdbc;

    InstitutionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Who has a domain.
     *
     * @param domain the longest of the domains asked for that a register lists
     * @param above those of the owners for whom only a labelled host below it is listed
     */
    record Owners(String domain, DomainMeaning meaning, List<Long> ids, List<Long> above) {

        static final Owners NONE = new Owners("", DomainMeaning.UNKNOWN, List.of(), List.of());
    }

    /** The owners of the longest of these domains that has any. */
    Owners owners(Collection<String> domains) {
        if (domains.isEmpty()) {
            return Owners.NONE;
        }
        List<Long> ids = new ArrayList<>();
        List<Long> above = new ArrayList<>();
        String[] found = new String[2];
        jdbc.sql("""
            select d.domain, d.joined_id, d.origin, m.meaning
            from eduverify.joined_domain d left join eduverify.domain_meaning m using (domain)
            where d.domain = (select o.domain from eduverify.joined_domain o where o.domain = any (?)
                              order by length(o.domain) desc limit 1)
            order by d.joined_id
            """).param(domains.toArray(String[]::new)).query(row -> {
            found[0] = row.getString("domain");
            found[1] = row.getString("meaning");
            ids.add(row.getLong("joined_id"));
            if (row.getString("origin").equals("above")) {
                above.add(row.getLong("joined_id"));
            }
        });
        if (ids.isEmpty()) {
            return Owners.NONE;
        }
        DomainMeaning meaning = found[1] == null ? DomainMeaning.INSTITUTION : DomainMeaning.valueOf(found[1]);
        return new Owners(found[0], meaning, ids, above);
    }

    /** A name of one of many institutions, for a first look. */
    record Name(long id, String normalised) {}

    List<Name> names(Collection<Long> ids) {
        return jdbc.sql("""
            select j.joined_id, n.normalised
            from eduverify.joined_institution j
            join eduverify.institution_name n on n.institution_id = j.institution_id
            where j.joined_id = any (?)
            """)
                .param(ids.toArray(Long[]::new))
                .query((row, number) -> new Name(row.getLong(1), row.getString(2)))
                .list();
    }

    /** These institutions, in the order of the ids. */
    List<Institution> load(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Institution.Record>> records = new LinkedHashMap<>();
        ids.forEach(id -> records.put(id, new ArrayList<>()));
        jdbc.sql(RECORDS).param(ids.toArray(Long[]::new)).query(row -> {
            records.get(row.getLong("joined_id")).add(entry(row));
        });
        return records.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new Institution(entry.getKey(), entry.getValue()))
                .toList();
    }

    List<Institution> byName(String normalisedName, String country) {
        return load(jdbc.sql("""
            select j.joined_id from eduverify.institution_name n
            join eduverify.joined_institution j on j.institution_id = n.institution_id
            where n.normalised = ?
            group by j.joined_id
            order by bool_or(n.country = ?) desc, j.joined_id
            limit ?
            """)
                .param(normalisedName)
                .param(country)
                .param(MOST_NAMESAKES)
                .query(Long.class)
                .list());
    }

    /** Institutions that the registers list under one of these, or that run one of these, with a name like this one. */
    List<Institution> relatives(Collection<Long> ids, String normalisedName) {
        return load(jdbc.sql("""
            with known as (
              select i.release_id, i.id, i.source_id from eduverify.joined_institution j
              join eduverify.institution i on i.id = j.institution_id
              where j.joined_id = any (?)
            ), relative as (
              select p.institution_id as id from known k
              join eduverify.institution_parent p on p.parent_source_id = k.source_id
              join eduverify.institution c on c.id = p.institution_id and c.release_id = k.release_id
              union
              select b.id from known k
              join eduverify.institution_parent p on p.institution_id = k.id
              join eduverify.institution b on b.release_id = k.release_id and b.source_id = p.parent_source_id
            )
            select j.joined_id from relative r
            join eduverify.joined_institution j on j.institution_id = r.id
            join eduverify.institution_name n on n.institution_id = r.id
            where n.normalised %% ?
            group by j.joined_id
            order by max(similarity(n.normalised, ?)) desc
            limit ?
            """.replace("%%", "%"))
                .param(ids.toArray(Long[]::new))
                .param(normalisedName)
                .param(normalisedName)
                .param(MOST_RELATIVES)
                .query(Long.class)
                .list());
    }

    /** The institutions for which a register lists exactly this mailbox. */
    List<Long> byMailbox(String mailbox) {
        return jdbc.sql("""
            select distinct j.joined_id from eduverify.institution_mailbox m
            join eduverify.joined_institution j on j.institution_id = m.institution_id
            where m.mailbox = ?
            """).param(mailbox).query(Long.class).list();
    }

    /**
     * Names alike by their trigrams, the most similar first; every institution once.
     *
     * @param least likeness from 0 to 1; the higher, the faster
     */
    List<Candidate> similar(String normalisedName, Optional<String> country, double least, int limit) {
        jdbc.sql("select set_config('pg_trgm.similarity_threshold', ?, true)")
                .param(String.valueOf(least))
                .query(String.class)
                .single();
        Map<Long, Double> scores = new LinkedHashMap<>();
        jdbc.sql("""
            with alike as (
              select n.institution_id, max(similarity(n.normalised, :name)) as score
              from eduverify.institution_name n
              where n.normalised %% :name %s
              group by n.institution_id
            )
            select j.joined_id, max(a.score) as score
            from alike a join eduverify.joined_institution j using (institution_id)
            group by j.joined_id order by score desc, j.joined_id limit :limit
            """.formatted(country.isPresent() ? "and n.country = :country" : ""))
                .param("name", normalisedName)
                .param("country", country.orElse(null))
                .param("limit", limit)
                .query(row -> {
                    scores.put(row.getLong("joined_id"), row.getDouble("score"));
                });
        return load(scores.keySet()).stream()
                .map(institution -> new Candidate(institution, scores.get(institution.id())))
                .toList();
    }

    List<String> currentReleases() {
        return jdbc.sql("select register || ' ' || release from eduverify.register_release where current order by 1")
                .query(String.class)
                .list();
    }

    private static Institution.Record entry(ResultSet row) throws SQLException {
        List<String> names = new ArrayList<>(List.of(row.getString("name")));
        texts(row.getArray("names")).stream()
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        return new Institution.Record(
                row.getString("register"),
                row.getString("source_id"),
                row.getBoolean("knows_closures"),
                row.getBoolean("knows_kinds"),
                names,
                texts(row.getArray("countries")),
                row.getString("city"),
                row.getString("region"),
                InstitutionKind.valueOf(row.getString("kind")),
                InstitutionStatus.valueOf(row.getString("status")),
                row.getString("successor"),
                texts(row.getArray("domains")),
                row.getString("website_host"),
                texts(row.getArray("mailboxes")),
                texts(row.getArray("identifiers")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
