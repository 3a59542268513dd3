package org.eduverify.directory.imports;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eduverify.directory.InstitutionNames;
import org.eduverify.directory.imports.RegisterEntry.Identifier;
import org.eduverify.directory.imports.RegisterEntry.Parent;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Writes the entries of one release in bulk. */
final class EntryWriter {

    /** What became of a batch: how many entries are new or changed, and the ids that the release had already. */
    record Written(int changed, Set<String> duplicates) {}

    /** Longest normalised name; the index of names takes no more than 2,700 bytes. */
    private static final int LONGEST_NORMALISED = 600;

    private final Connection connection;
    private final JdbcClient jdbc;
    private final long release;
    private final Long former;

    /**
     * @param former the register's current release, which shows what has changed, or null
     */
    EntryWriter(Connection connection, long release, Long former) {
        this.connection = connection;
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.release = release;
        this.former = former;
    }

    /** Writes the entries, except those with an id that the release has already. */
    Written write(List<RegisterEntry> entries) {
        Map<String, byte[]> before = new HashMap<>();
        Set<String> duplicates = known(entries, before);
        Tables tables = new Tables();
        List<Long> ids = jdbc.sql(
                        "select nextval(pg_get_serial_sequence('eduverify.institution', 'id')) from generate_series(1, ?)")
                .param(entries.size())
                .query(Long.class)
                .list();
        int changed = 0;
        for (int index = 0; index < entries.size(); index++) {
            RegisterEntry entry = entries.get(index);
            if (duplicates.contains(entry.sourceId())) {
                continue;
            }
            byte[] hash = hash(entry);
            if (!MessageDigest.isEqual(hash, before.get(entry.sourceId()))) {
                changed++;
            }
            tables.add(ids.get(index), release, entry, hash);
        }
        try {
            tables.copy(connection);
        } catch (SQLException | IOException failure) {
            throw new DirectoryException(failure);
        }
        return new Written(changed, duplicates);
    }

    /** The ids that this release has already; fills in the hashes of the rows in the former current release. */
    private Set<String> known(List<RegisterEntry> entries, Map<String, byte[]> before) {
        Set<String> duplicates = new LinkedHashSet<>();
        jdbc.sql("""
            select release_id, source_id, row_hash from eduverify.institution
            where release_id in (?, ?) and source_id = any (?)
            """)
                .params(
                        release,
                        former == null ? release : former,
                        entries.stream().map(RegisterEntry::sourceId).toArray(String[]::new))
                .query(row -> {
                    if (row.getLong(1) == release) {
                        duplicates.add(row.getString(2));
                    } else {
                        before.put(row.getString(2), row.getBytes(3));
                    }
                });
        return duplicates;
    }

    private static byte[] hash(RegisterEntry entry) {
        return Arrays.copyOf(
                Hashing.sha256()
                        .hashString(entry.toString(), StandardCharsets.UTF_8)
                        .asBytes(),
                16);
    }

    /** The rows of a batch by table. */
    private static final class Tables {

        private final CopyRows institutions = new CopyRows("institution (id, release_id, source_id, name, country,"
                + " countries, region, city, postal_code, website_host, kind, status, successor_source_id, closed_on,"
                + " row_hash)");
        private final CopyRows names = new CopyRows("institution_name (institution_id, name, normalised, country)");
        private final CopyRows domains = new CopyRows("institution_domain (institution_id, domain, origin)");
        private final CopyRows mailboxes = new CopyRows("institution_mailbox (institution_id, mailbox)");
        private final CopyRows identifiers = new CopyRows("institution_identifier (institution_id, scheme, value)");
        private final CopyRows parents = new CopyRows("institution_parent (institution_id, parent_source_id)");

        void add(long id, long release, RegisterEntry entry, byte[] hash) {
            institutions.add(
                    id,
                    release,
                    entry.sourceId(),
                    entry.name(),
                    entry.country(),
                    entry.countries(),
                    emptyAsNull(entry.region()),
                    emptyAsNull(entry.city()),
                    emptyAsNull(entry.place().postalCode()),
                    entry.websiteHost(),
                    entry.kind().name(),
                    entry.status().name(),
                    entry.successor(),
                    entry.standing().closedOn(),
                    hash);
            for (String name : new LinkedHashSet<>(entry.names())) {
                String normalised = InstitutionNames.normalised(name);
                // an empty one would be like every other empty one
                if (!normalised.isEmpty()) {
                    names.add(id, name, shortened(normalised, LONGEST_NORMALISED), entry.country());
                }
            }
            addDomains(id, entry);
            entry.mailboxes().forEach(mailbox -> mailboxes.add(id, mailbox));
            for (Identifier identifier : entry.identifiers()) {
                identifiers.add(id, identifier.scheme(), identifier.value());
            }
            entry.parents().stream().map(Parent::sourceId).distinct().forEach(parent -> parents.add(id, parent));
        }

        private void addDomains(long id, RegisterEntry entry) {
            entry.domains().forEach(domain -> domains.add(id, domain, "listed"));
            entry.addresses().websites().forEach(host -> domains.add(id, host, "website"));
            entry.mailboxes().stream()
                    .map(ListedMailboxes::domain)
                    .distinct()
                    .forEach(domain -> domains.add(id, domain, "mailbox"));
        }

        void copy(Connection connection) throws SQLException, IOException {
            CopyManager manager = connection.unwrap(PGConnection.class).getCopyAPI();
            for (CopyRows rows : List.of(institutions, names, domains, mailboxes, identifiers, parents)) {
                rows.copy(manager);
            }
        }

        private static String emptyAsNull(String text) {
            return text == null || text.isEmpty() ? null : text;
        }
    }

    static String shortened(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
