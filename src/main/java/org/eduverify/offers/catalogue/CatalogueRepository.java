package org.eduverify.offers.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

/** Releases of the catalogue in PostgreSQL. */
@Repository
class CatalogueRepository {

    private static final String SELECT_RELEASE =
            "select id, release, file_name, imported_by, offers, current, imported_at from eduverify.catalogue_release ";

    private final JdbcClient jdbc;

    CatalogueRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of two changes of the catalogue, one waits until the transaction of the other ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('eduverify.catalogue_release', 0))")
                .query((row, number) -> true)
                .single();
    }

    Optional<Long> currentRelease() {
        return jdbc.sql("select id from eduverify.catalogue_release where current")
                .query(Long.class)
                .optional();
    }

    Optional<CatalogueRelease> ofFile(String checksum) {
        return jdbc.sql(SELECT_RELEASE + "where checksum = ?")
                .param(checksum)
                .query(CatalogueRepository::release)
                .optional();
    }

    Optional<CatalogueRelease> find(long id) {
        return jdbc.sql(SELECT_RELEASE + "where id = ?")
                .param(id)
                .query(CatalogueRepository::release)
                .optional();
    }

    /** All releases, newest first. */
    List<CatalogueRelease> releases() {
        return jdbc.sql(SELECT_RELEASE + "order by id desc")
                .query(CatalogueRepository::release)
                .list();
    }

    /** Stores a release that is not current yet. */
    long insert(String release, String checksum, String fileName, String by, Instant at, List<Offer> offers) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
            insert into eduverify.catalogue_release
              (release, checksum, file_name, imported_by, offers, current, imported_at)
            values (?, ?, ?, ?, ?, false, ?)
            """)
                .param(release)
                .param(checksum)
                .param(fileName)
                .param(by)
                .param(offers.size())
                .param(Timestamp.from(at))
                .update(key, "id");
        long id = key.getKey().longValue();
        offers.forEach(offer -> insert(id, offer));
        return id;
    }

    private void insert(long release, Offer offer) {
        jdbc.sql("""
            insert into eduverify.offer (release_id, position, id, name, description, category, product, segment,
              product_type, countries, billing_cycles, minimum_quantity, maximum_quantity, unit, prerequisites, trial)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
                .param(release)
                .param(offer.rank())
                .param(offer.id())
                .param(offer.name())
                .param(offer.description())
                .param(offer.category().name())
                .param(offer.product())
                .param(offer.segment().name())
                .param(offer.type().name())
                .param(offer.countries().stream().sorted().toArray(String[]::new))
                .param(offer.billingCycles().stream().map(Enum::name).toArray(String[]::new))
                .param(offer.minimumQuantity())
                .param(offer.maximumQuantity())
                .param(offer.unit())
                .param(offer.prerequisites().toArray(String[]::new))
                .param(offer.trial())
                .update();
    }

    void makeCurrent(long id) {
        jdbc.sql("update eduverify.catalogue_release set current = false where current and id <> ?")
                .param(id)
                .update();
        jdbc.sql("update eduverify.catalogue_release set current = true where id = ?")
                .param(id)
                .update();
    }

    /** The offers of a release, in the order of its file. */
    List<Offer> offers(long release) {
        Set<String> prerequisites = new HashSet<>(
                jdbc.sql("select distinct unnest(prerequisites) from eduverify.offer where release_id = ?")
                        .param(release)
                        .query(String.class)
                        .list());
        Map<String, Category> categories = new LinkedHashMap<>();
        return new ArrayList<>(jdbc.sql("select * from eduverify.offer where release_id = ? order by position")
                .param(release)
                .query((row, number) -> offer(row, prerequisites, categories))
                .list());
    }

    private static Offer offer(ResultSet row, Set<String> prerequisites, Map<String, Category> categories)
            throws SQLException {
        return new Offer(
                row.getString("id"),
                row.getString("name"),
                row.getString("description"),
                categories.computeIfAbsent(
                        row.getString("category"), name -> new Category(name, categories.size() + 1)),
                row.getString("product"),
                Segment.valueOf(row.getString("segment")),
                ProductType.valueOf(row.getString("product_type")),
                Set.copyOf(texts(row, "countries")),
                texts(row, "billing_cycles").stream().map(BillingCycle::valueOf).toList(),
                row.getInt("minimum_quantity"),
                row.getInt("maximum_quantity"),
                row.getString("unit"),
                texts(row, "prerequisites"),
                prerequisites.contains(row.getString("id")),
                row.getBoolean("trial"),
                row.getInt("position"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static CatalogueRelease release(ResultSet row, int number) throws SQLException {
        return new CatalogueRelease(
                row.getLong("id"),
                row.getString("release"),
                row.getString("file_name"),
                row.getString("imported_by"),
                row.getInt("offers"),
                row.getBoolean("current"),
                row.getTimestamp("imported_at").toInstant());
    }
}
