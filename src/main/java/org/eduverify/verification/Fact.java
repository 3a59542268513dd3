package org.eduverify.verification;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eduverify.customer.MailHosts;
import org.eduverify.directory.DirectoryMatch;
import org.eduverify.directory.DomainSuffixes;
import org.eduverify.directory.InstitutionKind;
import org.eduverify.directory.InstitutionStatus;
import org.eduverify.directory.MailDomain;
import org.eduverify.platform.Label;

/**
 * What is found out about a profile before anything is decided: the inputs of the decision table
 * {@code decide-eligibility}, in analysts' words.
 */
public enum Fact implements Label {
    /** own domain, free mail, disposable mail, onmicrosoft.com, alumni mail, vendor mail. */
    MAIL_HOST("mailHost", words(MailHosts.Kind.values(), MailHosts.Kind::words)),
    /** restricted academic, open academic, abused, ordinary. */
    DOMAIN_SUFFIX("domainSuffix", words(DomainSuffixes.Kind.values(), DomainSuffixes.Kind::words)),
    /**
     * name and domain, not comparable, affiliate on the domain, domain only, name and own website, name only, name and
     * domain disagree, several candidates, none.
     */
    DIRECTORY_MATCH("directoryMatch", words(DirectoryMatch.Kind.values(), DirectoryMatch.Kind::words)),
    /**
     * listed mailbox, own domain, shared domain, domain of its group, authority domain (in the same town or not),
     * hosting platform, unknown.
     */
    MAIL_DOMAIN("mailDomain", words(MailDomain.values(), MailDomain::words)),
    /** university, college, school, library, museum, ... company, unknown. */
    INSTITUTION_KIND("institutionKind", orUnknown(words(InstitutionKind.values(), InstitutionKind::words))),
    /** active, closed, closed with successor, contradictory, unknown. */
    INSTITUTION_STATUS("institutionStatus", orUnknown(words(InstitutionStatus.values(), InstitutionStatus::words))),
    /** agrees, differs, unknown. */
    COUNTRY_AGREEMENT("countryAgreement", orUnknown(List.of("agrees", "differs"))),
    /** same domain as the mail, in the register, another domain, none. */
    WEBSITE("website", List.of("same domain as the mail", "in the register", "another domain", "none"));

    private final String key;
    private final List<String> values;

    Fact(String key, List<String> values) {
        this.key = key;
        this.values = List.copyOf(values);
    }

    private static <E> List<String> words(E[] known, Function<E, String> words) {
        return Arrays.stream(known).map(words).toList();
    }

    private static List<String> orUnknown(List<String> values) {
        return Stream.concat(values.stream(), Stream.of("unknown")).toList();
    }

    /** Every value that the fact can have, in analysts' words. */
    public List<String> possibleValues() {
        return values;
    }

    /** The value to take for attempts of versions that did not know the fact yet; empty if nothing can be assumed. */
    public Optional<String> assumedBefore() {
        return this == MAIL_DOMAIN ? Optional.of(MailDomain.UNKNOWN.words()) : Optional.empty();
    }

    /**
     * Whether such facts can be found together: kind, status and country are known if and only if one institution is.
     *
     * @param facts values by fact; one that is not named may have any value
     */
    public static boolean occurTogether(Map<Fact, String> facts) {
        Set<Boolean> oneIsKnown = new HashSet<>();
        String match = facts.get(DIRECTORY_MATCH);
        if (match != null) {
            oneIsKnown.add(Arrays.stream(DirectoryMatch.Kind.values())
                    .anyMatch(kind -> kind.isAboutOne() && kind.words().equals(match)));
        }
        for (Fact about : List.of(INSTITUTION_KIND, INSTITUTION_STATUS, COUNTRY_AGREEMENT)) {
            if (facts.containsKey(about)) {
                oneIsKnown.add(!facts.get(about).equals("unknown"));
            }
        }
        return oneIsKnown.size() < 2;
    }

    /** Name of the fact in the decision table. */
    public String key() {
        return key;
    }

    /** What people call the fact, in English. */
    public String label() {
        return label(Locale.ENGLISH);
    }

    /** What people call the fact. */
    @Override
    public String label(Locale locale) {
        return VerificationTexts.MESSAGES.get("fact." + key, locale);
    }

    static Fact ofKey(String key) {
        return Arrays.stream(values())
                .filter(fact -> fact.key.equals(key))
                .findFirst()
                .orElseThrow();
    }
}
