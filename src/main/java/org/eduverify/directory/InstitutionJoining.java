package org.eduverify.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Joins the records of several registers about the same institution. Only records whose groups may change are looked at:
 * those of the release that becomes current, those that it replaces, and their partners.
 *
 * <p>Runs in the caller's transaction, so that a release and its joining become visible together. One joining runs at a
 * time.
 */
public final class InstitutionJoining {

    private static final int ROUNDS = 2;

    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('eduverify joining', 0))";

    /** Kinds of institutions whose names come again in other towns of a country. */
    private static final String NAMED_ALIKE_EVERYWHERE = "'{SCHOOL,LIBRARY,MUSEUM,ARCHIVE}'";

    /** The two records agree on a name in the same country; what else they have in common decides. */
    private static final String SAME_NAME = """
      select p.*,
             (select min(case when length(d.domain) < length(e.domain) then d.domain else e.domain end)
              from eduverify.institution_domain d, eduverify.institution_domain e
              where d.institution_id = p.one and e.institution_id = p.other
                and (d.domain = e.domain or d.domain like '%.' || e.domain or e.domain like '%.' || d.domain)) as domain
      from (select least(n.institution_id, m.institution_id) as one, greatest(n.institution_id, m.institution_id) as other,
                   min(n.normalised) as name,
                   bool_or(i.city is null or j.city is null) as town_unknown,
                   coalesce(bool_or(lower(i.city) = lower(j.city)), false) as same_town,
                   bool_or(i.kind = any (:local) or j.kind = any (:local)) as local
            from joining_scope a
            join eduverify.institution_name n on n.institution_id = a.institution_id
            join eduverify.institution_name m
              on m.normalised = n.normalised and m.country = n.country and m.institution_id <> n.institution_id
            join joining_candidate c on c.institution_id = m.institution_id
            join eduverify.institution i on i.id = n.institution_id
            join eduverify.institution j on j.id = m.institution_id
            group by 1, 2) p
      """;

    private static final String SAME_IDENTIFIER = """
      select distinct least(x.institution_id, y.institution_id) as one, greatest(x.institution_id, y.institution_id) as other
      from joining_scope a
      join eduverify.institution_identifier x on x.institution_id = a.institution_id
      join eduverify.institution_identifier y
        on y.scheme = x.scheme and y.value = x.value and y.institution_id <> x.institution_id
      join joining_candidate c on c.institution_id = y.institution_id
      """;

    private final JdbcClient jdbc;
    private final NameWords words;
    private final DomainOwners owners;

    InstitutionJoining(JdbcClient jdbc, NameWords words, DomainOwners owners) {
        this.jdbc = jdbc;
        this.words = words;
        this.owners = owners;
    }

    /** Bases decisions on the records of this release, joined with those of all other registers. */
    public void switchTo(long release) {
        String register = jdbc.sql("select register from eduverify.register_release where id = ?")
                .param(release)
                .query(String.class)
                .single();
        prepare(register, release);
        join();
    }

    /** Takes the register's records out of all joined institutions. */
    public void retire(String register) {
        prepare(register, -1);
        join();
    }

    private void prepare(String register, long release) {
        jdbc.sql(LOCK).query((row, number) -> 0).list();
        jdbc.sql("drop table if exists joining_leaving, joining_scope, joining_candidate")
                .update();
        jdbc.sql("""
            create temporary table joining_leaving on commit drop as
            select j.institution_id, j.joined_id, i.source_id
            from eduverify.joined_institution j
            join eduverify.institution i on i.id = j.institution_id
            join eduverify.register_release r on r.id = i.release_id and r.register = ?
            """).param(register).update();
        jdbc.sql("""
            create temporary table joining_candidate on commit drop as
            select j.institution_id, i.release_id, i.status <> 'ACTIVE' as closed, j.joined_id
            from eduverify.joined_institution j join eduverify.institution i on i.id = j.institution_id
            where not exists (select from joining_leaving l where l.institution_id = j.institution_id)
            union all
            select i.id, i.release_id, i.status <> 'ACTIVE', l.joined_id
            from eduverify.institution i left join joining_leaving l on l.source_id = i.source_id
            where i.release_id = ?
            """).param(release).update();
        jdbc.sql("alter table joining_candidate add primary key (institution_id)")
                .update();
        jdbc.sql("create temporary table joining_scope (institution_id bigint primary key) on commit drop")
                .update();
        jdbc.sql("insert into joining_scope select institution_id from joining_candidate where release_id = ?")
                .param(release)
                .update();
        jdbc.sql("""
            insert into joining_scope
            select c.institution_id from joining_candidate c
            where c.joined_id in (select joined_id from joining_leaving)
            on conflict do nothing
            """).update();
        jdbc.sql("analyze joining_scope").update();
        jdbc.sql("analyze joining_candidate").update();
    }

    private void join() {
        List<Pair> pairs = pairs();
        for (int round = 1; round < ROUNDS && widenScope(pairs); round++) {
            pairs = pairs();
        }
        Map<Long, Member> members = members();
        JoinedGroups groups = new JoinedGroups(members);
        pairs.stream()
                .filter(pair -> members.containsKey(pair.one()) && members.containsKey(pair.other()))
                .forEach(groups::consider);
        assign(groups.groups());
        new DomainMeanings(jdbc, owners).refresh();
    }

    /** Two records that may be the same institution. */
    record Pair(long one, long other, Bond bond) {}

    /** What two records have in common, the surest first. */
    enum Bond {
        IDENTIFIER,
        NAME_AND_DOMAIN,
        NAME_AND_TOWN,
        NAME_IN_COUNTRY
    }

    /** A record that takes part, and the institution that it belonged to before, if any. */
    record Member(long id, long release, boolean closed, Long joinedBefore) {}

    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>(jdbc.sql(SAME_IDENTIFIER)
                .query((row, number) -> new Pair(row.getLong("one"), row.getLong("other"), Bond.IDENTIFIER))
                .list());
        jdbc.sql(SAME_NAME.replace(":local", NAMED_ALIKE_EVERYWHERE)).query(row -> {
            String domain = row.getString("domain");
            boolean shareDomain = domain != null && !owners.isPlatform(domain);
            boolean identifies = words.identifies(row.getString("name"));
            Bond bond = null;
            if (shareDomain) {
                bond = Bond.NAME_AND_DOMAIN;
            } else if (identifies && row.getBoolean("same_town")) {
                bond = Bond.NAME_AND_TOWN;
            } else if (identifies && row.getBoolean("town_unknown") && !row.getBoolean("local")) {
                bond = Bond.NAME_IN_COUNTRY;
            }
            if (bond != null) {
                pairs.add(new Pair(row.getLong("one"), row.getLong("other"), bond));
            }
        });
        return pairs;
    }

    /** Adds the partners of all records in scope and the members of the partners' groups; false if there are none. */
    private boolean widenScope(List<Pair> pairs) {
        Set<Long> partners = pairs.stream()
                .flatMap(pair -> List.of(pair.one(), pair.other()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return jdbc.sql("""
            insert into joining_scope
            select c.institution_id from joining_candidate c
            where c.institution_id = any (?)
               or c.joined_id in (select p.joined_id from joining_candidate p where p.institution_id = any (?))
            on conflict do nothing
            """)
                        .param(partners.toArray(Long[]::new))
                        .param(partners.toArray(Long[]::new))
                        .update()
                > 0;
    }

    private Map<Long, Member> members() {
        Map<Long, Member> members = new HashMap<>();
        jdbc.sql("select c.* from joining_candidate c join joining_scope s using (institution_id)")
                .query(row -> {
                    members.put(
                            row.getLong("institution_id"),
                            new Member(
                                    row.getLong("institution_id"),
                                    row.getLong("release_id"),
                                    row.getBoolean("closed"),
                                    row.getObject("joined_id", Long.class)));
                });
        return members;
    }

    /** Writes the groups; a group keeps the smallest id that its members had and no other group took. */
    private void assign(Collection<List<Member>> groups) {
        List<Long> fresh = jdbc.sql("select nextval('eduverify.joined_institution_id') from generate_series(1, ?)")
                .param(groups.size())
                .query(Long.class)
                .list();
        Set<Long> taken = new TreeSet<>();
        List<Long> ids = new ArrayList<>();
        List<Long> joined = new ArrayList<>();
        int next = 0;
        for (List<Member> group : groups) {
            Long kept = group.stream()
                    .map(Member::joinedBefore)
                    .filter(before -> before != null && !taken.contains(before))
                    .min(Long::compare)
                    .orElse(null);
            long id = kept != null ? kept : fresh.get(next++);
            taken.add(id);
            group.forEach(member -> {
                ids.add(member.id());
                joined.add(id);
            });
        }
        jdbc.sql("drop table if exists joining_touched").update();
        jdbc.sql("""
            create temporary table joining_touched on commit drop as
            select distinct joined_id from eduverify.joined_institution
            where institution_id in (select institution_id from joining_scope
                                     union all select institution_id from joining_leaving)
            union select unnest(cast(? as bigint[]))
            """).param(joined.toArray(Long[]::new)).update();
        jdbc.sql("""
            delete from eduverify.joined_institution
            where institution_id in (select institution_id from joining_scope
                                     union all select institution_id from joining_leaving)
            """).update();
        jdbc.sql("""
            insert into eduverify.joined_institution (institution_id, joined_id)
            select * from unnest(cast(? as bigint[]), cast(? as bigint[]))
            """)
                .param(ids.toArray(Long[]::new))
                .param(joined.toArray(Long[]::new))
                .update();
    }
}
