package org.eduverify.directory.imports;

import java.util.List;
import org.eduverify.directory.InstitutionKind;
import org.eduverify.directory.InstitutionStatus;

/**
 * One organisation as a register file lists it.
 *
 * @param names all names in all languages, {@code name} included
 * @param countries ISO 3166-1 alpha-2; the first is where it is seated
 * @param region state, province or county in the register's own words, or null
 * @param domains its domains as the register lists them, lower case and ASCII
 * @param websiteHost host of its website without {@code www.}, lower case and ASCII, or null
 * @param successor source id of the same register, or null
 */
record RegisterEntry(
        String sourceId,
        String name,
        List<String> names,
        List<String> countries,
        String region,
        String city,
        List<String> domains,
        String websiteHost,
        InstitutionKind kind,
        InstitutionStatus status,
        String successor) {

    String country() {
        return countries.get(0);
    }
}
