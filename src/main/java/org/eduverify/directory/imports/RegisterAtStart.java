package org.eduverify.directory.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eduverify.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Imports the register file that {@code eduverify.directory.import.file} names. */
@Component
public class RegisterAtStart {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterAtStart.class);

    private final RegisterImports imports;
    private final DirectoryProperties settings;

    RegisterAtStart(RegisterImports imports, DirectoryProperties settings) {
        this.imports = imports;
        this.settings = settings;
    }

    /**
     * Imports the file unless exactly this file is imported already. If that fails, the program continues with the former
     * release; without one it does not start, because it would deny every customer.
     */
    public void importOnce() {
        imports.clearInterrupted();
        ConfiguredImport wanted = new ConfiguredImport(settings);
        if (!wanted.hasFile()) {
            return;
        }
        Path file = Path.of(settings.configuredImport().file());
        ImportRequest request = wanted.ofFile(file.getFileName().toString(), size(file));
        try {
            if (!imports.runOnce(request, file)) {
                LOG.info("{} is imported already", file);
            }
        } catch (Refusal | IOException failure) {
            if (!imports.hasCurrent(request.register())) {
                throw new IllegalStateException(
                        "The register file %s cannot be imported: %s".formatted(file, failure.getMessage()), failure);
            }
            LOG.error(
                    "The register file {} cannot be imported, the former release stays: {}",
                    file,
                    failure.getMessage());
        }
    }

    private static long size(Path file) {
        try {
            if (Files.isReadable(file)) {
                return Files.size(file);
            }
        } catch (IOException unreadable) {
            // the sentence below says all that matters
        }
        throw new IllegalStateException(
                "eduverify.directory.import: The file %s cannot be read.".formatted(file.toAbsolutePath()));
    }
}
