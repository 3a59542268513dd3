package org.eduverify.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eduverify.access.MailAddresses;
import org.eduverify.access.Role;
import org.eduverify.customer.Customer;
import org.eduverify.platform.EduverifyProperties;
import org.eduverify.platform.Languages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Sends notices by e-mail if {@code spring.mail.host} configures a mail server. Each recipient gets a separate message, so
 * that recipients do not see each other's addresses.
 */
@Component
class MailDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    private final Optional<JavaMailSender> server;
    private final MailAddresses addresses;
    private final Languages languages;
    private final MailTexts texts;
    private final InternetAddress from;

    MailDelivery(
            Optional<JavaMailSender> server,
            MailAddresses addresses,
            Languages languages,
            EduverifyProperties properties,
            Clock clock) {
        this.server = server;
        this.addresses = addresses;
        this.languages = languages;
        this.texts = new MailTexts(properties.baseUrl(), clock.getZone());
        this.from = properties.mail().from();
    }

    /** Whether a mail server is configured. */
    boolean isConfigured() {
        return server.isPresent();
    }

    /**
     * Sends one message to each recipient. A repeated call sends the messages again with the same message ids.
     *
     * @throws org.springframework.mail.MailException if the server refuses messages; others may have been sent
     */
    void send(DueMail mail, Customer customer) {
        Map<InternetAddress, Locale> recipients = recipients(mail, customer.partner());
        if (recipients.isEmpty()) {
            LOG.info("No recipient of notice {} has an e-mail address; it is not sent", mail.id());
            return;
        }
        JavaMailSender sender = server.orElseThrow();
        List<MimeMessage> messages = new ArrayList<>();
        recipients.forEach((to, language) -> messages.add(message(sender, mail, customer, to, language)));
        try {
            sender.send(messages.toArray(MimeMessage[]::new));
        } catch (MailSendException failure) {
            if (!isPartialRejection(failure, messages.size())) {
                throw failure;
            }
            LOG.warn(
                    "The mail server rejected {} of the {} addresses of notice {}; the other messages were sent",
                    failure.getFailedMessages().size(),
                    messages.size(),
                    mail.id());
        }
    }

    /** The distinct addresses with the language of their owners. */
    private Map<InternetAddress, Locale> recipients(DueMail mail, String partner) {
        Map<InternetAddress, Locale> recipients = new LinkedHashMap<>();
        for (Role role : mail.recipients()) {
            Locale language = role.isPartnerRole() ? languages.ofPartner(partner) : languages.ofStaff();
            for (String address : addresses.of(role, partner)) {
                try {
                    recipients.putIfAbsent(new InternetAddress(address, true), language);
                } catch (AddressException unusable) {
                    // the address was entered by hand; a retry would not help
                    LOG.warn("A user of the group {} has an invalid e-mail address; it is ignored", role.groupId());
                }
            }
        }
        return recipients;
    }

    private MimeMessage message(
            JavaMailSender sender, DueMail mail, Customer customer, InternetAddress to, Locale language) {
        String companyName = customer.profile().companyName();
        MimeMessage message = sender.createMimeMessage();
        try {
            MimeMessageHelper content = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            content.setFrom(from);
            content.setTo(to);
            content.setSentDate(Date.from(mail.givenAt()));
            content.setSubject(texts.subject(mail, companyName, language));
            content.setText(texts.body(mail, companyName, language));
            // Spring keeps an existing id; it lets a receiver recognise a message that arrives twice
            message.setHeader("Message-ID", messageId(mail, customer, to));
            message.setContentLanguage(new String[] {language.getLanguage()});
            // prevents automatic replies (RFC 3834)
            message.setHeader("Auto-Submitted", "auto-generated");
        } catch (MessagingException impossible) {
            throw new MailPreparationException(impossible);
        }
        return message;
    }

    private String messageId(DueMail mail, Customer customer, InternetAddress to) {
        String what = "%s %d %s".formatted(customer.id(), mail.id(), to.getAddress());
        String domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
        return "<%s@%s>".formatted(UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)), domain);
    }

    /**
     * Whether the server accepted some messages and rejected the others permanently because their addresses do not exist.
     * A retry would only send the accepted messages again. If no message was accepted, the failure must become visible.
     */
    private static boolean isPartialRejection(MailSendException failure, int messages) {
        int failed = failure.getFailedMessages().size();
        return failed > 0
                && failed < messages
                && failure.getFailedMessages().values().stream().allMatch(MailDelivery::isRejectedAddress);
    }

    private static boolean isRejectedAddress(Exception failure) {
        return failure instanceof SendFailedException refused
                && refused.getInvalidAddresses() != null
                && refused.getInvalidAddresses().length > 0;
    }
}
