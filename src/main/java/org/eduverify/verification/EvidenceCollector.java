package org.eduverify.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eduverify.customer.MailHosts;
import org.eduverify.customer.Profile;
import org.eduverify.directory.DomainSuffixes;
import org.eduverify.directory.Institution;
import org.eduverify.directory.InstitutionDirectory;
import org.eduverify.directory.InstitutionStatus;
import org.springframework.stereotype.Component;

/** Finds out the facts about a profile; decides nothing. */
@Component
class EvidenceCollector {

  private final MailHosts mailHosts;
  private final DomainSuffixes suffixes;
  private final InstitutionDirectory directory;

  EvidenceCollector(MailHosts mailHosts, DomainSuffixes suffixes, InstitutionDirectory directory) {
    this.mailHosts = mailHosts;
    this.suffixes = suffixes;
    this.directory = directory;
  }

  List<Evidence> collect(Profile profile) {
    String mailDomain = MailHosts.domainOf(profile.email()).orElse("");
    DirectoryMatch match = match(profile, mailDomain);
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(mailHost(profile, mailDomain));
    evidence.add(suffix(mailDomain));
    evidence.add(match.evidence());
    evidence.add(kind(profile, match.institution()));
    evidence.add(status(profile, match.institution()));
    evidence.add(country(profile, match.institution()));
    return evidence;
  }

  private Evidence mailHost(Profile profile, String mailDomain) {
    MailHosts.Kind kind = mailHosts.kindOf(profile.email());
    String sentence =
        switch (kind) {
          case OWN -> "Nothing speaks against %s being the organisation's own mail domain.".formatted(mailDomain);
          case FREE -> "Anyone can open a mailbox on %s.".formatted(mailDomain);
          case DISPOSABLE -> "%s gives out mailboxes for a short time.".formatted(mailDomain);
          case ONMICROSOFT -> "%s is an account domain that the vendor gives out.".formatted(mailDomain);
          case ALUMNI -> "%s gives mailboxes to former students.".formatted(mailDomain);
          case VENDOR -> "%s belongs to the vendor.".formatted(mailDomain);
        };
    return new Evidence(Fact.MAIL_HOST, kind.words(), profile.email(), "list of mail hosts", sentence);
  }

  private Evidence suffix(String mailDomain) {
    DomainSuffixes.Finding finding = suffixes.of(mailDomain);
    String sentence =
        switch (finding.kind()) {
          case RESTRICTED ->
              "Domains under .%s are given to education institutions only, by %s."
                  .formatted(finding.suffix(), finding.authority());
          case OPEN ->
              "Domains under .%s look academic, but who may hold one is not strictly checked."
                  .formatted(finding.suffix());
          case ABUSED -> "%s is known for giving mailboxes to anyone.".formatted(finding.suffix());
          case ORDINARY -> "The domain's ending tells nothing about its holder.";
        };
    return new Evidence(Fact.DOMAIN_SUFFIX, finding.kind().words(), mailDomain, "list of domain suffixes", sentence);
  }

  /** What name and mail domain find in the directory, and the organisation that the other facts are about. */
  private record DirectoryMatch(Evidence evidence, Optional<Institution> institution) {}

  private DirectoryMatch match(Profile profile, String mailDomain) {
    List<Institution> byDomain = directory.byDomain(mailDomain);
    List<Institution> byName = directory.byName(profile.companyName());
    String input = "%s, %s".formatted(profile.companyName(), mailDomain);

    List<Institution> confirmed = inCountryIfAny(byName.stream().filter(byDomain::contains).toList(), profile);
    if (confirmed.size() == 1) {
      Institution institution = confirmed.get(0);
      return found(
          "name and domain", input, institution,
          "The %s lists %s with this name and the mail domain %s."
              .formatted(institution.register(), institution.name(), mailDomain));
    }
    List<Institution> named = inCountryIfAny(byName, profile);
    if (confirmed.size() > 1 || (byDomain.isEmpty() && named.size() > 1)) {
      return several(input, confirmed.isEmpty() ? named : confirmed);
    }
    if (!byDomain.isEmpty() && !named.isEmpty()) {
      Institution institution = byDomain.get(0);
      return found(
          "name and domain disagree", input, institution,
          "The name is that of %s, but the mail domain %s belongs to %s."
              .formatted(named.get(0).name(), mailDomain, institution.name()));
    }
    if (!byDomain.isEmpty()) {
      Institution institution = byDomain.get(0);
      return found(
          "domain only", input, institution,
          "The mail domain %s belongs to %s; the company name is another."
              .formatted(mailDomain, institution.name()));
    }
    if (!named.isEmpty()) {
      Institution institution = named.get(0);
      return found(
          "name only", input, institution,
          "The %s lists %s, but not with the mail domain %s."
              .formatted(institution.register(), institution.name(), mailDomain));
    }
    return new DirectoryMatch(
        new Evidence(
            Fact.DIRECTORY_MATCH, "none", input, String.join(", ", directory.currentReleases()),
            "No register lists an organisation with this name or mail domain."),
        Optional.empty());
  }

  private static List<Institution> inCountryIfAny(List<Institution> institutions, Profile profile) {
    List<Institution> inCountry =
        institutions.stream().filter(institution -> institution.country().equals(profile.country())).toList();
    return inCountry.isEmpty() ? institutions : inCountry;
  }

  private static DirectoryMatch found(String value, String input, Institution institution, String sentence) {
    return new DirectoryMatch(
        new Evidence(Fact.DIRECTORY_MATCH, value, input, record(institution), sentence), Optional.of(institution));
  }

  private static DirectoryMatch several(String input, List<Institution> candidates) {
    String names =
        candidates.stream()
            .map(candidate -> "%s (%s)".formatted(candidate.name(), candidate.country()))
            .collect(Collectors.joining(", "));
    String records = candidates.stream().map(EvidenceCollector::record).collect(Collectors.joining(", "));
    return new DirectoryMatch(
        new Evidence(
            Fact.DIRECTORY_MATCH, "several candidates", input, records, "Several organisations fit: %s.".formatted(names)),
        Optional.empty());
  }

  private static Evidence kind(Profile profile, Optional<Institution> institution) {
    return institution
        .map(
            known ->
                new Evidence(
                    Fact.INSTITUTION_KIND, known.kind().words(), profile.companyName(), record(known),
                    "%s is listed as: %s.".formatted(known.name(), known.kind().words())))
        .orElseGet(() -> unknown(Fact.INSTITUTION_KIND, profile.companyName()));
  }

  private static Evidence status(Profile profile, Optional<Institution> institution) {
    return institution
        .map(
            known ->
                new Evidence(
                    Fact.INSTITUTION_STATUS, known.status().words(), profile.companyName(), record(known),
                    known.status() == InstitutionStatus.SUCCEEDED
                        ? "%s is closed; its successor is %s.".formatted(known.name(), known.successor())
                        : "%s is listed as %s.".formatted(known.name(), known.status().words())))
        .orElseGet(() -> unknown(Fact.INSTITUTION_STATUS, profile.companyName()));
  }

  private static Evidence country(Profile profile, Optional<Institution> institution) {
    return institution
        .map(
            known -> {
              boolean agrees = known.country().equals(profile.country());
              return new Evidence(
                  Fact.COUNTRY_AGREEMENT, agrees ? "agrees" : "differs", profile.country(), record(known),
                  "The register has %s in %s; the address is in %s."
                      .formatted(known.name(), known.country(), profile.country()));
            })
        .orElseGet(() -> unknown(Fact.COUNTRY_AGREEMENT, profile.country()));
  }

  private static Evidence unknown(Fact fact, String input) {
    return new Evidence(fact, "unknown", input, "", "Not known, because no single entry of a register was found.");
  }

  private static String record(Institution institution) {
    return "%s: %s".formatted(institution.register(), institution.sourceId());
  }
}
