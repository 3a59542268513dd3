package org.eduverify.directory.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** The lines of a file. The first one with other than ASCII letters decides the encoding of all. */
final class CsvLines {

    /** A physical line without its end; the text is null if the bytes are not valid in the file's encoding. */
    record Line(long number, String text) {

        boolean isBlank() {
            return text != null && text.isBlank();
        }
    }

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final GuardedInput input;
    private final byte[] buffer = new byte[1 << 14];
    private final Deque<Line> givenBack = new ArrayDeque<>();
    private Charset encoding;
    private int position;
    private int limit;
    private long number;

    CsvLines(GuardedInput input) {
        this.input = input;
    }

    /** Puts lines back, so that they are the next ones; leaves the queue empty. */
    void giveBack(Deque<Line> lines) {
        while (!lines.isEmpty()) {
            givenBack.addFirst(lines.removeLast());
        }
    }

    /** The next line, or null at the end. */
    Line next() throws IOException {
        if (!givenBack.isEmpty()) {
            return givenBack.removeFirst();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        input.recordStarts();
        boolean some = false;
        while (position < limit || fill()) {
            some = true;
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            bytes.write(buffer, position, end - position);
            if (bytes.size() > GuardedInput.LARGEST_RECORD) {
                throw new InvalidFileException(ImportReason.RECORD_TOO_LONG_IN_LINE, number + 1);
            }
            position = end;
            if (end < limit) {
                position++;
                break;
            }
        }
        return some ? new Line(++number, decode(bytes.toByteArray())) : null;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, input.read(buffer, 0, buffer.length));
        return limit > 0;
    }

    private String decode(byte[] bytes) {
        boolean ascii = true;
        for (byte each : bytes) {
            ascii &= each >= 0;
        }
        String text = ascii ? new String(bytes, StandardCharsets.US_ASCII) : decodeLetters(bytes);
        if (text == null) {
            return null;
        }
        if (number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private String decodeLetters(byte[] bytes) {
        if (encoding != WINDOWS) {
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                encoding = StandardCharsets.UTF_8;
                return text;
            } catch (CharacterCodingException notUtf8) {
                if (encoding != null) {
                    return null;
                }
                encoding = WINDOWS;
            }
        }
        return new String(bytes, WINDOWS);
    }
}
