package org.eduverify.directory.imports;

import static org.eduverify.directory.imports.JsonReader.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eduverify.directory.InstitutionKind;
import org.eduverify.directory.imports.RegisterEntry.Parent;

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
    public RegisterKnowledge knowledge() {
        return new RegisterKnowledge(true, false, true, true, true);
    }

    @Override
    public RegisterEntry entry(JsonNode record) throws InvalidRowException {
        List<String> names = names(record);
        List<JsonNode> places = new ArrayList<>();
        record.path("locations").forEach(location -> places.add(location.path("geonames_details")));
        Set<String> countries = new LinkedHashSet<>();
        places.forEach(place -> countries.add(text(place, "country_code").toUpperCase(Locale.ROOT)));
        countries.remove("");
        RegisterEntry.Builder entry = RegisterEntry.builder(text(record, "id"), names.isEmpty() ? "" : names.get(0))
                .names(names.subList(Math.min(1, names.size()), names.size()))
                .countries(countries)
                .kind(kind(record.path("types")))
                .identifier("ror", text(record, "id"));
        if (!places.isEmpty()) {
            entry.place(text(places.get(0), "country_subdivision_name"), text(places.get(0), "name"), "");
        }
        record.path("domains").forEach(domain -> entry.domain(domain.asText()));
        record.path("links").forEach(link -> {
            if (text(link, "type").equals("website")) {
                entry.website(text(link, "value"));
            }
        });
        identifiers(record, entry);
        relationships(record, "parent").forEach(parent -> entry.parent(Parent.listed(parent)));
        String successor =
                relationships(record, "successor").stream().findFirst().orElse(null);
        switch (text(record, "status")) {
            case "active" -> entry.successor(successor);
            case "inactive", "withdrawn" -> entry.closed(successor, null);
            default -> throw new InvalidRowException("The status is neither active, inactive nor withdrawn.");
        }
        return entry.build();
    }

    /** GRID, ISNI, Wikidata and the Crossref Funder Registry. */
    private static void identifiers(JsonNode record, RegisterEntry.Builder entry) {
        for (JsonNode external : record.path("external_ids")) {
            String scheme = text(external, "type").toLowerCase(Locale.ROOT);
            if (!scheme.isEmpty()) {
                external.path("all").forEach(value -> entry.identifier(scheme, value.asText()));
            }
        }
    }

    private static List<String> relationships(JsonNode record, String type) {
        List<String> ids = new ArrayList<>();
        for (JsonNode relationship : record.path("relationships")) {
            if (text(relationship, "type").equals(type)) {
                ids.add(text(relationship, "id"));
            }
        }
        return ids;
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
}
