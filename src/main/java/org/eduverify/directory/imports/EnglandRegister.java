package org.eduverify.directory.imports;

import java.util.List;
import java.util.Locale;
import org.eduverify.directory.InstitutionKind;
import org.eduverify.directory.imports.CsvFormat.Rows;
import org.eduverify.directory.imports.RegisterEntry.Identifier;
import org.eduverify.directory.imports.RegisterEntry.Parent;

/**
 * What the columns of Get Information about Schools (GIAS) mean. Columns are named "... (name)" or "... (code)", and extracts
 * may have either. A few schools are in Wales or abroad.
 */
final class EnglandRegister {

    private EnglandRegister() {}

    static Rows rows(CsvHeader header) throws InvalidFileException {
        String id = header.require("URN");
        String name = header.require("EstablishmentName");
        String status =
                header.require("EstablishmentStatus (name)", "EstablishmentStatus (code)", "EstablishmentStatus");
        String group = header.any("EstablishmentTypeGroup (name)", "EstablishmentTypeGroup");
        String type = header.any("TypeOfEstablishment (name)", "TypeOfEstablishment");
        return new Rows(new RegisterKnowledge(true, false, true, true, true), row -> {
            String typeGroup = row.get(group).toLowerCase(Locale.ROOT);
            RegisterEntry.Builder entry = RegisterEntry.builder(row.required(id), row.required(name))
                    .countries(List.of(country(row.get("Country (name)"))))
                    .place(row.get("County (name)"), row.get("Town"), row.get("Postcode"))
                    .website(row.get("SchoolWebsite"))
                    .kind(kind(typeGroup, row.get(type).toLowerCase(Locale.ROOT)))
                    .identifier("urn", row.get(id))
                    .identifier("ukprn", row.get("UKPRN"));
            addParents(row, typeGroup, entry);
            if (closed(row.get(status))) {
                entry.closed(null, Dates.of(row.get("CloseDate")).orElse(null));
            }
            return entry.build();
        });
    }

    private static String country(String name) throws InvalidRowException {
        return name.isEmpty()
                ? "GB"
                : Countries.code(name)
                        .orElseThrow(() -> new InvalidRowException("The country '%s' is unknown.".formatted(name)));
    }

    private static InstitutionKind kind(String group, String type) {
        if (group.contains("universit") || type.contains("higher education")) {
            return InstitutionKind.UNIVERSITY;
        }
        return group.contains("college") || type.contains("further education")
                ? InstitutionKind.COLLEGE
                : InstitutionKind.SCHOOL;
    }

    /** A trust runs its academies. A council runs only the schools that it maintains, and is itself a council. */
    private static void addParents(CsvRow row, String typeGroup, RegisterEntry.Builder entry) {
        addParent(row, "Trusts", "gias-trust", InstitutionKind.EDUCATION_OFFICE, entry);
        addParent(row, "Federations", "gias-federation", InstitutionKind.EDUCATION_OFFICE, entry);
        if (typeGroup.contains("maintained")) {
            addParent(row, "LA", "gias-la", InstitutionKind.GOVERNMENT, entry);
        }
    }

    private static void addParent(
            CsvRow row, String column, String scheme, InstitutionKind kind, RegisterEntry.Builder entry) {
        String code = row.get(column + " (code)");
        if (!code.isEmpty() && !code.equals("0")) {
            entry.parent(Parent.named(new Identifier(scheme, code), row.get(column + " (name)"), kind));
        }
    }

    private static boolean closed(String text) throws InvalidRowException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "open", "1", "open, but proposed to close", "3" -> false;
            case "closed", "2" -> true;
            case "proposed to open", "4" -> throw new InvalidRowException("The school is not open yet.");
            default -> throw new InvalidRowException("The status '%s' is unknown.".formatted(text));
        };
    }
}
