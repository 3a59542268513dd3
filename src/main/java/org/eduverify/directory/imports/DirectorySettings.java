package org.eduverify.directory.imports;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Settings of the institution directory.
 *
 * @param keepReleases how many releases of a register are kept, the current one included; at least 1
 * @param sampleRegister whether the sample register of well-known institutions is imported
 * @param sampleRelease name of the release that the sample register makes
 * @param importFile the file to import at the start; see {@link File}
 */
@ConfigurationProperties("eduverify.directory")
record DirectorySettings(
        @DefaultValue("3") int keepReleases,
        @DefaultValue("true") boolean sampleRegister,
        @DefaultValue("2026-11") String sampleRelease,
        @Name("import") @DefaultValue File importFile) {

    /**
     * A register file beside the program.
     *
     * @param file its path; nothing is imported if it is missing
     * @param format as in requests
     * @param register name of the register; for some formats there is a usual one
     * @param release what the release is called; the name of the file if missing
     * @param mapping path of a JSON file with the members of {@link CsvMapping}, for the format csv
     */
    record File(String file, String format, String register, String release, String mapping) {}

    DirectorySettings {
        if (keepReleases < 1) {
            throw new IllegalArgumentException("eduverify.directory.keep-releases must be at least 1");
        }
    }
}
