package org.eduverify.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.eduverify.directory.imports.CsvMapping;
import org.eduverify.directory.imports.ImportRequest;
import org.eduverify.directory.imports.ReadyMappings;
import org.eduverify.directory.imports.RegisterFormat;
import org.eduverify.directory.imports.RegisterImports;

/** Imports register files, and folders of them with a {@code mappings.json}, which says how each file is read. */
final class RegisterFolder {

    private static final String MAPPINGS = "mappings.json";

    private final ObjectMapper json =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    private final RegisterImports imports;

    RegisterFolder(RegisterImports imports) {
        this.imports = imports;
    }

    void importAll(List<Path> places) throws IOException {
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                JsonNode mappings = json.readTree(place.resolve(MAPPINGS).toFile());
                try (Stream<Path> files = Files.list(place).sorted()) {
                    for (Path file : files.toList()) {
                        JsonNode mapping = mappings.get(file.getFileName().toString());
                        if (mapping != null) {
                            importOne(file, request(file, mapping));
                        }
                    }
                }
            } else {
                importOne(place, request(place, json.createObjectNode().put("format", formatByName(place))));
            }
        }
    }

    private static String formatByName(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).contains("hipo") ? "hipo" : "ror";
    }

    private ImportRequest request(Path file, JsonNode mapping) throws IOException {
        RegisterFormat format = RegisterFormat.ofId(mapping.get("format").asText());
        String register = mapping.has("register")
                ? mapping.get("register").asText()
                : format.usualRegister().orElseThrow();
        return new ImportRequest(
                format,
                format == RegisterFormat.CSV ? columns(file, mapping) : null,
                register,
                file.getFileName().toString(),
                file.getFileName().toString(),
                "system",
                OptionalLong.of(Files.size(file)));
    }

    /** The mapping that ships with the program reads more columns than one that names the necessary ones. */
    private CsvMapping columns(Path file, JsonNode mapping) throws IOException {
        String name = file.getFileName().toString();
        Optional<String> ready = ReadyMappings.names().stream()
                .filter(name::startsWith)
                .filter(any -> !System.getProperty("readyMappings", "true").equals("false"))
                .findFirst();
        return ready.isPresent() ? ReadyMappings.get(ready.get()) : json.treeToValue(mapping, CsvMapping.class);
    }

    private void importOne(Path file, ImportRequest request) throws IOException {
        long begin = System.nanoTime();
        boolean isNew = imports.runOnce(request, file);
        System.out.printf(
                "%-30s %s%n",
                file.getFileName(),
                isNew ? "imported in %.1f s".formatted((System.nanoTime() - begin) / 1e9) : "unchanged");
    }
}
