package org.eduverify.directory.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.eduverify.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Imports the register file that the settings {@code eduverify.directory.import.*} name. */
@Component
public class RegisterAtStart {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterAtStart.class);

    private final RegisterImports imports;
    private final DirectorySettings settings;

    RegisterAtStart(RegisterImports imports, DirectorySettings settings) {
        this.imports = imports;
        this.settings = settings;
    }

    /**
     * Imports the file unless exactly this file is imported already. If that fails, the program goes on with the former
     * release; without one it does not start, because it would turn down everybody.
     */
    public void importOnce() {
        imports.clearInterrupted();
        DirectorySettings.File wanted = settings.importFile();
        if (wanted.file() == null || wanted.file().isBlank()) {
            return;
        }
        ImportRequest request;
        try {
            request = request(wanted);
        } catch (Refusal | IOException wrong) {
            throw new IllegalStateException("eduverify.directory.import: " + wrong.getMessage(), wrong);
        }
        try {
            if (!imports.runOnce(request, Path.of(wanted.file()))) {
                LOG.info("{} is imported already", wanted.file());
            }
        } catch (Refusal | IOException failure) {
            if (!imports.hasCurrent(request.register())) {
                throw new IllegalStateException(
                        "The register file %s cannot be imported: %s".formatted(wanted.file(), failure.getMessage()),
                        failure);
            }
            LOG.error(
                    "The register file {} cannot be imported, the former release stays: {}",
                    wanted.file(),
                    failure.getMessage());
        }
    }

    private static ImportRequest request(DirectorySettings.File wanted) throws IOException {
        Path file = Path.of(wanted.file());
        RegisterFormat format = RegisterFormat.ofId(wanted.format());
        if (!Files.isReadable(file)) {
            throw new IOException("The file %s cannot be read.".formatted(file.toAbsolutePath()));
        }
        String register = wanted.register() != null
                ? wanted.register()
                : format.usualRegister()
                        .orElseThrow(() -> new IOException("register must be set for the format " + format.id()));
        return new ImportRequest(
                format,
                wanted.mapping() == null ? null : mapping(Path.of(wanted.mapping())),
                register,
                wanted.release() == null ? file.getFileName().toString() : wanted.release(),
                file.getFileName().toString(),
                "system",
                OptionalLong.of(Files.size(file)));
    }

    private static CsvMapping mapping(Path file) throws IOException {
        try {
            return new ObjectMapper().readValue(file.toFile(), CsvMapping.class);
        } catch (IOException failure) {
            throw new IOException("The mapping %s cannot be read: %s".formatted(file, failure.getMessage()), failure);
        }
    }
}
