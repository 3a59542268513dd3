package org.eduverify.process.listener;

import org.eduverify.platform.Languages;
import org.eduverify.verification.VerificationTexts;
import org.springframework.stereotype.Component;

/** Texts for forms, in the language of those who work with the form. */
@Component
class FormTexts {

    private final Languages languages;
    private final VerificationTexts texts;

    FormTexts(Languages languages, VerificationTexts texts) {
        this.languages = languages;
        this.texts = texts;
    }

    FormText forStaff() {
        return new FormText(languages.ofStaff(), texts);
    }

    FormText forPartner(String partner) {
        return new FormText(languages.ofPartner(partner), texts);
    }
}
