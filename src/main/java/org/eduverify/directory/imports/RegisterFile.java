package org.eduverify.directory.imports;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Finds the content of a register file, plain or zipped, and has it read while it arrives. */
final class RegisterFile {

    private static final int MOST_ENTRIES = 1000;

    private RegisterFile() {}

    /**
     * Reads the file to its last byte. Of a zip, the first file that has the format is read: a ROR dump holds the same
     * records once more as CSV, and older dumps also in the former schema.
     *
     * @throws InvalidFileException if the file is empty, broken or of another format
     */
    static void read(Upload upload, RegisterReader reader, RowSink rows) throws IOException {
        PushbackInputStream content = new PushbackInputStream(upload, 4);
        byte[] start = content.readNBytes(4);
        if (start.length == 0) {
            throw new InvalidFileException(ImportReason.EMPTY_FILE);
        }
        content.unread(start);
        if (start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4) {
            readZip(upload, content, reader, rows);
        } else {
            reader.read(new GuardedInput(content, upload::count), rows);
        }
        upload.drain();
    }

    private static void readZip(Upload upload, InputStream packed, RegisterReader reader, RowSink rows)
            throws IOException {
        boolean found;
        try {
            found = readEntries(upload, new ZipInputStream(packed, StandardCharsets.UTF_8), reader, rows);
            upload.drain();
        } catch (EOFException | ZipException broken) {
            throw brokenZip();
        }
        if (!upload.endsLikeZip()) {
            throw brokenZip();
        }
        if (!found) {
            throw new InvalidFileException(ImportReason.NOTHING_TO_READ);
        }
    }

    private static boolean readEntries(Upload upload, ZipInputStream zip, RegisterReader reader, RowSink rows)
            throws IOException {
        InvalidFileException firstFault = null;
        int entries = 0;
        for (ZipEntry entry = next(zip); entry != null; entry = next(zip)) {
            if (++entries > MOST_ENTRIES) {
                throw new InvalidFileException(ImportReason.ZIP_BOMB_FILES, MOST_ENTRIES);
            }
            GuardedInput content = new GuardedInput(zip, upload::count);
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (!entry.isDirectory() && !name.startsWith("__macosx/") && reader.reads(name)) {
                try {
                    reader.read(content, rows);
                    return true;
                } catch (InvalidFileException fault) {
                    if (!fault.code().equals(ImportReason.WRONG_FORMAT.code())) {
                        throw fault;
                    }
                    firstFault = firstFault == null ? fault : firstFault;
                }
            }
            skip(content);
        }
        if (firstFault != null) {
            throw firstFault;
        }
        return false;
    }

    private static ZipEntry next(ZipInputStream zip) throws IOException {
        try {
            return zip.getNextEntry();
        } catch (IllegalArgumentException unreadableName) {
            throw brokenZip();
        }
    }

    /** Closing an entry would unpack it without limits. */
    private static void skip(GuardedInput content) throws IOException {
        byte[] buffer = new byte[1 << 15];
        do {
            content.recordStarts();
        } while (content.read(buffer, 0, buffer.length) >= 0);
    }

    private static InvalidFileException brokenZip() {
        return new InvalidFileException(ImportReason.BROKEN_ZIP);
    }
}
