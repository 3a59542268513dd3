package org.eduverify.directory.imports;

/** Takes what a reader finds in a register file, in the order of the file. */
interface RowSink {

    /** What the register knows; called before the first row. */
    void begin(RegisterKnowledge knowledge);

    /** An organisation; {@code line} is the line of a CSV file or the number of the record in a JSON file. */
    void entry(long line, String sample, RegisterEntry entry);

    /** A row that cannot be used, and why, as a sentence. */
    void skip(long line, String sample, String reason);
}
