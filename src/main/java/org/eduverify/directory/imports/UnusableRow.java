package org.eduverify.directory.imports;

/** A row that holds no organisation that could be kept; the message is a sentence that says why. */
final class UnusableRow extends Exception {

    UnusableRow(String reason) {
        super(reason, null, false, false);
    }
}
