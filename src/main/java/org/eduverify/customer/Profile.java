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
 * What a customer says of itself. Values are trimmed and in Unicode normal form C; a blank value counts as absent;
 * country and primary domain are kept in their usual case.
 */
public final class Profile {

    /** One field that differs between two versions of a profile; an absent value is empty text. */
    public record Change(ProfileField field, String before, String after) {}

    /** Blanks of every script and characters without any width, at either end. */
    private static final Pattern AROUND =
            Pattern.compile("^[\\s\\p{Z}\\u200B-\\u200D\\u2060\\uFEFF]+|[\\s\\p{Z}\\u200B-\\u200D\\u2060\\uFEFF]+$");

    private final Map<ProfileField, String> values;

    private Profile(Map<ProfileField, String> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** A profile of the given values; nothing is validated here. */
    public static Profile of(Map<ProfileField, String> values) {
        return new Profile(new EnumMap<>(ProfileField.class)).with(values);
    }

    /** This profile with the given fields replaced; a blank or null value removes the field. */
    public Profile with(Map<ProfileField, String> changes) {
        Map<ProfileField, String> merged = new EnumMap<>(ProfileField.class);
        merged.putAll(values);
        changes.forEach((field, value) -> {
            String tidy = tidy(field, value);
            if (tidy.isEmpty()) {
                merged.remove(field);
            } else {
                merged.put(field, tidy);
            }
        });
        return new Profile(merged);
    }

    private static String tidy(ProfileField field, String value) {
        if (value == null) {
            return "";
        }
        String tidy =
                AROUND.matcher(Normalizer.normalize(value, Normalizer.Form.NFC)).replaceAll("");
        return switch (field) {
            case COUNTRY -> tidy.matches("[a-zA-Z]{2}") ? tidy.toUpperCase(Locale.ROOT) : tidy;
            case PRIMARY_DOMAIN -> tidy.toLowerCase(Locale.ROOT);
            default -> tidy;
        };
    }

    /** The field's value, or empty text. */
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

    /** The fields in which this profile differs from an earlier one, in the order of the form. */
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
