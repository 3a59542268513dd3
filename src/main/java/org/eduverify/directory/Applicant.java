package org.eduverify.directory;

import java.util.stream.Stream;

/**
 * What an applicant says about itself, as far as the directory can check it.
 *
 * @param name as the applicant wrote it
 * @param mailbox the mail address in lower case; may be empty
 * @param mailDomain in ASCII form and lower case; may be empty
 * @param website host of its website; may be empty
 * @param city may be empty
 * @param country ISO 3166-1 alpha-2
 */
public record Applicant(String name, String mailbox, String mailDomain, String website, String city, String country) {

    String localPart() {
        return mailbox.substring(0, Math.max(0, mailbox.lastIndexOf('@')));
    }

    /** Whether the institution is where the applicant is, as far as both are known. */
    boolean isInTownOf(Institution institution) {
        String own = InstitutionNames.normalised(city);
        return !own.isEmpty()
                && institution.records().stream()
                        .flatMap(record -> Stream.of(record.city(), record.region()))
                        .map(InstitutionNames::normalised)
                        .anyMatch(place -> isSameTown(own, place));
    }

    private static boolean isSameTown(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        return one.equals(other) || shorter >= 5 && (one.startsWith(other) || other.startsWith(one));
    }
}
