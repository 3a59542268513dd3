package org.eduverify.directory.imports;

import static org.eduverify.directory.imports.JsonReader.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eduverify.directory.Hosts;
import org.eduverify.directory.InstitutionKind;
import org.eduverify.directory.InstitutionStatus;

/** Records of ROR, schema v2: every name in every language counts, and an organisation may be several things. */
final class RorRecords implements JsonReader.Records {

    @Override
    public void check(JsonNode first) throws InvalidFileException {
        if (first.path("names").isArray() && first.path("types").isArray() && first.has("id")) {
            return;
        }
        if (first.path("name").isTextual() && first.path("country").isObject()) {
            throw new InvalidFileException(ImportReason.WRONG_FORMAT_ROR_VERSION1);
        }
        throw new InvalidFileException(ImportReason.WRONG_FORMAT, "ROR, schema v2");
    }

    @Override
    public RegisterEntry entry(JsonNode record) throws InvalidRowException {
        List<String> names = names(record);
        List<JsonNode> places = new ArrayList<>();
        record.path("locations").forEach(location -> places.add(location.path("geonames_details")));
        Set<String> countries = new LinkedHashSet<>();
        places.forEach(place -> countries.add(text(place, "country_code").toUpperCase(Locale.ROOT)));
        countries.remove("");
        List<String> domains = new ArrayList<>();
        for (JsonNode domain : record.path("domains")) {
            Hosts.of(domain.asText()).ifPresent(domains::add);
        }
        String successor = successor(record);
        return new RegisterEntry(
                text(record, "id"),
                names.isEmpty() ? "" : names.get(0),
                names,
                List.copyOf(countries),
                places.isEmpty() ? "" : text(places.get(0), "country_subdivision_name"),
                places.isEmpty() ? "" : text(places.get(0), "name"),
                domains,
                website(record),
                kind(record.path("types")),
                status(text(record, "status"), successor),
                successor);
    }

    /** The name that the register displays comes first. */
    private static List<String> names(JsonNode record) {
        List<String> names = new ArrayList<>();
        for (JsonNode name : record.path("names")) {
            boolean displayed = false;
            for (JsonNode type : name.path("types")) {
                displayed |= type.asText().equals("ror_display");
            }
            names.add(displayed ? 0 : names.size(), text(name, "value"));
        }
        return names;
    }

    private static String website(JsonNode record) {
        for (JsonNode link : record.path("links")) {
            if (text(link, "type").equals("website")) {
                return Hosts.of(text(link, "value")).orElse(null);
            }
        }
        return null;
    }

    private static String successor(JsonNode record) {
        for (JsonNode relationship : record.path("relationships")) {
            if (text(relationship, "type").equals("successor")) {
                return text(relationship, "id");
            }
        }
        return null;
    }

    /** An organisation that is an education institution among others is one; for the others the first type counts. */
    private static InstitutionKind kind(JsonNode types) {
        InstitutionKind kind = InstitutionKind.OTHER;
        for (JsonNode type : types) {
            InstitutionKind next =
                    switch (type.asText()) {
                        case "education" -> InstitutionKind.EDUCATION;
                        case "healthcare" -> InstitutionKind.HOSPITAL;
                        case "company" -> InstitutionKind.COMPANY;
                        case "nonprofit" -> InstitutionKind.NONPROFIT;
                        case "government" -> InstitutionKind.GOVERNMENT;
                        case "facility" -> InstitutionKind.RESEARCH;
                        case "archive" -> InstitutionKind.ARCHIVE;
                        // a funder is always something else as well
                        default -> InstitutionKind.OTHER;
                    };
            if (next == InstitutionKind.EDUCATION) {
                return next;
            }
            kind = kind == InstitutionKind.OTHER ? next : kind;
        }
        return kind;
    }

    private static InstitutionStatus status(String status, String successor) throws InvalidRowException {
        return switch (status) {
            case "active" -> InstitutionStatus.ACTIVE;
            case "inactive", "withdrawn" -> successor == null ? InstitutionStatus.CLOSED : InstitutionStatus.SUCCEEDED;
            default -> throw new InvalidRowException("The status is neither active, inactive nor withdrawn.");
        };
    }
}
