package org.eduverify.directory.imports;

/** The database failed while a register was written. */
final class DirectoryFailure extends RuntimeException {

    DirectoryFailure(Exception cause) {
        super("A register could not be written", cause);
    }
}
