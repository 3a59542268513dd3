package org.eduverify.directory.imports;

import static org.eduverify.directory.imports.JsonReader.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eduverify.directory.Hosts;
import org.eduverify.directory.InstitutionKind;

/**
 * Records of the university domains list: higher education only, without ids and without closed institutions. Until 2016 a
 * record had one domain and one web page as texts and the name of the country without its code.
 */
final class HipoRecords implements JsonReader.Records {

    @Override
    public void check(JsonNode first) throws InvalidFileException {
        boolean listsDomains =
                first.path("domains").isArray() || first.path("domain").isTextual();
        if (!first.path("name").isTextual() || !listsDomains || !first.has("alpha_two_code") && !first.has("country")) {
            throw new InvalidFileException(ImportReason.WRONG_FORMAT, "University domains list");
        }
    }

    @Override
    public RegisterKnowledge knowledge() {
        return RegisterKnowledge.NONE;
    }

    @Override
    public RegisterEntry entry(JsonNode record) throws InvalidRowException {
        String name = unescaped(text(record, "name"));
        List<String> domains = new ArrayList<>();
        for (String domain : texts(record, "domains", "domain")) {
            Hosts.of(domain).ifPresent(domains::add);
        }
        if (domains.isEmpty()) {
            throw new InvalidRowException("The row has no domain.");
        }
        RegisterEntry.Builder entry = RegisterEntry.builder(domains.get(0) + "#" + shortHash(name), name)
                .countries(List.of(country(record)))
                .place(record.path("state-province").isNull() ? "" : text(record, "state-province"), "", "")
                .kind(InstitutionKind.EDUCATION);
        domains.forEach(entry::domain);
        texts(record, "web_pages", "web_page").forEach(entry::website);
        return entry.build();
    }

    /** Some of the older records have the escapes of the web pages that they were taken from. */
    private static String unescaped(String name) {
        return name.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");
    }

    private static List<String> texts(JsonNode record, String list, String single) {
        List<String> texts = new ArrayList<>();
        record.path(list).forEach(each -> texts.add(each.asText()));
        if (record.path(single).isTextual()) {
            texts.add(text(record, single));
        }
        return texts;
    }

    private static String country(JsonNode record) {
        String code = text(record, "alpha_two_code");
        String name = text(record, "country");
        return code.isEmpty() ? Countries.code(name).orElse(name) : code;
    }

    private static String shortHash(String name) {
        String checksum =
                Hashing.sha256().hashString(name, StandardCharsets.UTF_8).toString();
        return checksum.substring(0, 8);
    }
}
