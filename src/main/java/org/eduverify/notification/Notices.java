package org.eduverify.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eduverify.access.Role;
import org.eduverify.customer.Customer;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.Customers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The notices about customers' verifications; written in the transaction of what they tell, and sent by e-mail
 * afterwards where a mail server is configured.
 */
@Service
@Transactional
public class Notices {

    private final JdbcClient jdbc;
    private final Customers customers;
    private final MailDelivery mails;
    private final Clock clock;

    Notices(JdbcClient jdbc, Customers customers, MailDelivery mails, Clock clock) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.mails = mails;
        this.clock = clock;
    }

    /**
     * Records that people were told, and that mail is due to them. It replaces mail of the same kind that still waits for
     * its delivery: whoever could not be reminded for days is reminded once.
     *
     * @param recipients the roles of those who get the mail: of the customer's partner, or of the vendor
     * @param dueAt when what the notice tells of is due or ends, if that is known
     */
    public void give(CustomerId customer, Notice.Kind kind, Set<Role> recipients, Optional<Instant> dueAt) {
        jdbc.sql("update eduverify.notice set mail_due = false where customer_id = ? and kind = ? and mail_due")
                .params(customer.value(), kind.name())
                .update();
        jdbc.sql("""
            insert into eduverify.notice (customer_id, kind, given_at, recipients, due_at, mail_due)
            values (?, ?, ?, ?, ?, ?)
            """)
                .param(customer.value())
                .param(kind.name())
                .param(Timestamp.from(clock.instant()))
                .param(recipients.stream().map(Role::name).sorted().toArray(String[]::new))
                .param(dueAt.map(Timestamp::from).orElse(null))
                .param(mails.isConfigured())
                .update();
    }

    /** Records what is shown with the customer only; mail is not due. */
    public void record(CustomerId customer, Notice.Kind kind) {
        jdbc.sql("insert into eduverify.notice (customer_id, kind, given_at) values (?, ?, ?)")
                .params(customer.value(), kind.name(), Timestamp.from(clock.instant()))
                .update();
    }

    /**
     * Sends the customer's mail that is due. Who calls at the same time waits and sends nothing twice; after a failure or
     * an interruption the call is to be repeated, which may send a message again under its former id.
     *
     * @throws org.springframework.mail.MailException if the mail server does not take it; the mail stays due
     */
    public void deliver(CustomerId id) {
        List<DueMail> due =
                jdbc.sql("""
                select id, kind, given_at, recipients, due_at from eduverify.notice
                where customer_id = ? and mail_due
                order by id
                for update
                """).param(id.value()).query(Notices::dueMail).list();
        for (DueMail mail : due) {
            Customer customer = customers.get(id);
            boolean send = mails.isConfigured() && isOfInterest(mail, customer);
            if (send) {
                mails.send(mail, customer);
            }
            jdbc.sql("update eduverify.notice set mail_due = false, mailed_at = ? where id = ?")
                    .param(send ? Timestamp.from(clock.instant()) : null)
                    .param(mail.id())
                    .update();
        }
    }

    /**
     * Mail that waited for its server may be outdated: nobody is to be reminded of what is done. That a request has
     * lapsed stays worth knowing.
     */
    private static boolean isOfInterest(DueMail mail, Customer customer) {
        boolean askedAgain = customer.vetting()
                .filter(newest -> newest.createdAt().isAfter(mail.givenAt()))
                .isPresent();
        return mail.kind() == Notice.Kind.CORRECTION_LAPSED || customer.verificationOpen() && !askedAgain;
    }

    /** The customer's notices, newest first. */
    @Transactional(readOnly = true)
    public List<Notice> of(CustomerId customer) {
        return jdbc.sql("select kind, given_at from eduverify.notice where customer_id = ? order by id desc")
                .param(customer.value())
                .query((row, number) -> new Notice(
                        Notice.Kind.valueOf(row.getString("kind")),
                        row.getTimestamp("given_at").toInstant()))
                .list();
    }

    private static DueMail dueMail(ResultSet row, int number) throws SQLException {
        Set<Role> recipients = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) row.getArray("recipients").getArray())
                .map(Role::valueOf)
                .forEach(recipients::add);
        return new DueMail(
                row.getLong("id"),
                Notice.Kind.valueOf(row.getString("kind")),
                row.getTimestamp("given_at").toInstant(),
                recipients,
                Optional.ofNullable(row.getTimestamp("due_at")).map(Timestamp::toInstant));
    }
}
