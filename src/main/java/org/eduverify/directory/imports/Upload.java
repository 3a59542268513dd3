package org.eduverify.directory.imports;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a register file as they arrive: counted, digested, and the last ones remembered. */
final class Upload extends FilterInputStream {

    /** The directory of a zip ends within the last 22 bytes and a comment of at most 64 KB. */
    private static final int TAIL = 1 << 17;

    private final Hasher hasher = Hashing.sha256().newHasher();
    private final byte[] tail = new byte[TAIL];
    private volatile long count;

    Upload(InputStream bytes) {
        super(bytes);
    }

    long count() {
        return count;
    }

    /** SHA-256 of all bytes in hexadecimal digits; to be asked once, at the end. */
    String checksum() {
        return hasher.hash().toString();
    }

    /** Reads what is left, so that the checksum covers the whole file. */
    void drain() throws IOException {
        byte[] buffer = new byte[1 << 15];
        while (read(buffer, 0, buffer.length) >= 0) {
            // digested while it is read
        }
    }

    /** Whether the end of a zip's directory was seen among the last bytes: without it the zip is cut off. */
    boolean endsLikeZip() {
        int known = (int) Math.min(count, TAIL);
        for (int back = 22; back <= known; back++) {
            if (tail(back) == 'P' && tail(back - 1) == 'K' && tail(back - 2) == 5 && tail(back - 3) == 6) {
                return true;
            }
        }
        return false;
    }

    private byte tail(int back) {
        return tail[(int) ((count - back) % TAIL)];
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(target, offset, length);
        } catch (InvalidFileException known) {
            throw known;
        } catch (IOException broken) {
            throw new InvalidFileException(ImportReason.UPLOAD_ABORTED, count);
        }
        if (read > 0) {
            hasher.putBytes(target, offset, read);
            int position = (int) (count % TAIL);
            int first = Math.min(read, TAIL - position);
            if (read <= TAIL) {
                System.arraycopy(target, offset, tail, position, first);
                System.arraycopy(target, offset + first, tail, 0, read - first);
            } else {
                throw new IllegalArgumentException("Read smaller parts than %d bytes".formatted(TAIL));
            }
            count += read;
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(bytes, 1 << 15)], 0, (int) Math.min(bytes, 1 << 15)));
    }
}
