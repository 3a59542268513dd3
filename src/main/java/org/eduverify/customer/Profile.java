package org.eduverify.customer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The profile of a customer. Values are trimmed and in Unicode normal form C. A blank value counts as absent. The country
 * is stored in upper case and the primary domain in lower case.
 */
public final class Profile {

    /** A field that differs between two versions of a profile. An absent value is an empty text. */
    public record Change(ProfileField field, String before, String after) {}

    /** White space of all scripts and zero-width characters, at both ends. */
    private static final Pattern AROUND =
            Pattern.compile("^[\\s\\p{Z}\\u200B-\\u200D\\u2060\\uFEFF]+|[\\s\\p{Z}\\u200B-\\u200D\\u2060\\uFEFF]+$");

    private final Map<ProfileField, String> values;

    private Profile(Map<ProfileField, String> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** Creates a profile without validation. */
    public static Profile of(Map<ProfileField, String> values) {
        return new Profile(new EnumMap<>(ProfileField.class)).with(values);
    }

    /** Returns this profile with the given fields replaced. A blank or null value removes the field. */
    public Profile with(Map<ProfileField, String> changes) {
        Map<ProfileField, String> merged = new EnumMap<>(ProfileField.class);
        merged.putAll(values);
        changes.forEach((field, value) -> {
            String clean = clean(field, value);
            if (clean.isEmpty()) {
                merged.remove(field);
            } else {
                merged.put(field, clean);
            }
        });
        return new Profile(merged);
    }

    private static String clean(ProfileField field, String value) {
        if (value == null) {
            return "";
        }
        String clean =
                AROUND.matcher(Normalizer.normalize(value, Normalizer.Form.NFC)).replaceAll("");
        return switch (field) {
            case COUNTRY -> clean.matches("[a-zA-Z]{2}") ? clean.toUpperCase(Locale.ROOT) : clean;
            case PRIMARY_DOMAIN -> clean.toLowerCase(Locale.ROOT);
            default -> clean;
        };
    }

    /** The value of the field, or an empty text. */
    public String get(ProfileField field) {
        return values.getOrDefault(field, "");
    }

    public Optional<String> find(ProfileField field) {
        return Optional.ofNullable(values.get(field));
    }

    public String companyName() {
        return get(ProfileField.COMPANY_NAME);
    }

    /** ISO 3166-1 alpha-2, upper case. */
    public String country() {
        return get(ProfileField.COUNTRY);
    }

    public String email() {
        return get(ProfileField.EMAIL);
    }

    public String primaryDomain() {
        return get(ProfileField.PRIMARY_DOMAIN);
    }

    /** The fields that differ from an earlier profile, in the order of the form. */
    public List<Change> changesSince(Profile earlier) {
        List<Change> changes = new ArrayList<>();
        for (ProfileField field : ProfileField.values()) {
            if (!Objects.equals(earlier.get(field), get(field))) {
                changes.add(new Change(field, earlier.get(field), get(field)));
            }
        }
        return changes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Profile profile && profile.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
