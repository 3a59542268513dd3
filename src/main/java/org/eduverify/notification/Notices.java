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
 * The notices about customers' verifications. A notice is stored in the transaction of its event and sent by e-mail
 * afterwards if a mail server is configured.
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
     * Stores a notice whose mail is due. It replaces mail of the same kind that has not been sent yet, so that recipients
     * get one reminder after a failure of the mail server.
     *
     * @param recipients roles of the recipients: agents of the customer's partner, or the vendor's staff
     * @param dueAt due date or end of the task or request; empty if it is not known
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
     * Sends the customer's mail that is due. A concurrent call waits and does not send the mail again. A call that failed
     * or was interrupted can be repeated; it may send a message again with the same id.
     *
     * @throws org.springframework.mail.MailException if the mail server refuses a message; the mail stays due
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
            boolean send = mails.isConfigured() && isRelevant(mail, customer);
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
     * Whether delayed mail is still relevant. A reminder of a completed task is not; the notice of a lapsed request always
     * is.
     */
    private static boolean isRelevant(DueMail mail, Customer customer) {
        boolean requestedAgain = customer.vetting()
                .filter(newest -> newest.createdAt().isAfter(mail.givenAt()))
                .isPresent();
        return mail.kind() == Notice.Kind.CORRECTION_LAPSED || customer.verificationOpen() && !requestedAgain;
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
