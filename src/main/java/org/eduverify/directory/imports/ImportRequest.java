package org.eduverify.directory.imports;

import java.util.OptionalLong;

/**
 * What is to be imported.
 *
 * @param mapping the columns of a file of the format {@link RegisterFormat#CSV}; null for other formats
 * @param register name of the register that the file is a release of
 * @param release what the release is called, for example its date or version
 * @param fileName where the file came from, for the record, or null
 * @param importedBy user id, or {@code system}
 * @param size of the file in bytes, if known
 */
public record ImportRequest(
        RegisterFormat format,
        CsvMapping mapping,
        String register,
        String release,
        String fileName,
        String importedBy,
        OptionalLong size) {}
