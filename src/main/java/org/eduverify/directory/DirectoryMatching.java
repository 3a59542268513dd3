package org.eduverify.directory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eduverify.directory.DirectoryMatch.Kind;
import org.eduverify.directory.InstitutionRepository.Owners;
import org.eduverify.directory.NameComparison.Verdict;
import org.springframework.stereotype.Component;

/** Finds the institution that an applicant is by its name, mailbox, mail domain and place. */
@Component
class DirectoryMatching {

    private final InstitutionRepository repository;
    private final OwnerComparison comparison;
    private final DomainOwners domainOwners;

    DirectoryMatching(InstitutionRepository repository, OwnerComparison comparison, DomainOwners domainOwners) {
        this.repository = repository;
        this.comparison = comparison;
        this.domainOwners = domainOwners;
    }

    DirectoryMatch match(Applicant applicant) {
        Owners owners = repository.owners(InstitutionDirectory.ownable(applicant.mailDomain()));
        Search search = new Search(applicant, owners);
        if (owners.meaning() == DomainMeaning.PLATFORM || domainOwners.isPlatform(applicant.mailDomain())) {
            return search.withoutOwner(search.named(), MailDomain.PLATFORM, DomainMeaning.PLATFORM);
        }
        if (owners.ids().isEmpty()) {
            return search.withoutOwner(search.named(), MailDomain.UNKNOWN, DomainMeaning.UNKNOWN);
        }
        return search.withOwners();
    }

    /** An institution, how its names compare with the applicant's, and what else speaks for it. */
    record Fit(Institution institution, NameComparison.Result result, boolean isMailboxListed, boolean isInTown) {

        Verdict verdict() {
            return result.verdict();
        }
    }

    private final class Search {

        private final Applicant applicant;
        private final Owners owners;

        Search(Applicant applicant, Owners owners) {
            this.applicant = applicant;
            this.owners = owners;
        }

        DirectoryMatch withOwners() {
            List<Fit> fits = comparison.compare(applicant, owners).stream()
                    .sorted(bestFirst())
                    .toList();
            List<Fit> same = fits.stream().filter(fit -> fit.result().isSame()).toList();
            if (!same.isEmpty()) {
                return decideAmong(same);
            }
            List<Fit> generic = fits.stream()
                    .filter(fit -> fit.verdict() == Verdict.GENERIC)
                    .toList();
            List<Fit> addressed = generic.stream().filter(Fit::isMailboxListed).toList();
            if (addressed.size() == 1) {
                return confirmed(addressed.get(0).institution(), List.of(), MailDomain.LISTED_MAILBOX);
            }
            // a name below somebody else's domain is not the domain that counts through the relation
            boolean isExactDomain = owners.domain().equals(applicant.mailDomain());
            Optional<Fit> related = owners.meaning().reachesBeyondEducation() || !isExactDomain
                    ? Optional.empty()
                    : comparison.relatives(applicant, owners).stream()
                            .sorted(bestFirst())
                            .findFirst()
                            .filter(fit -> fit.result().isSame());
            if (related.isPresent()) {
                return confirmed(related.get().institution(), named(), MailDomain.RELATED);
            }
            if (generic.size() > 1) {
                return result(Kind.SEVERAL, Optional.empty(), institutions(generic), List.of(), MailDomain.UNKNOWN);
            }
            return fits.isEmpty()
                    ? withoutOwner(named(), MailDomain.UNKNOWN, owners.meaning())
                    : differing(fits.get(0));
        }

        private DirectoryMatch decideAmong(List<Fit> same) {
            Fit best = same.get(0);
            List<Fit> equal =
                    same.stream().filter(fit -> isEquallyGood(best, fit)).toList();
            if (isAmbiguous(equal)) {
                return result(Kind.SEVERAL, Optional.empty(), institutions(equal), List.of(), MailDomain.UNKNOWN);
            }
            List<Institution> named = best.verdict() == Verdict.EXACT && knowsClosures(best.institution())
                    ? List.of()
                    : namedBeside(same);
            if (best.verdict() == Verdict.SAME && !best.isMailboxListed()) {
                // nearly the owner's name, but exactly that of a neighbour
                List<Institution> neighbours = named.stream()
                        .filter(other -> other.status() == InstitutionStatus.ACTIVE && other.isIn(applicant.country()))
                        .filter(other -> !best.isInTown() || applicant.isInTownOf(other))
                        .toList();
                Optional<Institution> other = sameUnderAnotherName(best.institution(), neighbours);
                if (other.isPresent()) {
                    return confirmed(other.get(), named, mailDomain(best));
                }
                if (!neighbours.isEmpty()) {
                    return result(
                            Kind.DISAGREE, Optional.of(best.institution()), neighbours, List.of(), mailDomain(best));
                }
            }
            return confirmed(best.institution(), named, mailDomain(best));
        }

        private DirectoryMatch confirmed(Institution institution, List<Institution> named, MailDomain mailDomain) {
            boolean closedElsewhere = !knowsClosures(institution)
                    && named.stream()
                            .anyMatch(other -> other.status() != InstitutionStatus.ACTIVE
                                    && knowsClosures(other)
                                    && other.isIn(institution.country()));
            return new DirectoryMatch(
                    Kind.NAME_AND_DOMAIN,
                    Optional.of(institution),
                    named,
                    List.of(),
                    mailDomain,
                    owners.meaning(),
                    closedElsewhere);
        }

        private DirectoryMatch differing(Fit best) {
            List<Institution> named = namedBeside(List.of(best));
            Optional<Institution> same = sameUnderAnotherName(best.institution(), named);
            if (same.isPresent()) {
                return confirmed(same.get(), named, mailDomain(best));
            }
            Kind kind =
                    switch (best.verdict()) {
                        case OTHER_ORGANISATION -> named.isEmpty() ? Kind.AFFILIATE : Kind.DISAGREE;
                        case NOT_COMPARABLE -> named.isEmpty() ? Kind.NOT_COMPARABLE : Kind.DISAGREE;
                        default -> named.isEmpty() ? Kind.DOMAIN_ONLY : Kind.DISAGREE;
                    };
            List<String> words = kind == Kind.AFFILIATE
                    ? best.result().telling()
                    : best.result().unexplained();
            return result(kind, Optional.of(best.institution()), named, words, mailDomain(best));
        }

        /**
         * The one institution in the country that bears the applicant's name in one register and every name of the domain's
         * owner, too: another register lists it twice, under its present and a former name.
         */
        private Optional<Institution> sameUnderAnotherName(Institution owner, List<Institution> named) {
            List<Institution> others = named.stream()
                    .filter(other -> other.isIn(owner.country()) && other.isIn(applicant.country()))
                    .filter(other -> !owner.register().equals(other.register()))
                    .toList();
            return others.size() == 1 && comparison.bearsEveryNameOf(others.get(0), owner)
                    ? Optional.of(others.get(0))
                    : Optional.empty();
        }

        DirectoryMatch withoutOwner(List<Institution> named, MailDomain mailDomain, DomainMeaning meaning) {
            Kind kind = named.isEmpty() ? Kind.NONE : named.size() > 1 ? Kind.SEVERAL : Kind.NAME_ONLY;
            if (kind == Kind.NAME_ONLY && mailDomain == MailDomain.UNKNOWN && isWebsiteOnMailDomain()) {
                kind = Kind.NAME_AND_WEBSITE;
            }
            return new DirectoryMatch(
                    kind,
                    kind.isAboutOne() ? Optional.of(named.get(0)) : Optional.empty(),
                    named,
                    List.of(),
                    mailDomain,
                    meaning,
                    false);
        }

        private boolean isWebsiteOnMailDomain() {
            return !applicant.website().isEmpty()
                    && DomainSuffixes.shareOwner(applicant.website(), applicant.mailDomain());
        }

        private DirectoryMatch result(
                Kind kind,
                Optional<Institution> institution,
                List<Institution> named,
                List<String> words,
                MailDomain mailDomain) {
            return new DirectoryMatch(kind, institution, named, words, mailDomain, owners.meaning(), false);
        }

        private MailDomain mailDomain(Fit fit) {
            if (fit.isMailboxListed()) {
                return MailDomain.LISTED_MAILBOX;
            }
            if (owners.meaning().reachesBeyondEducation()) {
                return fit.isInTown() ? MailDomain.AUTHORITY_SAME_TOWN : MailDomain.AUTHORITY;
            }
            return owners.ids().size() > 1 ? MailDomain.SHARED : MailDomain.OWN;
        }

        /** Who bears exactly the name: in the applicant's country, or elsewhere if nobody does there. */
        List<Institution> named() {
            List<Institution> named =
                    repository.byName(InstitutionNames.normalised(applicant.name()), applicant.country());
            List<Institution> inCountry = named.stream()
                    .filter(institution -> institution.isIn(applicant.country()))
                    .toList();
            return inCountry.isEmpty() ? named : inCountry;
        }

        private List<Institution> namedBeside(List<Fit> fits) {
            return named().stream()
                    .filter(institution ->
                            fits.stream().noneMatch(fit -> fit.institution().id() == institution.id()))
                    .toList();
        }

        /**
         * The surer verdict first, then the more alike name; then a listed mailbox, an open institution, the applicant's
         * country and town.
         */
        private Comparator<Fit> bestFirst() {
            return Comparator.<Fit, Verdict>comparing(Fit::verdict)
                    .thenComparing(fit -> -fit.result().score())
                    .thenComparing(fit -> !fit.isMailboxListed())
                    .thenComparing(fit -> fit.institution().status() != InstitutionStatus.ACTIVE)
                    .thenComparing(fit -> !fit.institution().isIn(applicant.country()))
                    .thenComparing(fit -> !fit.isInTown())
                    .thenComparing(fit -> fit.institution().id());
        }

        private boolean isEquallyGood(Fit one, Fit other) {
            return one.verdict() == other.verdict()
                    && one.result().score() == other.result().score()
                    && one.isMailboxListed() == other.isMailboxListed()
                    && one.institution().status() == other.institution().status()
                    && one.institution().isIn(applicant.country())
                            == other.institution().isIn(applicant.country())
                    && one.isInTown() == other.isInTown();
        }
    }

    /**
     * Several records in one register are several institutions, unless they bear one name in one town, as sites of one
     * institution do; one record in each of several registers may be the same.
     */
    private static boolean isAmbiguous(List<Fit> equal) {
        long differing = equal.stream()
                .map(fit -> List.of(
                        InstitutionNames.normalised(fit.institution().name()),
                        InstitutionNames.normalised(fit.institution().city())))
                .distinct()
                .count();
        return differing > 1
                && equal.stream()
                        .flatMap(fit -> fit.institution().records().stream()
                                .map(Institution.Record::register)
                                .distinct())
                        .collect(Collectors.groupingBy(register -> register, Collectors.counting()))
                        .values()
                        .stream()
                        .anyMatch(count -> count > 1);
    }

    private static boolean knowsClosures(Institution institution) {
        return institution.records().stream().anyMatch(Institution.Record::knowsClosures);
    }

    private static List<Institution> institutions(List<Fit> fits) {
        return fits.stream().map(Fit::institution).toList();
    }
}
