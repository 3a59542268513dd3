package org.eduverify.directory.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eduverify.directory.Hosts;
import org.eduverify.directory.InstitutionKind;
import org.eduverify.directory.InstitutionStatus;
import org.eduverify.directory.imports.CsvReader.Header;
import org.eduverify.directory.imports.CsvReader.Row;
import org.eduverify.directory.imports.CsvReader.Rows;

/** What the columns of the registers of national authorities mean. None of them lists domains, only websites. */
final class NationalRegisters {

    /** Territories that NCES lists as states and that have country codes of their own. */
    private static final Set<String> TERRITORIES = Set.of("PR", "GU", "VI", "AS", "MP");
    /** Countries whose schools NCES lists because they are freely associated with the United States. */
    private static final Set<String> ASSOCIATED = Set.of("FM", "MH", "PW");

    private NationalRegisters() {}

    /** CCD (public schools), or PSS (private schools), which has no websites and lists open schools only. */
    static Rows schoolsOfTheUnitedStates(Header header) throws InvalidFileException {
        if (header.has("PPIN") && header.has("PINST")) {
            return row -> entry(
                    row.required("PPIN"),
                    List.of(row.required("PINST")),
                    american(row.get("PSTABB")),
                    row.get("PSTABB"),
                    row.get("PCITY"),
                    "",
                    InstitutionKind.SCHOOL,
                    InstitutionStatus.ACTIVE,
                    null);
        }
        String id = header.require("NCESSCH");
        String name = header.require("SCH_NAME");
        String state = header.any("LSTATE", "ST", "MSTATE");
        String city = header.any("LCITY", "MCITY");
        String status = header.any("UPDATED_STATUS_TEXT", "SY_STATUS_TEXT");
        return row -> entry(
                row.required(id),
                List.of(row.required(name)),
                american(row.get(state)),
                row.get(state),
                row.get(city),
                row.get("WEBSITE"),
                InstitutionKind.SCHOOL,
                statusOfSchool(row.get(status)),
                null);
    }

    private static InstitutionStatus statusOfSchool(String text) throws InvalidRowException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "closed", "inactive" -> InstitutionStatus.CLOSED;
            case "future" -> throw new InvalidRowException("The school is not open yet.");
            default -> InstitutionStatus.ACTIVE;
        };
    }

    /** IPEDS, directory of institutions (HD). */
    static Rows collegesOfTheUnitedStates(Header header) throws InvalidFileException {
        String id = header.require("UNITID");
        String name = header.require("INSTNM");
        return row -> {
            List<String> names = new ArrayList<>(List.of(row.required(name)));
            names.addAll(Arrays.asList(row.get("IALIAS").split("\\|")));
            // -2 stands for "not applicable"
            String successor = row.get("NEWID").matches("[1-9]\\d*") ? row.get("NEWID") : null;
            boolean closed = successor != null
                    || row.get("CLOSEDAT").matches("[^-].*")
                    || !row.get("CYACTIVE").isEmpty() && !row.get("CYACTIVE").equals("1");
            return entry(
                    row.required(id),
                    names,
                    american(row.get("STABBR")),
                    row.get("STABBR"),
                    row.get("CITY"),
                    row.get("WEBADDR"),
                    InstitutionKind.COLLEGE,
                    !closed
                            ? InstitutionStatus.ACTIVE
                            : successor == null ? InstitutionStatus.CLOSED : InstitutionStatus.SUCCEEDED,
                    successor);
        };
    }

    private static List<String> american(String state) {
        if (TERRITORIES.contains(state)) {
            return List.of("US", state);
        }
        return ASSOCIATED.contains(state) ? List.of(state, "US") : List.of("US");
    }

    /** GIAS: names stand in columns "... (name)", codes in "... (code)"; extracts may have either. */
    static Rows england(Header header) throws InvalidFileException {
        String id = header.require("URN");
        String name = header.require("EstablishmentName");
        String status =
                header.require("EstablishmentStatus (name)", "EstablishmentStatus (code)", "EstablishmentStatus");
        String group = header.any("EstablishmentTypeGroup (name)", "EstablishmentTypeGroup");
        String type = header.any("TypeOfEstablishment (name)", "TypeOfEstablishment");
        return row -> entry(
                row.required(id),
                List.of(row.required(name)),
                List.of("GB"),
                row.get("County (name)"),
                row.get("Town"),
                row.get("SchoolWebsite"),
                kindInEngland(
                        row.get(group).toLowerCase(Locale.ROOT), row.get(type).toLowerCase(Locale.ROOT)),
                statusInEngland(row.get(status)),
                null);
    }

    private static InstitutionKind kindInEngland(String group, String type) {
        if (group.contains("universit") || type.contains("higher education")) {
            return InstitutionKind.UNIVERSITY;
        }
        return group.contains("college") || type.contains("further education")
                ? InstitutionKind.COLLEGE
                : InstitutionKind.SCHOOL;
    }

    private static InstitutionStatus statusInEngland(String text) throws InvalidRowException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "open", "1", "open, but proposed to close", "3" -> InstitutionStatus.ACTIVE;
            case "closed", "2" -> InstitutionStatus.CLOSED;
            case "proposed to open", "4" -> throw new InvalidRowException("The school is not open yet.");
            default -> throw new InvalidRowException("The status '%s' is unknown.".formatted(text));
        };
    }

    /** DUO: school sites, or the institutions of higher education with the column SOORT HO; all are open. */
    static Rows netherlands(Header header) throws InvalidFileException {
        String institution = header.any("INSTELLINGSCODE", "BRIN NUMMER", "BRINNUMMER", "BRIN-NUMMER");
        String site = header.any("VESTIGINGSCODE", "VESTIGINGSNUMMER");
        String id = site == null ? header.require("INSTELLINGSCODE", "BRIN NUMMER") : site;
        String name = header.require("VESTIGINGSNAAM", "INSTELLINGSNAAM", "INSTELLINGSNAAM HO");
        return row -> entry(
                row.required(row.get(id).isEmpty() && institution != null ? institution : id),
                List.of(row.required(name)),
                List.of("NL"),
                row.get("PROVINCIE"),
                row.get("PLAATSNAAM"),
                row.get("INTERNETADRES"),
                kindInTheNetherlands(row),
                InstitutionStatus.ACTIVE,
                null);
    }

    /** Universities of applied sciences (hbo) call themselves hogeschool; mbo is vocational and taught at colleges. */
    private static InstitutionKind kindInTheNetherlands(Row row) {
        if (row.header().has("SOORT HO")) {
            return row.get("SOORT HO").toLowerCase(Locale.ROOT).contains("hbo")
                    ? InstitutionKind.COLLEGE
                    : InstitutionKind.UNIVERSITY;
        }
        return row.get("ONDERWIJSSTRUCTUUR").toLowerCase(Locale.ROOT).contains("mbo")
                ? InstitutionKind.COLLEGE
                : InstitutionKind.SCHOOL;
    }

    private static RegisterEntry entry(
            String id,
            List<String> names,
            List<String> countries,
            String region,
            String city,
            String website,
            InstitutionKind kind,
            InstitutionStatus status,
            String successor) {
        return new RegisterEntry(
                id,
                names.get(0),
                names,
                countries,
                region,
                city,
                List.of(),
                Hosts.of(website).orElse(null),
                kind,
                status,
                successor);
    }
}
