package org.eduverify.notification;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eduverify.access.MailAddresses;
import org.eduverify.access.Role;
import org.eduverify.customer.Customer;
import org.eduverify.platform.EduverifyProperties;
import org.eduverify.platform.Languages;
import org.eduverify.testing.Applications;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/** What becomes of addresses that the mail server refuses; it is imitated, because a real one takes every address. */
class RefusedAddressesTest {

    private final JavaMailSender server = mock(JavaMailSender.class);
    private final Customer customer = mock(Customer.class);
    private MailDelivery mails;

    @BeforeEach
    void twoLeads() throws MessagingException {
        MailAddresses addresses = mock(MailAddresses.class);
        when(addresses.of(eq(Role.SUPPORT_LEAD), any())).thenReturn(List.of("gone@example.org", "here@example.org"));
        Languages languages = mock(Languages.class);
        when(languages.ofStaff()).thenReturn(Locale.ENGLISH);
        when(server.createMimeMessage()).thenAnswer(call -> new MimeMessage((Session) null));
        when(customer.profile()).thenReturn(Applications.confirmed());
        mails = new MailDelivery(
                Optional.of(server),
                addresses,
                languages,
                new EduverifyProperties(
                        URI.create("http://localhost:8080"),
                        Path.of(".data"),
                        false,
                        Locale.ENGLISH,
                        Map.of(),
                        new EduverifyProperties.Mail(new InternetAddress("no-reply@localhost")),
                        null),
                Clock.systemUTC());
    }

    @Test
    void anAddressThatIsRefusedForGoodDoesNotKeepTheOthersMailWaiting() {
        theServerFailsAt("gone@example.org", refusedForGood());
        assertThatCode(this::send).doesNotThrowAnyException();
    }

    @Test
    void mailThatIsRefusedForTheMomentIsTriedAgain() {
        theServerFailsAt("gone@example.org", new SendFailedException("450 mailbox busy"));
        assertThatThrownBy(this::send).isInstanceOf(MailSendException.class);
    }

    @Test
    void mailThatReachesNobodyIsAFailure() {
        theServerFailsAt("@example.org", refusedForGood());
        assertThatThrownBy(this::send).isInstanceOf(MailSendException.class);
    }

    private void send() {
        Notice.Kind overdue = Notice.Kind.MANUAL_VERIFICATION_OVERDUE;
        mails.send(new DueMail(1, overdue, Instant.EPOCH, Set.of(Role.SUPPORT_LEAD), Optional.empty()), customer);
    }

    private void theServerFailsAt(String address, Exception failure) {
        doAnswer(call -> {
                    Map<Object, Exception> failed = new LinkedHashMap<>();
                    for (Object argument : call.getArguments()) {
                        MimeMessage message = (MimeMessage) argument;
                        if (message.getAllRecipients()[0].toString().endsWith(address)) {
                            failed.put(message, failure);
                        }
                    }
                    throw new MailSendException(failed);
                })
                .when(server)
                .send(any(MimeMessage[].class));
    }

    private static Exception refusedForGood() {
        return new SendFailedException("550 user unknown", null, new Address[0], new Address[0], new Address[1]);
    }
}
