package org.eduverify.directory.imports;

import static org.eduverify.directory.imports.JsonReader.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.eduverify.directory.Hosts;
import org.eduverify.directory.InstitutionKind;

/** Records of the university domains list: higher education only, without ids and without closed institutions. */
final class HipoRecords implements JsonReader.Records {

    @Override
    public void check(JsonNode first) throws InvalidFileException {
        if (!first.path("name").isTextual() || !first.path("domains").isArray() || !first.has("alpha_two_code")) {
            throw new InvalidFileException(ImportReason.WRONG_FORMAT, "University domains list");
        }
    }

    @Override
    public RegisterKnowledge knowledge() {
        return RegisterKnowledge.NONE;
    }

    @Override
    public RegisterEntry entry(JsonNode record) throws InvalidRowException {
        String name = text(record, "name");
        List<String> domains = new ArrayList<>();
        for (JsonNode domain : record.path("domains")) {
            Hosts.of(domain.asText()).ifPresent(domains::add);
        }
        if (domains.isEmpty()) {
            throw new InvalidRowException("The row has no domain.");
        }
        RegisterEntry.Builder entry = RegisterEntry.builder(domains.get(0) + "#" + shortHash(name), name)
                .countries(List.of(text(record, "alpha_two_code")))
                .place(record.path("state-province").isNull() ? "" : text(record, "state-province"), "", "")
                .kind(InstitutionKind.EDUCATION);
        domains.forEach(entry::domain);
        record.path("web_pages").forEach(page -> entry.website(page.asText()));
        return entry.build();
    }

    private static String shortHash(String name) {
        byte[] digest = Upload.sha256().digest(name.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 4);
    }
}
