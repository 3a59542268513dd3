package org.eduverify.directory.imports;

/** What the columns of a CSV file mean. */
interface CsvFormat {

    /** Turns a row into an organisation. */
    interface Entries {

        RegisterEntry entry(CsvRow row) throws InvalidRowException;
    }

    /**
     * How the rows of a file are read.
     *
     * @param knowledge what the register knows, as far as the file has the columns for it
     */
    record Rows(RegisterKnowledge knowledge, Entries entries) {}

    /**
     * How to read rows under this header.
     *
     * @throws InvalidFileException if columns are missing
     */
    Rows under(CsvHeader header) throws InvalidFileException;
}
