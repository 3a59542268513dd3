package org.eduverify.directory.imports;

/** A row that holds no organisation that could be kept; the message is a sentence that says why. */
final class InvalidRowException extends Exception {

    InvalidRowException(String reason) {
        super(reason, null, false, false);
    }
}
