package org.eduverify.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eduverify.platform.DomainName;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Works out what domains mean from the institutions that share them: their number, their kinds, where they are, whether
 * their mailboxes carry official numbers, and whether their names have anything to do with the domain.
 */
final class DomainMeanings {

    /** Fewer schools than this are a district or a board, whatever their mailboxes look like. */
    private static final int LEAST_SCHOOLS_OF_AN_AUTHORITY = 20;

    private static final int TOWNS_OF_A_STATE = 100;
    private static final int LEAST_TENANTS = 5;
    private static final int NAMES_LOOKED_AT = 40;

    private final JdbcClient jdbc;
    private final DomainOwners owners;

    DomainMeanings(JdbcClient jdbc, DomainOwners owners) {
        this.jdbc = jdbc;
        this.owners = owners;
    }

    /** Brings the domains of the institutions in {@code joining_touched} up to date. */
    void refresh() {
        jdbc.sql("drop table if exists joining_domain").update();
        jdbc.sql("""
            create temporary table joining_domain on commit drop as
            select distinct d.domain from eduverify.joined_domain d join joining_touched t using (joined_id)
            """).update();
        jdbc.sql("delete from eduverify.joined_domain d using joining_touched t where t.joined_id = d.joined_id")
                .update();
        jdbc.sql("""
            insert into eduverify.joined_domain (domain, joined_id, origin)
            select d.domain, j.joined_id, min(d.origin)
            from joining_touched t
            join eduverify.joined_institution j using (joined_id)
            join eduverify.institution_domain d on d.institution_id = j.institution_id
            group by d.domain, j.joined_id
            """).update();
        addDomainsAboveLabelledHosts();
        jdbc.sql("""
            insert into joining_domain
            select d.domain from eduverify.joined_domain d join joining_touched t using (joined_id)
            """).update();
        jdbc.sql("delete from eduverify.domain_meaning where domain in (select domain from joining_domain)")
                .update();
        jdbc.sql("analyze eduverify.joined_domain, eduverify.joined_institution")
                .update();
        write(classified());
    }

    private void addDomainsAboveLabelledHosts() {
        List<String> domains = new ArrayList<>();
        List<Long> joined = new ArrayList<>();
        jdbc.sql("""
            select d.domain, d.joined_id from eduverify.joined_domain d join joining_touched t using (joined_id)
            where d.domain like '%.%.%'
            """).query(row -> {
            String host = row.getString("domain");
            long id = row.getLong("joined_id");
            DomainOwners.above(host).filter(above -> !owners.isPlatform(above)).ifPresent(above -> {
                domains.add(above);
                joined.add(id);
            });
        });
        jdbc.sql("""
            insert into eduverify.joined_domain (domain, joined_id, origin)
            select *, 'above' from unnest(cast(? as text[]), cast(? as bigint[]))
            on conflict do nothing
            """)
                .param(domains.toArray(String[]::new))
                .param(joined.toArray(Long[]::new))
                .update();
    }

    private record Shared(
            String domain,
            int owners,
            int countries,
            int regions,
            int towns,
            int schools,
            int cultural,
            int numbered,
            int mailboxes,
            List<String> names,
            List<String> places) {}

    private Map<Shared, DomainMeaning> classified() {
        Map<Shared, DomainMeaning> meanings = new HashMap<>();
        jdbc.sql("""
            select d.domain, count(distinct d.joined_id) as owners, count(distinct i.country) as countries,
                   count(distinct i.region) as regions, count(distinct lower(i.city)) as towns,
                   count(distinct d.joined_id) filter (where i.kind = 'SCHOOL') as schools,
                   count(distinct d.joined_id) filter (where i.kind in ('LIBRARY', 'MUSEUM', 'ARCHIVE')) as cultural,
                   (array_agg(i.name))[1:%d] as names,
                   (array_agg(distinct lower(coalesce(i.city, ''))))[1:3]
                     || (array_agg(distinct lower(coalesce(i.region, ''))))[1:2] as places,
                   count(m.mailbox) as mailboxes,
                   count(m.mailbox) filter (where exists (
                     select from eduverify.institution_identifier x
                     where x.institution_id = i.id and length(x.value) >= 4
                       and position(lower(x.value) in m.mailbox) > 0)
                     or length(i.source_id) >= 4 and position(lower(i.source_id) in m.mailbox) > 0) as numbered
            from (select distinct domain from joining_domain) t
            join eduverify.joined_domain d using (domain)
            join eduverify.joined_institution j on j.joined_id = d.joined_id
            join eduverify.institution i on i.id = j.institution_id
            left join eduverify.institution_mailbox m
              on m.institution_id = i.id and m.mailbox like '%%@' || d.domain
            group by d.domain
            """.formatted(NAMES_LOOKED_AT)).query(row -> {
            Shared shared = shared(row);
            meaning(shared).ifPresent(meaning -> meanings.put(shared, meaning));
        });
        return meanings;
    }

    private static Shared shared(ResultSet row) throws SQLException {
        return new Shared(
                row.getString("domain"),
                row.getInt("owners"),
                row.getInt("countries"),
                row.getInt("regions"),
                row.getInt("towns"),
                row.getInt("schools"),
                row.getInt("cultural"),
                row.getInt("numbered"),
                row.getInt("mailboxes"),
                List.of((String[]) row.getArray("names").getArray()),
                List.of((String[]) row.getArray("places").getArray()));
    }

    /** What the domain means; empty if it is one institution's own. */
    private Optional<DomainMeaning> meaning(Shared shared) {
        Optional<DomainMeaning> listed = owners.listed(shared.domain);
        if (listed.isPresent()) {
            return listed;
        }
        if (owners.isPlatform(shared.domain) || looksLikeAPlatform(shared)) {
            return Optional.of(DomainMeaning.PLATFORM);
        }
        if (owners.isGovernment(shared.domain)) {
            return Optional.of(shared.schools > shared.cultural ? DomainMeaning.AUTHORITY : DomainMeaning.COUNCIL);
        }
        if (shared.schools >= LEAST_SCHOOLS_OF_AN_AUTHORITY
                && (shared.towns >= TOWNS_OF_A_STATE
                        || 2 * shared.numbered > shared.mailboxes && shared.mailboxes > 0)) {
            return Optional.of(DomainMeaning.AUTHORITY);
        }
        if (shared.cultural == shared.owners && isNamedAfterItsPlace(shared)) {
            return Optional.of(DomainMeaning.COUNCIL);
        }
        return shared.owners > 1 ? Optional.of(DomainMeaning.GROUP) : Optional.empty();
    }

    /** Institutions far apart that have neither a name in common nor a name like the domain's are tenants. */
    private static boolean looksLikeAPlatform(Shared shared) {
        if (shared.owners < LEAST_TENANTS
                || shared.domain.matches(".*\\.(edu|ac|sch|k12|school)(\\.[a-z]{2,3}){0,2}")
                || 5 * shared.towns < 4 * shared.owners
                || shared.regions < 3 && shared.countries < 2) {
            return false;
        }
        String label = shared.domain.replaceAll("[^a-z0-9]", "");
        Map<String, Long> bearers = shared.names.stream()
                .flatMap(name -> Set.copyOf(InstitutionNames.words(name)).stream())
                .filter(word -> word.length() > 3)
                .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
        long namedLikeIt = shared.names.stream()
                .filter(name -> InstitutionNames.words(name).stream()
                                .anyMatch(word -> word.length() > 3 && label.contains(word))
                        || label.startsWith(initials(name)))
                .count();
        long mostShared = bearers.entrySet().stream()
                .filter(entry -> !GENERIC_WORDS.contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .max()
                .orElse(0);
        return 2 * namedLikeIt < shared.names.size() && 2 * mostShared < shared.names.size();
    }

    private static final Set<String> GENERIC_WORDS =
            Set.of("school", "college", "library", "museum", "primary", "high");

    private static String initials(String name) {
        String initials = InstitutionNames.words(name).stream()
                .map(word -> word.substring(0, 1))
                .collect(Collectors.joining());
        return initials.length() > 2 ? initials : "-";
    }

    /** "alexandriava.gov" or "cityofelgin.org": a town's own site with its libraries and museums. */
    private static boolean isNamedAfterItsPlace(Shared shared) {
        String label = DomainName.of(shared.domain)
                .map(DomainName::registrable)
                .orElse(shared.domain)
                .replaceAll("\\..*", "")
                .replaceAll("[^a-z0-9]", "");
        String bare = label.replaceAll(
                "^(city|town|county|village|gemeente|ville|comune|stadt)(of|de|di)?|(city|county|council|cc)$", "");
        return shared.places.stream()
                .map(place -> InstitutionNames.normalised(place).replace(" ", ""))
                .filter(place -> place.length() > 3)
                .anyMatch(place -> bare.equals(place) || label.equals(place));
    }

    private void write(Map<Shared, DomainMeaning> meanings) {
        List<Map.Entry<Shared, DomainMeaning>> rows = List.copyOf(meanings.entrySet());
        jdbc.sql("""
            insert into eduverify.domain_meaning (domain, meaning, owners)
            select * from unnest(cast(? as text[]), cast(? as text[]), cast(? as integer[]))
            """)
                .param(rows.stream().map(row -> row.getKey().domain).toArray(String[]::new))
                .param(rows.stream().map(row -> row.getValue().name()).toArray(String[]::new))
                .param(rows.stream().map(row -> row.getKey().owners).toArray(Integer[]::new))
                .update();
    }
}
