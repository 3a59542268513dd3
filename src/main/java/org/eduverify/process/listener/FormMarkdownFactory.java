package org.eduverify.process.listener;

import java.time.Clock;
import org.eduverify.platform.Languages;
import org.eduverify.verification.VerificationTexts;
import org.springframework.stereotype.Component;

/** Creates {@link FormMarkdown} in the language of the users of a form. */
@Component
class FormMarkdownFactory {

    private final Languages languages;
    private final VerificationTexts texts;
    private final Clock clock;

    FormMarkdownFactory(Languages languages, VerificationTexts texts, Clock clock) {
        this.languages = languages;
        this.texts = texts;
        this.clock = clock;
    }

    FormMarkdown forStaff() {
        return new FormMarkdown(languages.ofStaff(), clock.getZone(), texts);
    }

    FormMarkdown forPartner(String partner) {
        return new FormMarkdown(languages.ofPartner(partner), clock.getZone(), texts);
    }
}
