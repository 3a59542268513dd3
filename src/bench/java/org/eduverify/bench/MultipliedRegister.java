package org.eduverify.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Multiplies a ROR file: writes its records unchanged, then copies in which every vowel of names and domains is replaced
 * by the next one, up to the requested number.
 */
final class MultipliedRegister {

    private static final String VOWELS = "aeiou";

    private MultipliedRegister() {}

    /** Writes the multiplied register as JSON and returns the target. */
    static Path write(Path register, Path target, int institutions) throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (JsonGenerator output = json.createGenerator(Files.newOutputStream(target))) {
            output.writeStartArray();
            int written = 0;
            for (int copy = 0; written < institutions; copy++) {
                try (InputStream input = open(register);
                        JsonParser records = json.createParser(input)) {
                    if (records.nextToken() != JsonToken.START_ARRAY) {
                        throw new IOException("Not a ROR file: " + register);
                    }
                    for (; records.nextToken() == JsonToken.START_OBJECT && written < institutions; written++) {
                        output.writeTree(
                                copy == 0 ? records.readValueAsTree() : changed(records.readValueAsTree(), copy));
                    }
                }
            }
            output.writeEndArray();
        }
        return target;
    }

    private static InputStream open(Path register) throws IOException {
        if (!register.toString().endsWith(".zip")) {
            return Files.newInputStream(register);
        }
        ZipInputStream zip = new ZipInputStream(Files.newInputStream(register));
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().endsWith(".json")) {
                return zip;
            }
        }
        throw new IOException("The zip file does not contain a JSON file: " + register);
    }

    private static JsonNode changed(ObjectNode institution, int copy) {
        institution.put("id", institution.get("id").asText() + copy);
        institution.get("names").forEach(name -> change((ObjectNode) name, copy));
        institution.get("links").forEach(link -> change((ObjectNode) link, copy));
        ArrayNode domains = (ArrayNode) institution.get("domains");
        for (int index = 0; index < domains.size(); index++) {
            domains.set(index, new TextNode(shifted(domains.get(index).asText(), copy)));
        }
        return institution;
    }

    private static void change(ObjectNode holder, int copy) {
        holder.put("value", shifted(holder.get("value").asText(), copy));
    }

    private static String shifted(String text, int copy) {
        StringBuilder shifted = new StringBuilder(text);
        for (int index = 0; index < shifted.length(); index++) {
            int vowel = VOWELS.indexOf(shifted.charAt(index));
            if (vowel >= 0) {
                shifted.setCharAt(index, VOWELS.charAt((vowel + copy) % VOWELS.length()));
            }
        }
        return shifted.toString();
    }
}
