package org.eduverify.directory.imports;

/** The database failed while a register was written. */
final class DirectoryException extends RuntimeException {

    DirectoryException(Exception cause) {
        super("A register could not be written", cause);
    }
}
