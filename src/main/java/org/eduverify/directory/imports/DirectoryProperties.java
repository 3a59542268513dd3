package org.eduverify.directory.imports;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the institution directory.
 *
 * @param keepReleases how many releases of a register are kept, the current one included; at least 1
 * @param sampleRegister whether the sample register is imported
 * @param sampleRelease name of the release that the sample register makes
 * @param configuredImport a register that is imported at the start or by a schedule
 */
@ConfigurationProperties("eduverify.directory")
record DirectoryProperties(
        @DefaultValue("3") int keepReleases,
        @DefaultValue("true") boolean sampleRegister,
        @DefaultValue("2026-11") String sampleRelease,
        @Name("import") @DefaultValue Import configuredImport) {

    /**
     * A register that the program imports by itself.
     *
     * @param file path of a local file; imported once at the start
     * @param address https address; fetched at the start and by the schedule
     * @param schedule when the address is fetched, as a cron expression of Spring with six fields, in UTC
     * @param format as in requests; csv if a mapping is given
     * @param register name of the register; some formats and mappings have a usual one
     * @param release name of the release; the name of the file, or the day on which the address is fetched, if missing
     * @param mapping for the format csv: name of a {@link ReadyMappings ready mapping}, or path of a JSON file with the
     *     members of {@link CsvMapping}
     * @param download limits of fetching from any address, given here or in a request
     */
    record Import(
            String file,
            String address,
            @DefaultValue("0 0 3 * * *") String schedule,
            String format,
            String register,
            String release,
            String mapping,
            @DefaultValue Download download) {}

    /**
     * Limits of fetching a file.
     *
     * @param allowPrivateAddresses whether hosts may have addresses of private networks
     * @param maxSize largest file
     * @param timeLimit longest duration of a download
     * @param stallLimit how long a server may send nothing
     */
    record Download(
            @DefaultValue("false") boolean allowPrivateAddresses,
            @DefaultValue("2GB") DataSize maxSize,
            @DefaultValue("PT30M") Duration timeLimit,
            @DefaultValue("PT1M") Duration stallLimit) {}

    DirectoryProperties {
        if (keepReleases < 1) {
            throw new IllegalArgumentException("eduverify.directory.keep-releases must be at least 1");
        }
    }
}
