package org.eduverify.portal;

import java.util.List;
import java.util.Locale;
import org.eduverify.customer.ProfileField;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The fields of a profile, for the templates. */
@Component("profileFields")
class ProfileFields {

    private final Countries countries;
    private final MessageSource messages;

    ProfileFields(Countries countries, MessageSource messages) {
        this.countries = countries;
        this.messages = messages;
    }

    /** The field with this key. */
    public ProfileField of(String key) {
        return ProfileField.withKey(key).orElseThrow();
    }

    /** All fields in the order of the pages. */
    public List<ProfileField> order() {
        return ProfileForm.order();
    }

    /** A field's value as people read it: countries and segments by name. */
    public String text(ProfileField field, String value, Locale locale) {
        return switch (field) {
            case COUNTRY -> countries.name(value, locale);
            case EDUCATION_SEGMENT -> messages.getMessage("segment." + value, null, value, locale);
            default -> value;
        };
    }
}
