package org.eduverify.directory.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** The unpacked content of a register file; ends with an error before hostile content fills memory or time. */
final class GuardedInput extends FilterInputStream {

    /** Far longer than any record of a real register. */
    static final int LARGEST_RECORD = 1 << 20;

    private static final int READ_AHEAD = 1 << 15;
    private static final long LARGEST_CONTENT = 4L << 30;
    private static final long RATIO_COUNTS_FROM = 8L << 20;
    private static final int HIGHEST_RATIO = 100;

    private final LongSupplier packedBytes;
    private long count;
    private long recordStart;

    /** Plain content, or content out of a zip of which so many bytes were read so far. */
    GuardedInput(InputStream content, LongSupplier packedBytes) {
        super(content);
        this.packedBytes = packedBytes;
    }

    /** The next record starts about here: readers read ahead, so the limit is not exact. */
    void recordStarts() {
        recordStart = count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read > 0) {
            count += read;
            if (count > LARGEST_CONTENT
                    || count > RATIO_COUNTS_FROM && count / HIGHEST_RATIO > Math.max(1, packedBytes.getAsLong())) {
                throw new InvalidFileException(ImportReason.ZIP_BOMB, HIGHEST_RATIO);
            }
            if (count - recordStart > LARGEST_RECORD + READ_AHEAD) {
                throw new InvalidFileException(ImportReason.RECORD_TOO_LONG);
            }
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return read(new byte[(int) Math.min(bytes, READ_AHEAD)]);
    }
}
