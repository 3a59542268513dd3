package org.eduverify.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Customers and profile versions in PostgreSQL. */
@Repository
class CustomerRepository {

    private static final List<ProfileField> STORED_FIELDS = Arrays.stream(ProfileField.values())
            .filter(ProfileField::isCorrectable)
            .toList();
    private static final String COLUMNS = columns("");
    static final String SELECT = """
      select c.id, c.partner, c.primary_domain, c.profile_version, c.special_qualification, c.vetting_status,
             c.vetting_reason, c.vetting_created_at, c.verification_open, c.created_at, c.status_since, %s
      from eduverify.customer c
      join eduverify.profile p on p.customer_id = c.id and p.version = c.profile_version
      """.formatted(columns("p."));

    private final JdbcClient jdbc;

    CustomerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(CustomerId id, String partner, Profile profile, Instant at) {
        jdbc.sql("""
            insert into eduverify.customer (id, partner, primary_domain, profile_version, special_qualification,
                                            verification_open, created_at, status_since, search_text)
            values (?, ?, ?, 1, 'NONE', false, ?, ?, ?)
            """)
                .params(
                        id.value(),
                        partner,
                        profile.primaryDomain(),
                        Timestamp.from(at),
                        Timestamp.from(at),
                        searchText(profile))
                .update();
        insertProfile(id, 1, profile, null, at);
    }

    void addProfileVersion(CustomerId id, int version, Profile profile, String by, Instant at) {
        insertProfile(id, version, profile, by, at);
        jdbc.sql("update eduverify.customer set profile_version = ?, search_text = ? where id = ?")
                .params(version, searchText(profile), id.value())
                .update();
    }

    /** Everything that {@link CustomerSearch} looks at. */
    private static String searchText(Profile profile) {
        return String.join("\n", profile.companyName(), profile.primaryDomain(), profile.email())
                .toLowerCase(Locale.ROOT);
    }

    private void insertProfile(CustomerId id, int version, Profile profile, String by, Instant at) {
        String marks = "?, ".repeat(STORED_FIELDS.size());
        JdbcClient.StatementSpec insert = jdbc.sql(
                "insert into eduverify.profile (%s, customer_id, version, changed_by, created_at) values (%s?, ?, ?, ?)"
                        .formatted(COLUMNS, marks));
        for (ProfileField field : STORED_FIELDS) {
            insert = insert.param(profile.find(field).orElse(null));
        }
        insert.param(id.value())
                .param(version)
                .param(by)
                .param(Timestamp.from(at))
                .update();
    }

    Optional<Customer> find(CustomerId id) {
        return jdbc.sql(SELECT + "where c.id = ?")
                .param(id.value())
                .query(CustomerRepository::customer)
                .optional();
    }

    /** Finds the customer and keeps everybody else from changing it until the transaction ends. */
    Optional<Customer> lock(CustomerId id) {
        jdbc.sql("select id from eduverify.customer where id = ? for update")
                .param(id.value())
                .query(UUID.class)
                .optional();
        // a statement of its own: who had to wait sees what the other has changed, profile version included
        return find(id);
    }

    Optional<Profile> profile(CustomerId id, int version) {
        return jdbc.sql("""
            select c.primary_domain, %s from eduverify.profile p
            join eduverify.customer c on c.id = p.customer_id
            where p.customer_id = ? and p.version = ?
            """.formatted(columns("p.")))
                .params(id.value(), version)
                .query((row, number) -> profile(row))
                .optional();
    }

    /** Every version of the profile, newest first. */
    List<ProfileVersion> versions(CustomerId id) {
        return jdbc.sql("""
            select c.primary_domain, p.version, p.changed_by, p.created_at, %s from eduverify.profile p
            join eduverify.customer c on c.id = p.customer_id
            where p.customer_id = ?
            order by p.version desc
            """.formatted(columns("p.")))
                .param(id.value())
                .query((row, number) -> new ProfileVersion(
                        row.getInt("version"),
                        profile(row),
                        Optional.ofNullable(row.getString("changed_by")),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    boolean isDomainTaken(String domain) {
        return jdbc.sql("select exists (select from eduverify.customer where primary_domain = ?)")
                .param(domain)
                .query(Boolean.class)
                .single();
    }

    List<Customer> page(String partner, CustomerFilter filter, Optional<CustomerId> after, int size) {
        return jdbc.sql(SELECT + "where c.partner = :partner and " + condition(filter) + """
                   and (cast(:after as uuid) is null
                        or (c.created_at, c.id) > (select created_at, id from eduverify.customer where id = :after))
                  order by c.created_at, c.id
                  limit :size
                  """)
                .param("partner", partner)
                .param("pattern", filter.sqlPattern())
                .param("after", after.map(CustomerId::value).orElse(null))
                .param("size", size)
                .query(CustomerRepository::customer)
                .list();
    }

    long count(String partner, CustomerFilter filter) {
        return jdbc.sql("""
            select count(*) from eduverify.customer c
            join eduverify.profile p on p.customer_id = c.id and p.version = c.profile_version
            where c.partner = :partner and
            """ + condition(filter))
                .param("partner", partner)
                .param("pattern", filter.sqlPattern())
                .query(Long.class)
                .single();
    }

    private static String condition(CustomerFilter filter) {
        String column = filter.field() == ProfileField.COMPANY_NAME ? "p.company_name" : "c.primary_domain";
        return " %s %s :pattern ".formatted(column, filter.isNegated() ? "not ilike" : "ilike");
    }

    /** Changes all parts of the status in one statement, because they must be consistent. */
    void setStatus(
            CustomerId id,
            SpecialQualification qualification,
            Optional<Vetting> vetting,
            boolean verificationOpen,
            Instant at) {
        jdbc.sql("""
            update eduverify.customer
            set status_since = case when vetting_status is distinct from ? then ? else status_since end,
                special_qualification = ?, vetting_status = ?, vetting_reason = ?, vetting_created_at = ?,
                verification_open = ?
            where id = ?
            """)
                .param(vetting.map(Vetting::status).map(Enum::name).orElse(null))
                .param(Timestamp.from(at))
                .param(qualification.name())
                .param(vetting.map(Vetting::status).map(Enum::name).orElse(null))
                .param(vetting.flatMap(Vetting::reason).map(Enum::name).orElse(null))
                .param(vetting.map(Vetting::createdAt).map(Timestamp::from).orElse(null))
                .param(verificationOpen)
                .param(id.value())
                .update();
    }

    static Customer customer(ResultSet row, int number) throws SQLException {
        String status = row.getString("vetting_status");
        return new Customer(
                new CustomerId(row.getObject("id", UUID.class)),
                row.getString("partner"),
                profile(row),
                row.getInt("profile_version"),
                SpecialQualification.valueOf(row.getString("special_qualification")),
                status == null
                        ? Optional.empty()
                        : Optional.of(new Vetting(
                                VettingStatus.valueOf(status),
                                Optional.ofNullable(row.getString("vetting_reason"))
                                        .map(VettingReason::valueOf),
                                row.getTimestamp("vetting_created_at").toInstant())),
                row.getBoolean("verification_open"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("status_since").toInstant());
    }

    private static Profile profile(ResultSet row) throws SQLException {
        Map<ProfileField, String> values = new EnumMap<>(ProfileField.class);
        for (ProfileField field : ProfileField.values()) {
            values.put(field, row.getString(field.column()));
        }
        return Profile.of(values);
    }

    private static String columns(String alias) {
        return STORED_FIELDS.stream().map(field -> alias + field.column()).collect(Collectors.joining(", "));
    }
}
