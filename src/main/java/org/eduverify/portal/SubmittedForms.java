package org.eduverify.portal;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eduverify.access.Actor;
import org.eduverify.customer.CustomerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes a form act once, however often it is sent: by a double click, by reloading the page, or after a broken
 * connection. Each form carries a token; the token is stored in the transaction of what the form does.
 */
@Component
@Transactional
class SubmittedForms {

    private final JdbcClient jdbc;

    SubmittedForms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String newToken() {
        return UUID.randomUUID().toString();
    }

    /**
     * Does the work, unless the user's form with this token did it before. A form that is sent twice at the same moment
     * waits for the first one.
     *
     * @param token as the form carries it; without a valid token the work is done each time
     * @return the customer that the work was about, now or then
     */
    public CustomerId once(Actor actor, String token, Supplier<CustomerId> work) {
        Optional<UUID> id = parse(token);
        if (id.isEmpty()) {
            return work.get();
        }
        int inserted = jdbc.sql("""
            insert into eduverify.submitted_form (user_id, token) values (?, ?) on conflict do nothing
            """).params(actor.userId(), id.get()).update();
        if (inserted == 0) {
            return jdbc.sql("select customer_id from eduverify.submitted_form where user_id = ? and token = ?")
                    .params(actor.userId(), id.get())
                    .query((row, number) -> CustomerId.of(row.getString("customer_id")))
                    .single();
        }
        CustomerId customer = work.get();
        jdbc.sql("update eduverify.submitted_form set customer_id = ? where user_id = ? and token = ?")
                .params(customer.value(), actor.userId(), id.get())
                .update();
        return customer;
    }

    private static Optional<UUID> parse(String token) {
        try {
            return Optional.of(UUID.fromString(token));
        } catch (IllegalArgumentException | NullPointerException invalid) {
            return Optional.empty();
        }
    }
}
