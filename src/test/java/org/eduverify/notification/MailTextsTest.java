package org.eduverify.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.eduverify.notification.Notice.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What e-mails say. */
class MailTextsTest {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");
    private static final String NAME = "Hogeschool 't Gooi {0} & \"Zonen\"";

    private final MailTexts texts = new MailTexts(URI.create("https://verify.example.org/"), ZoneOffset.UTC);

    @Test
    void aReminderSaysWhatUntilWhenAndWhere() {
        DueMail reminder = mail(Kind.CORRECTION_REMINDER);
        String link = "\n\nhttps://verify.example.org/camunda/app/tasklist/\n\n";

        assertThat(texts.subject(reminder, NAME, Locale.ENGLISH)).isEqualTo("Correction still due: " + NAME);
        assertThat(texts.body(reminder, NAME, Locale.ENGLISH))
                .contains("your customer \"" + NAME + "\"", "lapses on December 31, 2026.", "resubmit", link);
        assertThat(texts.body(reminder, NAME, DUTCH))
                .contains(
                        "uw klant \"" + NAME + "\"",
                        "vervalt op 31 december 2026.",
                        "dien de aanvraag opnieuw in",
                        link);
    }

    @Test
    void aDayThatIsNotKnownIsNotMentioned() {
        DueMail mail = new DueMail(1, Kind.CORRECTION_REMINDER, Instant.EPOCH, Set.of(), Optional.empty());
        assertThat(texts.body(mail, NAME, Locale.ENGLISH)).doesNotContain("lapses on", "null", "\n\n\n");
    }

    @ParameterizedTest
    @EnumSource
    void everyNoticeHasWordsInBothLanguages(Kind kind) {
        for (Locale language : new Locale[] {Locale.ENGLISH, DUTCH}) {
            assertThat(texts.subject(mail(kind), "Delft", language))
                    .contains("Delft")
                    .hasSizeLessThan(60);
            assertThat(texts.body(mail(kind), "Delft", language))
                    .contains("\"Delft\"", "2026")
                    .doesNotContain("''", "{");
        }
        assertThat(texts.body(mail(kind), "Delft", DUTCH))
                .isNotEqualTo(texts.body(mail(kind), "Delft", Locale.ENGLISH));
    }

    @Test
    void bothBundlesHaveTheSameKeys() throws IOException {
        assertThat(bundle("messages/mail_nl.properties").keySet())
                .isEqualTo(bundle("messages/mail.properties").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r", "\u2028", "\u0085\0"})
    void aNameWithLineBreaksStaysOnItsLine(String lineBreak) {
        String name = "Delft" + lineBreak + "Bcc: everybody@example.org";
        assertThat(texts.subject(mail(Kind.CORRECTION_LAPSED), name, Locale.ENGLISH))
                .isEqualTo("Request lapsed: Delft Bcc: everybody@example.org");
        assertThat(texts.body(mail(Kind.CORRECTION_LAPSED), name, Locale.ENGLISH))
                .contains("\"Delft Bcc: everybody@example.org\"");
    }

    private static DueMail mail(Kind kind) {
        Instant due = Instant.parse("2026-12-31T12:00:00Z");
        return new DueMail(1, kind, Instant.EPOCH, Set.of(), Optional.of(due));
    }

    private static Properties bundle(String name) throws IOException {
        Properties bundle = new Properties();
        try (Reader reader =
                new InputStreamReader(MailTextsTest.class.getResourceAsStream("/" + name), StandardCharsets.UTF_8)) {
            bundle.load(reader);
        }
        return bundle;
    }
}
