package org.eduverify.customer;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds a partner's customers as a person looks for them: by a part of a text, with spelling mistakes, by status. */
@Service
@Transactional(readOnly = true)
public class CustomerSearch {

    /** How alike a part of the customer's texts must be, from 0 to 1. One or two wrong letters in a word pass. */
    private static final String LIKENESS = "0.5";

    private static final String STATUS = """
      case c.vetting_status when 'IN_REVIEW' then 'IN_REVIEW' when 'APPROVED' then 'EDUCATION'
                            when 'DENIED' then 'NOT_AN_EDUCATION_CUSTOMER' else 'NONE' end
      """;

    private final JdbcClient jdbc;

    CustomerSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One page of the customers that match. A search by text lists the best match first, whatever the order.
     *
     * @param offset customers to skip
     * @param size at most so many
     */
    public List<Customer> page(String partner, CustomerQuery query, int offset, int size) {
        allowSpellingMistakes();
        return bound(
                        CustomerRepository.SELECT
                                + where(query)
                                + " and (:status = '' or " + STATUS + " = :status)"
                                + " order by " + order(query)
                                + " limit :size offset :offset",
                        partner,
                        query)
                .param("status", query.status().map(Enum::name).orElse(""))
                .param("size", size)
                .param("offset", offset)
                .query(CustomerRepository::customer)
                .list();
    }

    /** How many customers match the text, by status; a status without customers is left out. */
    public Map<AccountStatus, Long> counts(String partner, CustomerQuery query) {
        allowSpellingMistakes();
        Map<AccountStatus, Long> counts = new EnumMap<>(AccountStatus.class);
        bound(
                        "select " + STATUS + " as status, count(*) as customers from eduverify.customer c "
                                + where(query) + " group by 1",
                        partner,
                        query)
                .query(row -> {
                    counts.put(AccountStatus.valueOf(row.getString("status")), row.getLong("customers"));
                });
        return counts;
    }

    /** Customers whose verification was decided and is over since then, the newest decision first. */
    public List<Customer> decidedSince(String partner, Instant since, int size) {
        return jdbc.sql(CustomerRepository.SELECT + """
                where c.partner = ? and c.status_since > ? and not c.verification_open
                      and c.vetting_status in ('APPROVED', 'DENIED')
                order by c.status_since desc, c.id
                limit ?
                """)
                .params(partner, Timestamp.from(since), size)
                .query(CustomerRepository::customer)
                .list();
    }

    private void allowSpellingMistakes() {
        jdbc.sql("select set_config('pg_trgm.word_similarity_threshold', ?, true)")
                .param(LIKENESS)
                .query(String.class)
                .single();
    }

    private static String where(CustomerQuery query) {
        return query.text().isEmpty() ? " where c.partner = :partner " : """
                 where c.partner = :partner
                   and (c.search_text like :pattern or :text <% c.search_text or c.id = cast(:id as uuid))
                """;
    }

    private static String order(CustomerQuery query) {
        return (query.text().isEmpty()
                        ? ""
                        : "(c.search_text like :pattern) desc, word_similarity(:text, c.search_text) desc, ")
                + switch (query.sort()) {
                    case NEWEST -> "c.created_at desc, c.id desc";
                    case NAME -> "left(c.search_text, 100), c.id";
                    case LAST_CHANGE -> "c.status_since desc, c.id";
                };
    }

    private JdbcClient.StatementSpec bound(String sql, String partner, CustomerQuery query) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql).param("partner", partner);
        return query.text().isEmpty()
                ? statement
                : statement
                        .param("text", query.text())
                        .param("pattern", "%" + literal(query.text()) + "%")
                        .param("id", id(query.text()).orElse(null));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
