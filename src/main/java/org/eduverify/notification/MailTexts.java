package org.eduverify.notification;

import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The texts of e-mails in English and Dutch, from the message bundle {@code messages/mail}. */
class MailTexts {

    /** Line breaks are removed from subjects, because the following text could be read as a header. */
    private static final Pattern LINE_BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    private final ZoneId zone;
    private final String tasklist;

    MailTexts(URI baseUrl, ZoneId zone) {
        this.zone = zone;
        this.tasklist = baseUrl.toString().replaceFirst("/+$", "") + "/camunda/app/tasklist/";
        messages.setBasename("messages/mail");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
    }

    String subject(DueMail mail, String companyName, Locale language) {
        return text(mail, "subject", language, oneLine(companyName));
    }

    /** The event, the deadline if it is known, the next step and the address of Tasklist. */
    String body(DueMail mail, String companyName, Locale language) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(text(mail, "what-happened", language, oneLine(companyName)));
        DateTimeFormatter date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .withZone(zone);
        mail.dueAt().map(date::format).ifPresent(day -> paragraphs.add(text(mail, "until-when", language, day)));
        paragraphs.add(text(mail, "what-to-do", language));
        paragraphs.add(tasklist);
        paragraphs.add(messages.getMessage("footer", null, language));
        return String.join("\n\n", paragraphs) + "\n";
    }

    private String text(DueMail mail, String part, Locale language, Object... arguments) {
        String notice = mail.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return messages.getMessage("%s.%s".formatted(notice, part), arguments, language);
    }

    private static String oneLine(String text) {
        return LINE_BREAKS.matcher(text).replaceAll(" ").strip();
    }
}
