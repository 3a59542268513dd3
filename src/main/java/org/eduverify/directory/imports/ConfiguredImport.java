package org.eduverify.directory.imports;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.eduverify.platform.Refusal;

/** Turns the settings {@code eduverify.directory.import.*} into a request. */
final class ConfiguredImport {

    private final DirectoryProperties.Import settings;

    ConfiguredImport(DirectoryProperties settings) {
        this.settings = settings.configuredImport();
    }

    boolean hasFile() {
        return settings.file() != null && !settings.file().isBlank();
    }

    boolean hasAddress() {
        return settings.address() != null && !settings.address().isBlank();
    }

    /** The request for a local file. */
    ImportRequest ofFile(String fileName, long size) {
        return request(fileName, fileName, OptionalLong.of(size), null);
    }

    /** The request for the address. */
    ImportRequest ofAddress() {
        String path = settings.address().replaceFirst("[?#].*$", "");
        String fileName = path.substring(path.lastIndexOf('/') + 1);
        return request(
                fileName,
                LocalDate.now(ZoneOffset.UTC).toString(),
                OptionalLong.empty(),
                settings.address().strip());
    }

    /**
     * @throws IllegalStateException with a sentence if the settings are wrong
     */
    private ImportRequest request(String fileName, String usualRelease, OptionalLong size, String address) {
        try {
            CsvMapping mapping = settings.mapping() == null ? null : ReadyMappings.read(settings.mapping());
            RegisterFormat format = settings.format() == null && mapping != null
                    ? RegisterFormat.CSV
                    : RegisterFormat.ofId(settings.format());
            String register = Optional.ofNullable(settings.register())
                    .or(() -> Optional.ofNullable(mapping).map(CsvMapping::register))
                    .or(format::usualRegister)
                    .orElseThrow(() -> new IOException("register must be set for the format " + format.id() + "."));
            return new ImportRequest(
                    format,
                    format == RegisterFormat.CSV ? mapping : null,
                    register,
                    settings.release() == null ? usualRelease : settings.release(),
                    fileName,
                    "system",
                    size,
                    address);
        } catch (Refusal | IOException wrong) {
            throw new IllegalStateException("eduverify.directory.import: " + wrong.getMessage(), wrong);
        }
    }
}
