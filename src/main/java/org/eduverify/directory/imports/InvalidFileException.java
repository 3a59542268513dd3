package org.eduverify.directory.imports;

import java.io.IOException;
import org.eduverify.platform.Reason;
import org.eduverify.platform.Refusal.Fault;

/** A file that is not of the format it should be; the message is an English sentence for the log and the report. */
final class InvalidFileException extends IOException {

    private final transient Fault fault;

    /** See {@link Fault} for the reason and its arguments. */
    InvalidFileException(Reason reason, Object... arguments) {
        this(new Fault("file", reason, arguments));
    }

    private InvalidFileException(Fault fault) {
        super(fault.message());
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }

    /** Stable name of the fault in UPPER_SNAKE_CASE. */
    String code() {
        return fault.code();
    }
}
