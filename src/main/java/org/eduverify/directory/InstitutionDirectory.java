package org.eduverify.directory;

import java.util.List;
import java.util.Optional;
import org.eduverify.platform.DomainName;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks institutions up in the current releases of all imported registers. */
@Service
@Transactional(readOnly = true)
public class InstitutionDirectory {

    /** How alike names must be to be shown beside a decision, which must not wait for them. */
    private static final double LIKE_FOR_CANDIDATES = 0.5;

    /** A person who searches waits a moment and forgives more. */
    private static final double LIKE_FOR_SEARCHES = 0.3;

    private static final int MOST_OWNERS_SHOWN = 100;

    private final InstitutionRepository repository;
    private final DirectoryMatching matching;

    InstitutionDirectory(InstitutionRepository repository, DirectoryMatching matching) {
        this.repository = repository;
        this.matching = matching;
    }

    /**
     * Finds out what an applicant's name and mail domain have to do with each other: first who owns the domain or a domain
     * above it, on label boundaries; then which one of the owners bears the name; then who else does.
     */
    public DirectoryMatch match(Applicant applicant) {
        return matching.match(applicant);
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
        return normalised.isEmpty() ? List.of() : repository.similar(normalised, country, least, limit);
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

    /** The organisations that own the domain or a domain above it; at most 100. */
    public List<Institution> byDomain(String domain) {
        List<Long> ids = repository.owners(ownable(domain)).ids();
        return repository.load(ids.subList(0, Math.min(ids.size(), MOST_OWNERS_SHOWN)));
    }

    /** Whether a register lists the domain, or a domain above it, for the institution. */
    public boolean owns(Institution institution, String domain) {
        return repository.owners(ownable(domain)).ids().contains(institution.id());
    }

    static List<String> ownable(String domain) {
        return DomainName.of(domain).map(DomainName::ownable).orElse(List.of());
    }

    /** Name and release of every register that decisions are based on now. */
    public List<String> currentReleases() {
        return repository.currentReleases();
    }
}
