package org.eduverify.directory;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eduverify.directory.DirectoryMatching.Fit;
import org.eduverify.directory.InstitutionRepository.Name;
import org.eduverify.directory.InstitutionRepository.Owners;
import org.springframework.stereotype.Component;

/** Compares an applicant with the owners of its mail domain; of many owners, only with those whose names come near. */
@Component
class OwnerComparison {

    private static final int MOST_COMPARED = 25;
    private static final int SHORTEST_NUMBER = 4;

    private final InstitutionRepository repository;
    private final NameComparison names;
    private final NameWords words;

    OwnerComparison(InstitutionRepository repository, NameComparison names, NameWords words) {
        this.repository = repository;
        this.names = names;
        this.words = words;
    }

    List<Fit> compare(Applicant applicant, Owners owners) {
        Collection<Long> ids = owners.ids().size() > MOST_COMPARED ? nearest(applicant, owners) : owners.ids();
        return fits(applicant, owners, repository.load(ids));
    }

    /** Institutions that run an owner or are run by one, with names that come near. */
    List<Fit> relatives(Applicant applicant, Owners owners) {
        List<Long> some =
                owners.ids().subList(0, Math.min(MOST_COMPARED, owners.ids().size()));
        return fits(applicant, owners, repository.relatives(some, InstitutionNames.normalised(applicant.name())));
    }

    /** Whether the other's names, which must identify it, are all among the institution's. */
    boolean bearsEveryNameOf(Institution institution, Institution other) {
        Set<String> own =
                institution.names().stream().map(InstitutionNames::normalised).collect(Collectors.toSet());
        return other.names().stream()
                .map(InstitutionNames::normalised)
                .allMatch(name -> own.contains(name) && words.identifies(name));
    }

    private List<Fit> fits(Applicant applicant, Owners owners, List<Institution> institutions) {
        return institutions.stream()
                .map(institution -> {
                    boolean isInTown = applicant.isInTownOf(institution);
                    return new Fit(
                            institution,
                            names.compare(applicant.name(), known(applicant, owners, institution)),
                            isMailboxListed(applicant, institution),
                            isInTown);
                })
                .toList();
    }

    private static NameComparison.Known known(Applicant applicant, Owners owners, Institution institution) {
        return new NameComparison.Known(
                institution.names(),
                institution.places(),
                applicant.mailDomain(),
                institution.kind(),
                owners.ids().size() > 1 || owners.meaning().reachesBeyondEducation(),
                applicant.city());
    }

    /** The exact mailbox, or an official number in its local part. */
    private static boolean isMailboxListed(Applicant applicant, Institution institution) {
        String local = applicant.localPart().toLowerCase(Locale.ROOT);
        return institution.mailboxes().contains(applicant.mailbox())
                || institution.identifiers().stream()
                        .map(identifier -> identifier.substring(identifier.indexOf(':') + 1))
                        .map(value -> value.toLowerCase(Locale.ROOT))
                        .anyMatch(value -> value.length() >= SHORTEST_NUMBER
                                && value.chars().anyMatch(Character::isDigit)
                                && local.contains(value));
    }

    /** Those of many owners that share most of the words that identify, listed mailboxes first. */
    private List<Long> nearest(Applicant applicant, Owners owners) {
        String normalised = InstitutionNames.normalised(applicant.name());
        Set<String> wanted = new HashSet<>(List.of(normalised.split(" ")));
        Map<Long, Double> near = new LinkedHashMap<>();
        for (Name name : repository.names(owners.ids())) {
            double shared = name.normalised().equals(normalised) ? 100 : shared(wanted, name.normalised());
            near.merge(name.id(), shared, Math::max);
        }
        Set<Long> addressed = new HashSet<>(repository.byMailbox(applicant.mailbox()));
        return near.entrySet().stream()
                .sorted((one, other) -> Double.compare(
                        other.getValue() + (addressed.contains(other.getKey()) ? 100 : 0),
                        one.getValue() + (addressed.contains(one.getKey()) ? 100 : 0)))
                .limit(MOST_COMPARED)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Own words count most; a word that begins alike may be misspelt. Each word that only the other name has costs. */
    private double shared(Set<String> wanted, String name) {
        double shared = 0;
        String[] others = name.split(" ");
        for (String word : others) {
            double weight = words.identifies(word) || Numbers.isNumber(word) ? 1 : 0.2;
            if (wanted.contains(word)) {
                shared += weight;
            } else if (wanted.stream().anyMatch(one -> startsAlike(one, word))) {
                shared += weight / 2;
            } else {
                shared -= weight / 10;
            }
        }
        return shared;
    }

    private static boolean startsAlike(String one, String other) {
        return one.length() > 2
                && other.length() > 2
                && (one.regionMatches(0, other, 0, 3)
                        || one.regionMatches(one.length() - 3, other, other.length() - 3, 3));
    }
}
