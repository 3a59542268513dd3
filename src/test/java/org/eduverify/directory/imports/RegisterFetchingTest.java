package org.eduverify.directory.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eduverify.directory.imports.ImportReport.State;
import org.eduverify.directory.imports.RegisterImports.Outcome;
import org.eduverify.platform.Refusal;
import org.eduverify.testing.ProgramTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.util.unit.DataSize;

/** Registers that are fetched from an https server, which behaves well or badly. */
@ProgramTest
class RegisterFetchingTest {

    private static final String PASSWORD = "changeit";
    private static final String FILE = "id,name\n1,Elm School\n2,Oak School\n";

    private static HttpsServer server;
    private static ExecutorService serverThreads;
    private static SSLContext trusting;
    private static final CountDownLatch STOPPED = new CountDownLatch(1);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    @Autowired
    private RegisterImports imports;

    @Autowired
    private ReleaseRepository releases;

    @Autowired
    private RegisterFetchHealthIndicator health;

    private String register;
    private String path;

    @BeforeAll
    static void startServer(@TempDir Path folder) throws Exception {
        Path keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-validity",
                        "2",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keys.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor())
                .as(new String(keytool.getInputStream().readAllBytes()))
                .isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(keys)) {
            store.load(content, PASSWORD.toCharArray());
        }
        KeyManagerFactory identity = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        identity.init(store, PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("server", store.getCertificate("server"));
        trust.init(certificates);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
        SSLContext serving = SSLContext.getInstance("TLS");
        serving.init(identity.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(serving));
        serverThreads = Executors.newCachedThreadPool();
        server.setExecutor(serverThreads);
        server.start();
    }

    @AfterAll
    static void stopServer() {
        STOPPED.countDown();
        server.stop(0);
        serverThreads.shutdownNow();
    }

    @BeforeEach
    void aRegisterOfItsOwn() {
        String unique = UUID.randomUUID().toString();
        register = "fetched " + unique;
        path = "/" + unique;
    }

    private interface Answer {

        void to(HttpExchange exchange) throws Exception;
    }

    private void serve(String at, Answer answer) {
        server.createContext(at, exchange -> {
            requests.add(exchange.getRequestURI().getPath());
            try (exchange) {
                answer.to(exchange);
            } catch (IOException gone) {
                throw gone;
            } catch (Exception interrupted) {
                throw new IOException(interrupted);
            }
        });
    }

    private void serveFile(String content) {
        serve(path, exchange -> {
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            send(exchange, 200, content);
        });
    }

    private static void send(HttpExchange exchange, int status, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private String address() {
        return "https://localhost:%d%s".formatted(server.getAddress().getPort(), path);
    }

    private Outcome fetch() {
        return fetch(address(), Duration.ofSeconds(30), Duration.ofSeconds(30));
    }

    private Outcome fetch(String address, Duration timeLimit, Duration stallLimit) {
        DirectoryProperties.Download limits =
                new DirectoryProperties.Download(false, DataSize.ofKilobytes(64), timeLimit, stallLimit);
        CsvMapping mapping = new CsvMapping(Map.of("id", "id", "name", "name"), "NL", "school");
        // the server's own address takes the part of a public one
        return new RegisterFetching(
                        imports, releases, limits, host -> host.getHostAddress().equals("127.0.0.1"), trusting, meters)
                .fetch(new ImportRequest(
                        RegisterFormat.CSV,
                        mapping,
                        register,
                        "1",
                        "x.csv",
                        "operator",
                        OptionalLong.empty(),
                        address));
    }

    private double count(String outcome) {
        return meters.counter("eduverify.directory.import", "register", register, "outcome", outcome)
                .count();
    }

    private void assertFails(String message) {
        assertFails(message, address(), Duration.ofSeconds(30), Duration.ofSeconds(30));
    }

    private void assertFails(String message, String address, Duration timeLimit, Duration stallLimit) {
        assertThatThrownBy(() -> fetch(address, timeLimit, stallLimit))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(message);
        assertThat(newest().state()).isEqualTo(State.FAILED);
        assertThat(newest().failure()).contains(message);
    }

    private ImportReport newest() {
        return imports.imports().stream()
                .filter(report -> report.register().equals(register))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFileIsFetchedOnceAndAnUnchangedOneImportsNothing() {
        serve(path, exchange -> {
            boolean known = "\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))
                    && "Wed, 01 Jul 2026 00:00:00 GMT"
                            .equals(exchange.getRequestHeaders().getFirst("If-Modified-Since"));
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            exchange.getResponseHeaders().add("Last-Modified", "Wed, 01 Jul 2026 00:00:00 GMT");
            if (known) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                send(exchange, 200, FILE);
            }
        });
        Outcome first = fetch();
        assertThat(first.unchanged()).isFalse();
        assertThat(first.report().kept()).isEqualTo(2);
        assertThat(first.report().source().address()).isEqualTo(address());
        assertThat(first.report().progress().bytesTotal()).isEqualTo(FILE.length());

        Outcome second = fetch();
        assertThat(second.unchanged()).isTrue();
        assertThat(second.report().id()).isEqualTo(first.report().id());
        assertThat(requests).hasSize(2);
        assertThat(count("complete")).isEqualTo(1);
        assertThat(count("unchanged")).isEqualTo(1);
    }

    @Test
    void aFailureKeepsTheFormerReleaseAndIsShownUntilAFetchSucceeds() {
        serveFile(FILE);
        ImportReport former = fetch().report();
        server.removeContext(path);
        serve(path, exchange -> send(exchange, 503, "busy"));
        assertFails("answered with status 503");
        assertThat(imports.get(former.id()).current()).isTrue();
        Health failing = health.health();
        assertThat(failing.getStatus()).isEqualTo(Status.UP);
        assertThat(failing.getDetails().get(register)).asString().contains("answered with status 503");
        assertThat(count("failed")).isEqualTo(1);

        server.removeContext(path);
        serveFile(FILE + "3,Ash School\n");
        fetch();
        assertThat(health.health().getDetails()).doesNotContainKey(register);
    }

    @Test
    void redirectsAreFollowedAndEachHostIsChecked() {
        serve(path + "/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", path + "/file");
            exchange.sendResponseHeaders(302, -1);
        });
        serve(path + "/file", exchange -> send(exchange, 200, FILE));
        assertThat(fetch(address() + "/moved", Duration.ofSeconds(30), Duration.ofSeconds(30))
                        .report()
                        .kept())
                .isEqualTo(2);

        String secret =
                "https://127.0.0.2:%d%s/file".formatted(server.getAddress().getPort(), path);
        for (String[] target : new String[][] {
            {secret, "127.0.0.2 has a private address"},
            {"https://10.0.0.1/", "10.0.0.1 has a private address"},
            {"http://localhost/", "redirects to http://localhost/"},
            {"file:///etc/hosts", "redirects to file:///etc/hosts"},
            {path, "redirects too often"}
        }) {
            server.createContext(path, exchange -> {
                exchange.getResponseHeaders().add("Location", target[0]);
                exchange.sendResponseHeaders(301, -1);
                exchange.close();
            });
            assertFails(target[1]);
            server.removeContext(path);
        }
    }

    @Test
    void aHostThatIsNotAllowedOrNotKnownIsNotConnectedTo() {
        serveFile(FILE);
        assertFails(
                "has a private address",
                "https://127.0.0.2:%d%s".formatted(server.getAddress().getPort(), path),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30));
        assertFails(
                "host nowhere.invalid cannot be found",
                "https://nowhere.invalid/",
                Duration.ofSeconds(30),
                Duration.ofSeconds(30));
        assertThat(requests).isEmpty();
    }

    @Test
    void aFileThatIsTooLargeIsRefusedWithAndWithoutAnAnnouncedSize() {
        serve(path, exchange -> exchange.sendResponseHeaders(200, 10_000_000));
        assertFails("larger than 65,536 bytes");
        server.removeContext(path);
        serve(path, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write("id,name\n".getBytes(StandardCharsets.UTF_8));
            for (int row = 0; row < 20_000; row++) {
                out.write("%d,School %d\n".formatted(row, row).getBytes(StandardCharsets.UTF_8));
            }
        });
        assertFails("larger than 65,536 bytes");
    }

    @Test
    void aServerThatStallsOrTakesTooLongIsGivenUp() {
        serve(path, exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("id,name\n1,Elm".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            STOPPED.await(60, TimeUnit.SECONDS);
        });
        assertFails("sent nothing for 1 seconds", address(), Duration.ofSeconds(30), Duration.ofSeconds(1));
        server.removeContext(path);
        serve(path, exchange -> STOPPED.await(60, TimeUnit.SECONDS));
        assertFails("sent nothing for 1 seconds", address(), Duration.ofSeconds(30), Duration.ofSeconds(1));
        server.removeContext(path);
        serve(path, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (!STOPPED.await(100, TimeUnit.MILLISECONDS)) {
                exchange.getResponseBody().write('\n');
                exchange.getResponseBody().flush();
            }
        });
        assertFails("within 3 seconds", address(), Duration.ofSeconds(3), Duration.ofSeconds(2));
    }

    @Test
    void aConnectionThatBreaksOffIsAFailure() {
        serve(path, exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(FILE.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        });
        assertFails("could not be fetched from localhost");
        assertThat(imports.releases()).noneMatch(report -> report.register().equals(register));
    }

    @Test
    void aCertificateThatIsNotTrustedIsRefused() throws Exception {
        serveFile(FILE);
        trusting = replaced(SSLContext.getDefault(), () -> assertFails("could not be fetched from localhost"));
        assertThat(requests).isEmpty();
    }

    /** Runs with other trust, and returns the former one. */
    private static SSLContext replaced(SSLContext other, Runnable work) {
        SSLContext former = trusting;
        trusting = other;
        work.run();
        return former;
    }
}
