package org.eduverify.directory.imports;

import java.io.IOException;

/** Reads the rows of one register file as a stream. */
interface RegisterReader {

    /**
     * Reads to the end of the input.
     *
     * @throws InvalidFileException if the file has another format, or is broken so that nothing after the fault can be trusted
     */
    void read(GuardedInput input, RowSink rows) throws IOException;

    /** Whether a file of this name inside a zip may be the one to read. */
    boolean reads(String fileName);
}
