package org.eduverify.directory.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eduverify.directory.InstitutionKind;
import org.eduverify.directory.imports.CsvFormat.Rows;
import org.eduverify.directory.imports.RegisterEntry.Identifier;
import org.eduverify.directory.imports.RegisterEntry.Parent;

/** What the columns of the registers of the National Center for Education Statistics (NCES) mean. */
final class UnitedStatesRegisters {

    /** Territories that NCES lists as states and that have country codes of their own. */
    private static final Set<String> TERRITORIES = Set.of("PR", "GU", "VI", "AS", "MP");
    /** Countries whose schools NCES lists because they are freely associated with the United States. */
    private static final Set<String> ASSOCIATED = Set.of("FM", "MH", "PW");

    private UnitedStatesRegisters() {}

    /**
     * Public schools (CCD, directory file or ELSI export) or private schools (PSS). PSS has neither websites nor closed
     * schools.
     */
    static Rows schools(CsvHeader header) throws InvalidFileException {
        if (header.has("PPIN") && header.has("PINST")) {
            return new Rows(new RegisterKnowledge(false, false, false, false, true), row -> RegisterEntry.builder(
                            row.required("PPIN"), row.required("PINST"))
                    .countries(countries(row.get("PSTABB")))
                    .place(row.get("PSTABB"), row.get("PCITY"), row.get("PZIP"))
                    .kind(InstitutionKind.SCHOOL)
                    .identifier("nces", row.get("PPIN"))
                    .build());
        }
        PublicSchools columns = header.has("NCESSCH") ? PublicSchools.ofCcd(header) : PublicSchools.ofElsi(header);
        return new Rows(new RegisterKnowledge(true, false, false, true, true), columns::entry);
    }

    /** The columns of a file of public schools; null for those that the file does not have. */
    private record PublicSchools(
            String id,
            String name,
            String state,
            String city,
            String postalCode,
            String website,
            String status,
            String district,
            String districtName) {

        static PublicSchools ofCcd(CsvHeader header) throws InvalidFileException {
            return new PublicSchools(
                    header.require("NCESSCH"),
                    header.require("SCH_NAME"),
                    header.any("LSTATE", "ST", "MSTATE"),
                    header.any("LCITY", "MCITY"),
                    header.any("LZIP", "MZIP"),
                    header.any("WEBSITE"),
                    header.any("UPDATED_STATUS_TEXT", "SY_STATUS_TEXT"),
                    header.any("LEAID"),
                    header.any("LEA_NAME"));
        }

        /** ELSI writes the survey and the year behind the name of a column: "Location City [Public School] 2023-24". */
        static PublicSchools ofElsi(CsvHeader header) throws InvalidFileException {
            if (header.startingWith("School ID") == null) {
                header.require("NCESSCH");
            }
            return new PublicSchools(
                    header.startingWith("School ID"),
                    header.require("School Name"),
                    header.startingWith("State Abbr", "Location State Abbr"),
                    header.startingWith("Location City", "Mailing City"),
                    header.startingWith("Location ZIP", "Mailing ZIP"),
                    header.startingWith("Web Site URL"),
                    header.startingWith("Updated Status", "Start of Year Status"),
                    header.startingWith("Agency ID"),
                    header.startingWith("Agency Name"));
        }

        RegisterEntry entry(CsvRow row) throws InvalidRowException {
            String school = row.requiredCode(id);
            RegisterEntry.Builder entry = RegisterEntry.builder(school, row.required(name))
                    .countries(countries(row.get(state)))
                    .place(row.get(state), row.get(city), row.getCode(postalCode))
                    .website(row.get(website))
                    .kind(InstitutionKind.SCHOOL)
                    .identifier("nces", school);
            String agency = row.getCode(district);
            if (!agency.isEmpty()) {
                entry.parent(Parent.named(
                        new Identifier("leaid", agency), row.get(districtName), InstitutionKind.EDUCATION_OFFICE));
            }
            if (closed(row.get(status))) {
                entry.closed(null, null);
            }
            return entry.build();
        }

        private static boolean closed(String text) throws InvalidRowException {
            return switch (text.toLowerCase(Locale.ROOT).replaceFirst("^[1-8]-", "")) {
                case "closed", "inactive" -> true;
                case "future" -> throw new InvalidRowException("The school is not open yet.");
                default -> false;
            };
        }
    }

    /** IPEDS, directory of institutions (HD). */
    static Rows colleges(CsvHeader header) throws InvalidFileException {
        String id = header.require("UNITID");
        String name = header.require("INSTNM");
        return new Rows(new RegisterKnowledge(true, false, false, true, true), row -> {
            RegisterEntry.Builder entry = RegisterEntry.builder(row.required(id), row.required(name))
                    .names(Arrays.asList(row.get("IALIAS").split("\\|")))
                    .countries(countries(row.get("STABBR")))
                    .place(row.get("STABBR"), row.get("CITY"), row.get("ZIP"))
                    .website(row.get("WEBADDR"))
                    .kind(InstitutionKind.COLLEGE)
                    .identifier("unitid", row.get(id));
            if (present(row.get("OPEID"))) {
                entry.identifier("opeid", row.get("OPEID"));
            }
            // companies run some of the systems, so a system has no entry of its own
            if (present(row.get("F1SYSCOD"))) {
                entry.parent(Parent.named(
                        new Identifier("ipeds-system", row.get("F1SYSCOD")), "", InstitutionKind.EDUCATION_OFFICE));
            }
            String successor = row.get("NEWID").matches("[1-9]\\d*") ? row.get("NEWID") : null;
            String closed = row.get("CLOSEDAT");
            boolean inactive =
                    !row.get("CYACTIVE").isEmpty() && !row.get("CYACTIVE").equals("1");
            if (successor != null || present(closed) || inactive) {
                entry.closed(successor, Dates.of(closed).orElse(null));
            }
            return entry.build();
        });
    }

    /** -1 means "not reported" and -2 "not applicable". */
    private static boolean present(String text) {
        return !text.isEmpty() && !text.startsWith("-");
    }

    private static List<String> countries(String state) {
        if (TERRITORIES.contains(state)) {
            return List.of("US", state);
        }
        return ASSOCIATED.contains(state) ? List.of(state, "US") : List.of("US");
    }
}
