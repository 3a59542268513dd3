package org.eduverify.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
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
import org.eduverify.platform.Languages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Sends notices by e-mail, where {@code spring.mail.host} names a mail server. Everybody gets a message of their own,
 * so that nobody reads the addresses of others.
 */
@Component
class MailDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    /**
     * @param baseUrl address under which people reach the program; links in mails begin with it
     * @param mail settings of mails
     */
    @ConfigurationProperties("eduverify")
    record Settings(
            @DefaultValue("http://localhost:8080") URI baseUrl,
            @DefaultValue Mail mail) {

        /**
         * @param from sender of every mail
         */
        record Mail(@DefaultValue("no-reply@localhost") InternetAddress from) {}
    }

    private final Optional<JavaMailSender> server;
    private final MailAddresses addresses;
    private final Languages languages;
    private final MailTexts texts;
    private final InternetAddress from;

    MailDelivery(
            Optional<JavaMailSender> server,
            MailAddresses addresses,
            Languages languages,
            Settings settings,
            Clock clock) {
        this.server = server;
        this.addresses = addresses;
        this.languages = languages;
        this.texts = new MailTexts(settings.baseUrl(), clock.getZone());
        this.from = settings.mail().from();
    }

    /** Whether there is a mail server to send to. */
    boolean isConfigured() {
        return server.isPresent();
    }

    /**
     * Sends one message to each recipient. A repeated call sends them again under the same message ids.
     *
     * @throws org.springframework.mail.MailException if the server does not take them; some may have gone out
     */
    void send(DueMail mail, Customer customer) {
        Map<InternetAddress, Locale> recipients = recipients(mail, customer.partner());
        if (recipients.isEmpty()) {
            LOG.info("Nobody to whom notice {} is addressed has an e-mail address; it is not sent", mail.id());
            return;
        }
        JavaMailSender sender = server.orElseThrow();
        List<MimeMessage> messages = new ArrayList<>();
        recipients.forEach((to, language) -> messages.add(message(sender, mail, customer, to, language)));
        try {
            sender.send(messages.toArray(MimeMessage[]::new));
        } catch (MailSendException failure) {
            if (!isRefusalOfSome(failure, messages.size())) {
                throw failure;
            }
            LOG.warn(
                    "The mail server refuses {} of the {} addresses of notice {}; the others were sent",
                    failure.getFailedMessages().size(),
                    messages.size(),
                    mail.id());
        }
    }

    /** Each address once, with the language of those whom it belongs to. */
    private Map<InternetAddress, Locale> recipients(DueMail mail, String partner) {
        Map<InternetAddress, Locale> recipients = new LinkedHashMap<>();
        for (Role role : mail.recipients()) {
            Locale language = role.isPartnerRole() ? languages.ofPartner(partner) : languages.ofStaff();
            for (String address : addresses.of(role, partner)) {
                try {
                    recipients.putIfAbsent(new InternetAddress(address, true), language);
                } catch (AddressException unusable) {
                    // entered by hand; trying again would not make it an address
                    LOG.warn(
                            "A user of the group {} has an e-mail address that is none; it is left out",
                            role.groupId());
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
            // Spring keeps an id that is there; by it a receiver knows a message that comes twice
            message.setHeader("Message-ID", messageId(mail, customer, to));
            message.setContentLanguage(new String[] {language.getLanguage()});
            // keeps absence notes from being sent back (RFC 3834)
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
     * Whether the server took some messages and refused the others for good, because their addresses do not exist. Then
     * trying again would only send the former a second time. Nobody reached at all is a failure that somebody must see.
     */
    private static boolean isRefusalOfSome(MailSendException failure, int messages) {
        int failed = failure.getFailedMessages().size();
        return failed > 0
                && failed < messages
                && failure.getFailedMessages().values().stream().allMatch(MailDelivery::isRefusedAddress);
    }

    private static boolean isRefusedAddress(Exception failure) {
        return failure instanceof SendFailedException refused
                && refused.getInvalidAddresses() != null
                && refused.getInvalidAddresses().length > 0;
    }
}
