package org.eduverify.directory.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.eduverify.directory.imports.PinnedTunnel.End;
import org.eduverify.directory.imports.RegisterSource.Content;

/**
 * Fetches one file over https, as a stream. Redirects are followed one by one, and each host is checked before it is connected
 * to. Close it to end the connection.
 */
final class RegisterDownload implements AutoCloseable {

    private static final int MOST_REDIRECTS = 5;
    private static final int NOT_MODIFIED = 304;

    private final DirectoryProperties.Download limits;
    private final Predicate<InetAddress> allowed;
    private final SSLContext tls;
    private final long deadline;
    private PinnedTunnel tunnel;

    /**
     * @param allowed the addresses that may be connected to
     * @param tls decides which certificates are trusted
     */
    RegisterDownload(DirectoryProperties.Download limits, Predicate<InetAddress> allowed, SSLContext tls) {
        this.limits = limits;
        this.allowed = allowed;
        this.tls = tls;
        this.deadline = System.nanoTime() + limits.timeLimit().toNanos();
    }

    /** Whether files can be fetched from this address: it must be absolute, start with https and name a host only. */
    static Optional<URI> address(String text) {
        try {
            URI address = URI.create(text.strip());
            boolean usable = "https".equalsIgnoreCase(address.getScheme())
                    && address.getHost() != null
                    && address.getUserInfo() == null;
            return usable ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /**
     * Opens the file.
     *
     * @param former what the server sent with the file that was imported last
     * @return empty if the file has not changed since
     * @throws InvalidFileException if the file cannot be had; the message is a sentence
     */
    Optional<Content> open(URI address, Validators former) throws InvalidFileException {
        URI next = address;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpResponse<InputStream> response = send(next, former);
            int status = response.statusCode();
            if (status == NOT_MODIFIED) {
                return Optional.empty();
            }
            if (status == 200) {
                return Optional.of(content(next, response));
            }
            Optional<String> location = response.headers().firstValue("Location");
            if (status < 300 || status > 399 || location.isEmpty()) {
                throw new InvalidFileException(ImportReason.DOWNLOAD_FAILED_STATUS, next.getHost(), status);
            }
            next = redirected(next, location.get());
        }
        throw new InvalidFileException(ImportReason.DOWNLOAD_REFUSED_REDIRECT, next);
    }

    private static URI redirected(URI from, String location) throws InvalidFileException {
        try {
            return address(from.resolve(location).toString())
                    .orElseThrow(() -> new InvalidFileException(ImportReason.DOWNLOAD_REFUSED_REDIRECT, location));
        } catch (IllegalArgumentException noAddress) {
            throw new InvalidFileException(ImportReason.DOWNLOAD_REFUSED_REDIRECT, location);
        }
    }

    private HttpResponse<InputStream> send(URI address, Validators former) throws InvalidFileException {
        close();
        int port = address.getPort() < 0 ? 443 : address.getPort();
        InetSocketAddress target = new InetSocketAddress(resolved(address.getHost()), port);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).header("User-Agent", "education-customer-verification");
        if (former.etag() != null) {
            request.header("If-None-Match", former.etag());
        }
        if (former.lastModified() != null) {
            request.header("If-Modified-Since", former.lastModified());
        }
        try {
            tunnel = new PinnedTunnel(target, limits.stallLimit(), deadline);
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(ProxySelector.of(tunnel.proxy()))
                    .sslContext(tls)
                    .build()
                    .send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException failure) {
            throw failure(address, failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failure(address, new IOException("the program is stopping"));
        }
    }

    /** An address of the host; all of its addresses must be allowed, so that it does not matter which one is used. */
    private InetAddress resolved(String host) throws InvalidFileException {
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(host);
        } catch (UnknownHostException unknown) {
            throw new InvalidFileException(ImportReason.DOWNLOAD_REFUSED_HOST, host);
        }
        if (!Arrays.stream(addresses).allMatch(allowed)) {
            throw new InvalidFileException(ImportReason.DOWNLOAD_REFUSED_PRIVATE, host);
        }
        return addresses[0];
    }

    private Content content(URI address, HttpResponse<InputStream> response) throws InvalidFileException {
        OptionalLong size = response.headers().firstValueAsLong("Content-Length");
        if (size.orElse(0) > limits.maxSize().toBytes()) {
            throw tooLarge();
        }
        return new Content(
                new Body(address, response.body()),
                size,
                new Validators(
                        response.headers().firstValue("ETag").orElse(null),
                        response.headers().firstValue("Last-Modified").orElse(null)));
    }

    private InvalidFileException tooLarge() {
        return new InvalidFileException(
                ImportReason.DOWNLOAD_TOO_LARGE, limits.maxSize().toBytes());
    }

    private InvalidFileException failure(URI address, IOException failure) {
        String host = address.getHost();
        End end = tunnel == null ? null : tunnel.end();
        if (end == End.STALLED) {
            return new InvalidFileException(ImportReason.DOWNLOAD_FAILED_STALLED, host, seconds(limits.stallLimit()));
        }
        if (end == End.TOO_SLOW) {
            return new InvalidFileException(ImportReason.DOWNLOAD_FAILED_TOO_SLOW, host, seconds(limits.timeLimit()));
        }
        String reason = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return new InvalidFileException(ImportReason.DOWNLOAD_FAILED, host, Texts.sample(reason, 200));
    }

    private static long seconds(Duration duration) {
        return Math.max(1, duration.toSeconds());
    }

    /** The bytes of the file, with the reason if they end early or are too many. */
    private final class Body extends FilterInputStream {

        private final URI address;
        private long count;

        private Body(URI address, InputStream bytes) {
            super(bytes);
            this.address = address;
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
            } catch (IOException broken) {
                throw failure(address, broken);
            }
            if (read < 0 && tunnel.end() != null) {
                throw failure(address, new IOException("the connection ended"));
            }
            count += Math.max(0, read);
            if (count > limits.maxSize().toBytes()) {
                throw tooLarge();
            }
            return read;
        }
    }

    @Override
    public void close() {
        if (tunnel != null) {
            tunnel.close();
        }
    }
}
