package org.eduverify.process.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.eduverify.verification.VerificationTexts;
import org.junit.jupiter.api.Test;

/** Times in forms are in the configured time zone and in the language of the form. */
class FormMarkdownTest {

    private static final Instant LATE_IN_UTC = Instant.parse("2026-03-01T20:30:00Z");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @Test
    void timesAreInTheConfiguredTimeZone() {
        assertThat(new FormMarkdown(Locale.ENGLISH, TOKYO, new VerificationTexts()).moment(LATE_IN_UTC))
                .isEqualTo("2 Mar 2026, 05:30");
    }

    @Test
    void timesAreInTheLanguageOfTheForm() {
        assertThat(new FormMarkdown(Locale.forLanguageTag("nl"), TOKYO, new VerificationTexts()).moment(LATE_IN_UTC))
                .isEqualTo("2 mrt. 2026, 05:30");
    }
}
