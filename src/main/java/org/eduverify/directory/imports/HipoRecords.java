package org.eduverify.directory.imports;

import static org.eduverify.directory.imports.JsonReader.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.eduverify.directory.Hosts;
import org.eduverify.directory.InstitutionKind;
import org.eduverify.directory.InstitutionStatus;

/** Records of the university domains list: higher education only, without ids and without closed institutions. */
final class HipoRecords implements JsonReader.Records {

    @Override
    public void check(JsonNode first) throws InvalidFileException {
        if (!first.path("name").isTextual() || !first.path("domains").isArray() || !first.has("alpha_two_code")) {
            throw new InvalidFileException(ImportReason.WRONG_FORMAT, "University domains list");
        }
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
        String website = null;
        for (JsonNode page : record.path("web_pages")) {
            website = website == null ? Hosts.of(page.asText()).orElse(null) : website;
        }
        return new RegisterEntry(
                domains.get(0) + "#" + shortHash(name),
                name,
                List.of(name),
                List.of(text(record, "alpha_two_code").toUpperCase(Locale.ROOT)),
                record.path("state-province").isNull() ? "" : text(record, "state-province"),
                "",
                domains,
                website,
                InstitutionKind.EDUCATION,
                InstitutionStatus.ACTIVE,
                null);
    }

    private static String shortHash(String name) {
        byte[] digest = Upload.sha256().digest(name.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 4);
    }
}
