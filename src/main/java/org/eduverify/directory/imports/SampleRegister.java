package org.eduverify.directory.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The small register that ships with the program, so that it can verify well-known institutions from the first minute.
 * {@code eduverify.directory.sample-register=false} leaves it out.
 */
@Component
public class SampleRegister {

    private final RegisterImports imports;
    private final Resource file;
    private final DirectoryProperties settings;

    SampleRegister(
            RegisterImports imports,
            @Value("classpath:registers/sample-register.csv") Resource file,
            DirectoryProperties settings) {
        this.imports = imports;
        this.file = file;
        this.settings = settings;
    }

    /** Imports the register unless exactly this file is imported already; complete or not at all. */
    public void importOnce() throws IOException {
        if (!settings.sampleRegister()) {
            return;
        }
        ImportRequest request = new ImportRequest(
                RegisterFormat.SAMPLE,
                null,
                RegisterFormat.SAMPLE.usualRegister().orElseThrow(),
                settings.sampleRelease(),
                file.getFilename(),
                "system",
                OptionalLong.empty());
        try (InputStream content = file.getInputStream()) {
            if (imports.isImported(request, content)) {
                return;
            }
        }
        try (InputStream content = file.getInputStream()) {
            imports.run(request, content);
        }
    }
}
