package org.eduverify.portal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eduverify.customer.ProfileField;
import org.eduverify.directory.Candidate;
import org.eduverify.directory.Institution;
import org.eduverify.directory.InstitutionDirectory;
import org.springframework.stereotype.Component;

/** Finds the institution that a person has begun to type, so that its data need not be typed. */
@Component
class InstitutionLookup {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 200;
    private static final int SHOWN = 6;

    /**
     * An institution to choose.
     *
     * @param id of the register's entry
     * @param domain the first domain that the register lists; empty if it lists none
     * @param register name and release of the register
     */
    record Choice(long id, String name, String city, String country, String domain, String register) {}

    private final InstitutionDirectory directory;
    private final PrimaryDomains primaryDomains;

    InstitutionLookup(InstitutionDirectory directory, PrimaryDomains primaryDomains) {
        this.directory = directory;
        this.primaryDomains = primaryDomains;
    }

    /**
     * The institutions whose names are most like the text, the most alike first.
     *
     * @param country ISO 3166-1 alpha-2; other text stands for every country
     */
    List<Choice> find(String text, String country) {
        return candidates(text, country).stream()
                .map(found -> choice(found.institution()))
                .toList();
    }

    private List<Candidate> candidates(String text, String country) {
        String query = text.strip();
        if (query.length() < SHORTEST || query.length() > LONGEST || query.indexOf('\0') >= 0) {
            return List.of();
        }
        return directory.search(query, Optional.of(country).filter(code -> code.matches("[A-Z]{2}")), SHOWN);
    }

    private Choice choice(Institution institution) {
        return new Choice(
                institution.id(),
                institution.name(),
                institution.city(),
                institution.country(),
                institution.domains().stream().findFirst().orElse(""),
                institution.register());
    }

    /**
     * What choosing an institution fills in: name, country and city, and, where the form has none yet, website and primary
     * domain. Empty if the search does not find it.
     */
    Map<ProfileField, String> fill(ProfileForm form, String id) {
        return find(form.value(ProfileField.COMPANY_NAME.key()), form.value(ProfileField.COUNTRY.key())).stream()
                .filter(choice -> String.valueOf(choice.id()).equals(id))
                .findFirst()
                .map(choice -> fields(form, choice))
                .orElseGet(Map::of);
    }

    private Map<ProfileField, String> fields(ProfileForm form, Choice choice) {
        Map<ProfileField, String> fields = new EnumMap<>(ProfileField.class);
        fields.put(ProfileField.COMPANY_NAME, choice.name());
        fields.put(ProfileField.COUNTRY, choice.country());
        if (!choice.city().isEmpty()) {
            fields.put(ProfileField.CITY, choice.city());
        }
        if (!choice.domain().isEmpty() && form.value(ProfileField.WEBSITE.key()).isBlank()) {
            fields.put(ProfileField.WEBSITE, choice.domain());
        }
        if (form.value(ProfileField.PRIMARY_DOMAIN.key()).isBlank()) {
            primaryDomains
                    .suggest(choice.name(), choice.domain())
                    .ifPresent(domain -> fields.put(ProfileField.PRIMARY_DOMAIN, domain));
        }
        return fields;
    }
}
