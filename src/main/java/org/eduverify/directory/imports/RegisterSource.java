package org.eduverify.directory.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** Where the bytes of a register file come from. */
interface RegisterSource {

    /**
     * A file that is ready to be read.
     *
     * @param size in bytes, if it is known
     * @param validators what the sender sent to ask for changes
     */
    record Content(InputStream bytes, OptionalLong size, Validators validators) {}

    /**
     * Opens the file.
     *
     * @return empty if the file has not changed since it was imported
     * @throws InvalidFileException if the file cannot be had
     */
    Optional<Content> open() throws IOException;
}
