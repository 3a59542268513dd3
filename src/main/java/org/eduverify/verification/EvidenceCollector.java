package org.eduverify.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eduverify.customer.MailHosts;
import org.eduverify.customer.Profile;
import org.eduverify.customer.ProfileField;
import org.eduverify.directory.Applicant;
import org.eduverify.directory.DirectoryMatch;
import org.eduverify.directory.DirectoryMatch.Kind;
import org.eduverify.directory.DomainSuffixes;
import org.eduverify.directory.Institution;
import org.eduverify.directory.InstitutionDirectory;
import org.eduverify.directory.InstitutionStatus;
import org.springframework.stereotype.Component;

/** Finds out the facts about a profile; decides nothing. */
@Component
class EvidenceCollector {

    private static final int CANDIDATES = 5;
    private static final int MOST_DOMAINS = 3;

    private final MailHosts mailHosts;
    private final DomainSuffixes suffixes;
    private final InstitutionDirectory directory;

    EvidenceCollector(MailHosts mailHosts, DomainSuffixes suffixes, InstitutionDirectory directory) {
        this.mailHosts = mailHosts;
        this.suffixes = suffixes;
        this.directory = directory;
    }

    Findings collect(Profile profile) {
        String mailDomain = MailHosts.domainOf(profile.email()).orElse("");
        DirectoryMatch match = directory.match(applicant(profile, mailDomain));
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(mailHost(profile, mailDomain));
        evidence.add(suffix(mailDomain));
        evidence.add(match(profile, mailDomain, match));
        evidence.add(mailDomain(profile, mailDomain, match));
        evidence.add(kind(profile, match.institution()));
        evidence.add(status(profile, match));
        evidence.add(country(profile, match.institution()));
        evidence.add(website(profile, mailDomain, match.institution()));
        return new Findings(
                evidence,
                match.kind() == Kind.NAME_AND_DOMAIN ? List.of() : candidates(profile, match),
                directory.currentReleases());
    }

    private static Applicant applicant(Profile profile, String mailDomain) {
        return new Applicant(
                profile.companyName(),
                profile.email().toLowerCase(Locale.ROOT),
                mailDomain,
                profile.find(ProfileField.WEBSITE)
                        .flatMap(DomainSuffixes::hostOf)
                        .orElse(""),
                profile.get(ProfileField.CITY),
                profile.country());
    }

    /**
     * For support, and for the customer to find its own name: the domain's owner, then who bears the name; only when both
     * are unknown, names that are alike.
     */
    private List<CandidateEntry> candidates(Profile profile, DirectoryMatch match) {
        List<CandidateEntry> candidates = new ArrayList<>();
        match.institution().ifPresent(institution -> candidates.add(entry(institution, 1)));
        match.named().stream()
                .filter(named -> match.institution().filter(named::equals).isEmpty())
                .forEach(named -> candidates.add(entry(named, 1)));
        if (candidates.isEmpty()) {
            directory.similar(profile.companyName(), Optional.of(profile.country()), CANDIDATES).stream()
                    .map(alike -> entry(alike.institution(), alike.score()))
                    .forEach(candidates::add);
        }
        return candidates.stream().limit(CANDIDATES).toList();
    }

    private static CandidateEntry entry(Institution institution, double score) {
        return new CandidateEntry(
                institution.name(), institution.country(), institution.kind().words(), institution.record(), score);
    }

    private Evidence mailHost(Profile profile, String mailDomain) {
        MailHosts.Kind kind = mailHosts.kindOf(profile.email());
        return Evidence.of(Fact.MAIL_HOST, kind.words(), profile.email(), "list of mail hosts", mailDomain);
    }

    private Evidence suffix(String mailDomain) {
        DomainSuffixes.Finding finding = suffixes.of(mailDomain);
        return Evidence.of(
                Fact.DOMAIN_SUFFIX,
                finding.kind().words(),
                mailDomain,
                "list of domain suffixes",
                finding.suffix(),
                finding.authority());
    }

    private Evidence match(Profile profile, String mailDomain, DirectoryMatch match) {
        String owner = match.institution().map(Institution::name).orElse("");
        return Evidence.of(
                Fact.DIRECTORY_MATCH,
                match.kind().words(),
                "%s, %s".formatted(profile.companyName(), mailDomain),
                match.institution()
                        .map(Institution::record)
                        .orElseGet(() -> String.join(", ", directory.currentReleases())),
                owner,
                mailDomain,
                match.institution().map(Institution::register).orElse(""),
                match.named().stream().findFirst().map(Institution::name).orElse(""),
                String.join(", ", match.differingWords()),
                registeredDomains(match));
    }

    /** The domains that the registers list for the institution named, so that people know which one is meant. */
    private static String registeredDomains(DirectoryMatch match) {
        Optional<Institution> named = match.named().stream().findFirst();
        List<String> domains = (match.kind() == Kind.DISAGREE ? named : match.institution())
                .map(Institution::domains)
                .orElse(List.of());
        return domains.stream().limit(MOST_DOMAINS).collect(Collectors.joining(", "));
    }

    private static Evidence mailDomain(Profile profile, String mailDomain, DirectoryMatch match) {
        return Evidence.of(
                Fact.MAIL_DOMAIN,
                match.mailDomain().words(),
                profile.email(),
                match.institution().map(Institution::record).orElse(""),
                mailDomain,
                match.institution().map(Institution::name).orElse(""),
                match.meaning().words());
    }

    private static Evidence kind(Profile profile, Optional<Institution> institution) {
        return about(Fact.INSTITUTION_KIND, profile.companyName(), institution, institution.map(known -> known.kind()
                .words()));
    }

    private static Evidence status(Profile profile, DirectoryMatch match) {
        return about(
                Fact.INSTITUTION_STATUS,
                profile.companyName(),
                match.institution(),
                match.status().map(InstitutionStatus::words));
    }

    private static Evidence country(Profile profile, Optional<Institution> institution) {
        return about(
                Fact.COUNTRY_AGREEMENT,
                profile.country(),
                institution,
                institution.map(known -> known.isIn(profile.country()) ? "agrees" : "differs"));
    }

    /** The sentence may name the institution, its country, its successor, its kind, and what of the profile was looked at. */
    private static Evidence about(Fact fact, String input, Optional<Institution> institution, Optional<String> value) {
        if (institution.isEmpty()) {
            return Evidence.of(fact, "unknown", input, "");
        }
        Institution known = institution.get();
        return Evidence.of(
                fact,
                value.orElse("unknown"),
                input,
                known.record(),
                known.name(),
                known.country(),
                known.successor() == null ? "" : known.successor(),
                known.kind().words(),
                input);
    }

    private Evidence website(Profile profile, String mailDomain, Optional<Institution> institution) {
        Optional<String> host = profile.find(ProfileField.WEBSITE).flatMap(DomainSuffixes::hostOf);
        if (host.isEmpty()) {
            return Evidence.of(Fact.WEBSITE, "none", profile.get(ProfileField.WEBSITE), "");
        }
        boolean sameAsMail = DomainSuffixes.shareOwner(host.get(), mailDomain);
        boolean registered =
                institution.filter(known -> directory.owns(known, host.get())).isPresent();
        return Evidence.of(
                Fact.WEBSITE,
                sameAsMail ? "same domain as the mail" : registered ? "in the register" : "another domain",
                profile.get(ProfileField.WEBSITE),
                registered ? institution.get().record() : "",
                host.get(),
                mailDomain);
    }
}
