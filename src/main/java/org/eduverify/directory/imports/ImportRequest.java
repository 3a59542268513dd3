package org.eduverify.directory.imports;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What is to be imported.
 *
 * @param mapping the columns of a file of the format {@link RegisterFormat#CSV}; null for other formats
 * @param register name of the register that the file is a release of
 * @param release name of the release, for example its date or version
 * @param fileName name of the file, for the record, or null
 * @param importedBy user id, or {@code system}
 * @param size of the file in bytes, if known
 * @param address https address that the file is fetched from, or null
 */
public record ImportRequest(
        RegisterFormat format,
        CsvMapping mapping,
        String register,
        String release,
        String fileName,
        String importedBy,
        OptionalLong size,
        String address) {

    /** Grows when more facts are read from the same files. */
    private static final int READER_VERSION = 2;

    /** A request for a file that is sent. */
    public ImportRequest(
            RegisterFormat format,
            CsvMapping mapping,
            String register,
            String release,
            String fileName,
            String importedBy,
            OptionalLong size) {
        this(format, mapping, register, release, fileName, importedBy, size, null);
    }

    /** How the file is read. The same file is imported again if this has changed. */
    String reading() {
        String columns = mapping == null
                ? ""
                : "%s %s %s %s %s %s %s %s"
                        .formatted(
                                new TreeMap<>(mapping.columns()),
                                mapping.country(),
                                mapping.kind(),
                                new TreeMap<>(mapping.kinds()),
                                new TreeMap<>(mapping.statuses()),
                                mapping.scheme(),
                                mapping.parentScheme(),
                                mapping.parentKind());
        String checksum =
                Hashing.sha256().hashString(columns, StandardCharsets.UTF_8).toString();
        return "%d %s %s".formatted(READER_VERSION, format.id(), checksum.substring(0, 16));
    }
}
