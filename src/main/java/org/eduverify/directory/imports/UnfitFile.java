package org.eduverify.directory.imports;

import java.io.IOException;

/** A file that is not of the format it should be; the message is a sentence for the one who sent it. */
final class UnfitFile extends IOException {

  private final String code;

  UnfitFile(String code, String message) {
    super(message);
    this.code = code;
  }

  /** Stable name of the fault in UPPER_SNAKE_CASE. */
  String code() {
    return code;
  }
}
