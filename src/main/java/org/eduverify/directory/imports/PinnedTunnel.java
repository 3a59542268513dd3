package org.eduverify.directory.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A proxy on the loopback interface for one connection to one address. Java's HTTP client resolves host names by itself; through
 * the tunnel it reaches the very address that was checked, and TLS still verifies the host name. The tunnel also ends a
 * connection whose server stalls or takes too long.
 */
final class PinnedTunnel implements AutoCloseable {

    /** Why the tunnel ended the connection. */
    enum End {
        STALLED,
        TOO_SLOW
    }

    private static final int LONGEST_REQUEST = 8192;
    private static final byte[] ESTABLISHED =
            "HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket entrance;
    private final InetSocketAddress target;
    private final Duration stallLimit;
    private final long deadline;
    private volatile Socket client;
    private volatile Socket server;
    private volatile End end;

    /**
     * @param target the address that the tunnel leads to, whatever host the client names
     * @param deadline value of {@link System#nanoTime()} after which the connection ends
     */
    PinnedTunnel(InetSocketAddress target, Duration stallLimit, long deadline) throws IOException {
        this.target = target;
        this.stallLimit = stallLimit;
        this.deadline = deadline;
        this.entrance = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        start("register-tunnel", this::serve);
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** The address to give to the HTTP client as its proxy. */
    InetSocketAddress proxy() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), entrance.getLocalPort());
    }

    /** Why the tunnel ended the connection, or null if it did not. */
    End end() {
        return end;
    }

    private void serve() {
        try (Socket from = entrance.accept();
                Socket to = new Socket()) {
            client = from;
            server = to;
            relay(from, to);
        } catch (IOException closed) {
            // the client reads a broken connection and reports it
        } finally {
            close();
        }
    }

    /** Notes a timeout before the sockets are closed, because the client asks for the reason as soon as they are. */
    private void relay(Socket from, Socket to) throws IOException {
        try {
            from.setSoTimeout(timeout());
            readConnectRequest(from.getInputStream());
            to.connect(target, timeout());
            from.getOutputStream().write(ESTABLISHED);
            from.setSoTimeout(0);
            start("register-tunnel-up", () -> copyQuietly(from, to));
            copyDown(to.getInputStream(), from.getOutputStream());
        } catch (SocketTimeoutException timeout) {
            end = System.nanoTime() - deadline >= 0 ? End.TOO_SLOW : End.STALLED;
        }
    }

    private int timeout() throws SocketTimeoutException {
        long nanos = deadline - System.nanoTime();
        if (nanos <= 0) {
            throw new SocketTimeoutException();
        }
        // one more than the rest, so that a timeout at the deadline is not taken for a stalled server
        long left = Duration.ofNanos(nanos).toMillis() + 1;
        return (int) Math.max(1, Math.min(left, stallLimit.toMillis()));
    }

    /** Reads the request {@code CONNECT host:port} to the empty line that ends it; its host plays no part. */
    private static void readConnectRequest(InputStream in) throws IOException {
        int state = 0;
        for (int count = 0; state < 4; count++) {
            int next = in.read();
            if (next < 0 || count > LONGEST_REQUEST) {
                throw new IOException("Not a request for a tunnel");
            }
            boolean expected = next == (state % 2 == 0 ? '\r' : '\n');
            state = expected ? state + 1 : next == '\r' ? 1 : 0;
        }
    }

    private void copyDown(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 15];
        while (true) {
            server.setSoTimeout(timeout());
            int read = in.read(buffer);
            if (read < 0) {
                return;
            }
            out.write(buffer, 0, read);
        }
    }

    private static void copyQuietly(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // the other direction ends as well
        }
    }

    /** Ends the connection. */
    @Override
    public void close() {
        for (AutoCloseable each : new AutoCloseable[] {entrance, client, server}) {
            try {
                if (each != null) {
                    each.close();
                }
            } catch (Exception alreadyClosed) {
                // nothing is left to release
            }
        }
    }
}
