package org.eduverify.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.eduverify.EducationCustomerVerification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs the program on a PostgreSQL server that is configured, as in production. */
@ExtendWith(OutputCaptureExtension.class)
class ConfiguredDatabaseTest {

    private static final Pattern SHOWN = Pattern.compile("first administrator is (\\S+) with the password (\\S+)");

    @TempDir
    private Path folder;

    @Test
    void onAConfiguredDatabaseThereAreNoDemoUsersOrCustomers() throws IOException {
        try (EmbeddedPostgres server = server();
                ConfigurableApplicationContext program = start(
                        server,
                        "--eduverify.demo-customers=true",
                        "--camunda.bpm.admin-user.id=first-admin",
                        "--camunda.bpm.admin-user.password=From-the-environment-1")) {
            JdbcClient jdbc = program.getBean(JdbcClient.class);
            IdentityService identity = program.getBean(IdentityService.class);

            assertThat(jdbc.sql("select count(*) from eduverify.customer")
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThat(jdbc.sql("select count(*) from eduverify.institution")
                            .query(Long.class)
                            .single())
                    .isPositive();
            assertThat(identity.createUserQuery().list()).singleElement().satisfies(user -> assertThat(user.getId())
                    .isEqualTo("first-admin"));
            assertThat(identity.checkPassword("first-admin", "From-the-environment-1"))
                    .isTrue();
            assertThat(identity.createGroupQuery().groupId("support-agent").count())
                    .isEqualTo(1);
            assertThat(program.getBean(RepositoryService.class)
                            .createProcessDefinitionQuery()
                            .count())
                    .isEqualTo(1);
            assertThat(folder.resolve("unused")).doesNotExist();
        }
    }

    @Test
    void withoutANamedAdministratorOneIsCreatedAndItsPasswordShownOnce(CapturedOutput output) throws IOException {
        try (EmbeddedPostgres server = server()) {
            try (ConfigurableApplicationContext program = start(server)) {
                Matcher shown = SHOWN.matcher(output.getOut());
                assertThat(shown.find()).isTrue();
                IdentityService identity = program.getBean(IdentityService.class);
                assertThat(identity.checkPassword(shown.group(1), shown.group(2)))
                        .isTrue();
                assertThat(identity.checkPasswordAgainstPolicy(shown.group(2)).isValid())
                        .isTrue();
                assertThat(identity.createUserQuery()
                                .memberOfGroup("camunda-admin")
                                .count())
                        .isEqualTo(1);
                assertThat(shown.find()).as("shown again").isFalse();
                assertThat(output.getOut().lines().filter(line -> line.contains(" INFO ") || line.contains(" WARN ")))
                        .as("the log")
                        .noneMatch(line -> line.contains("password"));
            }
            int before = output.getOut().length();
            try (ConfigurableApplicationContext program = start(server)) {
                assertThat(output.getOut().substring(before)).doesNotContain("first administrator");
                assertThat(program.getBean(IdentityService.class)
                                .createUserQuery()
                                .count())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void behindTlsCookiesAreSecureAndBrowsersStayWithTls() throws Exception {
        Path keys = keysForLocalhost();
        try (EmbeddedPostgres server = server();
                ConfigurableApplicationContext program = start(
                        server,
                        "--server.ssl.enabled=true",
                        "--server.ssl.key-store=" + keys.toUri(),
                        "--server.ssl.key-store-password=changeit")) {
            String address = "https://localhost:%d"
                    .formatted(((WebServerApplicationContext) program)
                            .getWebServer()
                            .getPort());
            HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build();

            HttpResponse<String> tasklist = get(client, address + "/camunda/app/tasklist/default/");
            assertThat(tasklist.headers().firstValue("Strict-Transport-Security"))
                    .hasValueSatisfying(value -> assertThat(value).contains("max-age="));
            assertThat(tasklist.headers().allValues("Set-Cookie")).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                    .containsIgnoringCase("secure")
                    .contains("SameSite=Lax"));
            assertThat(get(client, address + "/actuator/health").headers().firstValue("Strict-Transport-Security"))
                    .isPresent();
        }
    }

    private EmbeddedPostgres server() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("server"))
                .start();
    }

    private ConfigurableApplicationContext start(EmbeddedPostgres server, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--eduverify.data-dir=" + folder.resolve("unused"),
                "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres"));
        arguments.addAll(List.of(settings));
        return new SpringApplicationBuilder(EducationCustomerVerification.class)
                .profiles("test")
                .run(arguments.toArray(String[]::new));
    }

    private Path keysForLocalhost() throws Exception {
        Path keys = folder.resolve("keys.p12");
        int ended = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "tls",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        keys.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(ended).isZero();
        return keys;
    }

    private static HttpResponse<String> get(HttpClient client, String address) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(address))
                        .method("GET", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    /** The certificate was made a moment ago; there is nobody else to vouch for it. */
    private static SSLContext trusting() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustsEverybody()}, new SecureRandom());
        return context;
    }

    private static final class TrustsEverybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
