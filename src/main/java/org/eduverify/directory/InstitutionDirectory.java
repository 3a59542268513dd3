package org.eduverify.directory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eduverify.directory.DirectoryMatch.Kind;
import org.eduverify.directory.NameComparison.Verdict;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks organisations up in the current release of every imported register. */
@Service
@Transactional(readOnly = true)
public class InstitutionDirectory {

    /** How alike names must be to be shown beside a decision, which must not wait for them. */
    private static final double LIKE_FOR_CANDIDATES = 0.5;

    /** A person who searches waits a moment and forgives more. */
    private static final double LIKE_FOR_SEARCHES = 0.3;

    private final InstitutionRepository repository;
    private final NameComparison names;

    InstitutionDirectory(InstitutionRepository repository, NameComparison names) {
        this.repository = repository;
        this.names = names;
    }

    /**
     * Finds out what an applicant's name and mail domain have to do with each other: first who owns the domain or a domain
     * above it, on label boundaries; then whether one of the owners bears the name; then who else does.
     *
     * @param mailDomain in ASCII form and lower case; may be empty
     * @param country ISO 3166-1 alpha-2, to choose between organisations of the same name
     */
    public DirectoryMatch match(String name, String mailDomain, String country) {
        List<Fit> owners = repository.byDomain(DomainSuffixes.ownable(mailDomain)).stream()
                .map(owner -> new Fit(owner, names.compare(name, owner.names(), owner.places(), mailDomain)))
                .sorted(bestFirst(country))
                .toList();
        Optional<Fit> best = owners.stream().findFirst();
        if (best.filter(fit -> fit.comparison().verdict() == Verdict.EXACT).isPresent()) {
            return DirectoryMatch.of(Kind.NAME_AND_DOMAIN, best.get().institution());
        }
        List<Institution> named = inCountryIfAny(repository.byName(InstitutionNames.normalised(name)), country).stream()
                .filter(institution ->
                        owners.stream().noneMatch(owner -> owner.institution().equals(institution)))
                .toList();
        if (best.isEmpty()) {
            return withoutOwner(named);
        }
        return withOwner(owners, named, country);
    }

    private static DirectoryMatch withOwner(List<Fit> owners, List<Institution> named, String country) {
        Fit best = owners.get(0);
        Optional<Institution> owner = Optional.of(best.institution());
        if (best.comparison().verdict() == Verdict.SAME) {
            // nearly the owner's name, but exactly that of a neighbour
            boolean isNeighbour =
                    named.stream().anyMatch(other -> other.status() == InstitutionStatus.ACTIVE && other.isIn(country));
            return new DirectoryMatch(isNeighbour ? Kind.DISAGREE : Kind.NAME_AND_DOMAIN, owner, named, List.of());
        }
        if (best.comparison().verdict() == Verdict.OTHER_ORGANISATION) {
            return new DirectoryMatch(
                    Kind.AFFILIATE, owner, named, best.comparison().telling());
        }
        return new DirectoryMatch(
                named.isEmpty() ? Kind.DOMAIN_ONLY : Kind.DISAGREE,
                owner,
                named,
                best.comparison().unexplained());
    }

    private static DirectoryMatch withoutOwner(List<Institution> named) {
        // the same institution may stand in several registers, but in each of them once
        boolean ambiguous =
                named.stream()
                        .collect(Collectors.groupingBy(Institution::register, Collectors.counting()))
                        .values()
                        .stream()
                        .anyMatch(count -> count > 1);
        Kind kind = named.isEmpty() ? Kind.NONE : ambiguous ? Kind.SEVERAL : Kind.NAME_ONLY;
        Optional<Institution> only = kind == Kind.NAME_ONLY ? Optional.of(named.get(0)) : Optional.empty();
        return new DirectoryMatch(kind, only, named, List.of());
    }

    private record Fit(Institution institution, NameComparison.Result comparison) {}

    /**
     * The surer verdict first, then the more alike name. Where a register holds the same name both open and closed, the
     * closed entry counts, so that a person sees which of both it is; then the applicant's country.
     */
    private static Comparator<Fit> bestFirst(String country) {
        return Comparator.<Fit, Verdict>comparing(fit -> fit.comparison().verdict())
                .thenComparing(fit -> -fit.comparison().score())
                .thenComparing(fit -> fit.institution().status(), Comparator.reverseOrder())
                .thenComparing(fit -> !fit.institution().isIn(country))
                .thenComparing(fit -> fit.institution().id());
    }

    private static List<Institution> inCountryIfAny(List<Institution> institutions, String country) {
        List<Institution> inCountry = institutions.stream()
                .filter(institution -> institution.isIn(country))
                .toList();
        return inCountry.isEmpty() ? institutions : inCountry;
    }

    /**
     * The organisations whose names are most like this name, the most alike first.
     *
     * @param country ISO 3166-1 alpha-2, or empty for all
     */
    public List<Candidate> similar(String name, Optional<String> country, int limit) {
        return similar(name, country, LIKE_FOR_CANDIDATES, limit);
    }

    private List<Candidate> similar(String name, Optional<String> country, double least, int limit) {
        String normalised = InstitutionNames.normalised(name);
        return normalised.isEmpty()
                ? List.of()
                : repository.similar(normalised, country.orElse(null), least, limit).stream()
                        .map(found -> new Candidate(found.institution(), found.score()))
                        .toList();
    }

    /**
     * Finds organisations by a domain, or else by a name that may be incomplete or misspelt.
     *
     * @param query a domain, a web address or a name
     * @param country ISO 3166-1 alpha-2, or empty for all
     */
    public List<Candidate> search(String query, Optional<String> country, int limit) {
        List<Candidate> owners = DomainSuffixes.hostOf(query).map(this::byDomain).orElseGet(List::of).stream()
                .filter(owner -> country.isEmpty() || owner.isIn(country.get()))
                .limit(limit)
                .map(owner -> new Candidate(owner, 1))
                .toList();
        return owners.isEmpty() ? similar(query, country, LIKE_FOR_SEARCHES, limit) : owners;
    }

    /** The domains that the register lists for the institution, the shortest first. */
    public List<String> domains(Institution institution) {
        return repository.domains(institution.id());
    }

    /** The organisations that own the domain or a domain above it. */
    public List<Institution> byDomain(String domain) {
        return repository.byDomain(DomainSuffixes.ownable(domain));
    }

    /** Name and release of every register that decisions are based on now. */
    public List<String> currentReleases() {
        return repository.currentReleases();
    }
}
