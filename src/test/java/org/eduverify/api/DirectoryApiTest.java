package org.eduverify.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.eduverify.testing.ProgramTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Importing registers over HTTP. */
@ProgramTest
class DirectoryApiTest {

    private static final String IMPORTS = "/v1/directory/imports";

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private String register;

    @BeforeEach
    void aRegisterOfItsOwn() {
        register = "register-" + UUID.randomUUID();
    }

    private record Answer(int status, JsonNode json) {}

    private Answer send(String user, String method, String path, byte[] body, String contentType) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .header("Content-Type", contentType)
                .header("Authorization", login(user))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), new ObjectMapper().readTree(response.body()));
    }

    private static String login(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
    }

    private Answer get(String path) throws Exception {
        return send("operator", "GET", path, null, "application/json");
    }

    private String csv(String release) {
        return IMPORTS
                + "?format=csv&register=%s&release=%s&file=schools.csv".formatted(register, release)
                + "&map.id=Nr&map.name=Navn+p%C3%A5+skole&country=dk&kind=school";
    }

    private Answer upload(String release, String body) throws Exception {
        // what curl says of every file unless it is told otherwise
        return send(
                "operator",
                "POST",
                csv(release),
                body.getBytes(StandardCharsets.UTF_8),
                "application/x-www-form-urlencoded");
    }

    private int post(String path, byte[] body, String contentType) throws Exception {
        return send("operator", "POST", path, body, contentType).status();
    }

    @Test
    void anOperatorImportsLooksAndGoesBack() throws Exception {
        Answer first = upload("1", "Nr;Navn på skole\n1;Ørsted Skole\n2;\n3;Elm&x=y\n");
        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        assertThat(first.json().get("state").asText()).isEqualTo("COMPLETE");
        assertThat(first.json().get("unchanged").asBoolean()).isFalse();
        assertThat(first.json().get("kept").asInt()).isEqualTo(2);
        assertThat(first.json().get("problems").get(0).get("line").asInt()).isEqualTo(3);
        long id = first.json().get("id").asLong();

        Answer again = upload("1", "Nr;Navn på skole\n1;Ørsted Skole\n2;\n3;Elm&x=y\n");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("unchanged").asBoolean()).isTrue();
        assertThat(again.json().get("id").asLong()).isEqualTo(id);

        assertThat(upload("2", "Nr;Navn på skole\n1;Ørsted Lyceum\n").status()).isEqualTo(201);
        assertThat(get(IMPORTS + "/" + id).json().get("current").asBoolean()).isFalse();
        assertThat(send("operator", "PUT", "/v1/directory/releases/" + id + "/current", null, "text/csv")
                        .status())
                .isEqualTo(200);
        assertThat(get(IMPORTS + "/" + id).json().get("current").asBoolean()).isTrue();
        assertThat(get("/v1/directory/releases").json().get("items").findValuesAsText("register"))
                .contains(register);
    }

    @Test
    void onlyOperatorsMayImportLookOrSwitch() throws Exception {
        for (String user : new String[] {"support", "analyst", "northwind-admin"}) {
            assertThat(send(user, "POST", csv("1"), new byte[9], "text/csv").status())
                    .isEqualTo(403);
            assertThat(send(user, "GET", IMPORTS, null, "text/csv").status()).isEqualTo(403);
            assertThat(send(user, "GET", "/v1/directory/releases", null, "text/csv")
                            .status())
                    .isEqualTo(403);
            assertThat(send(user, "PUT", "/v1/directory/releases/1/current", null, "text/csv")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(send("nobody", "GET", IMPORTS, null, "text/csv").status()).isEqualTo(401);
    }

    @Test
    void aRefusedFileIsAnsweredWithASentence() throws Exception {
        Answer answer = upload("1", "Nr;Andet\n1;x\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("description").asText()).contains("the column Navn på skole is missing");
        Answer huge = upload("1", "Nr;Navn på skole\n1;" + "x".repeat(30 << 20));
        assertThat(huge.status()).isEqualTo(400);
        assertThat(huge.json().get("data").get(0).get("code").asText()).isEqualTo("RECORD_TOO_LONG");
        assertThat(post(IMPORTS + "?format=ror", new byte[0], "application/zip"))
                .isEqualTo(400);
        assertThat(post(IMPORTS + "?format=xls", new byte[9], "application/zip"))
                .isEqualTo(400);
        assertThat(post(IMPORTS + "?format=csv", new byte[9], "text/csv")).isEqualTo(400);
        assertThat(post(IMPORTS + "?format=ror&release=%25zz&file=%ff", new byte[9], "text/csv"))
                .isEqualTo(400);
        assertThat(post(csv("1"), new byte[9], "multipart/form-data; boundary=x"))
                .isEqualTo(400);
        assertThat(get(IMPORTS + "/987654321").status()).isEqualTo(404);
        assertThat(get(IMPORTS + "/x").status()).isEqualTo(404);
    }

    @Test
    void aReadyMappingReadsAFileAsItIsPublished() throws Exception {
        String file = "\"New Zealand Schools Directory\",,,,,,\n,,,,,,\n"
                + "School Number,School Name,Email^,School Website,Town / City,Regional Council,Postal Code\n,,,,,,\n"
                + "1,Elm School,office@elm.school.nz,http://www.elm.school.nz,Elm,Northland,0484\n"
                + "Figures are provisional,,,,,,\n";
        Answer answer = send(
                "operator",
                "POST",
                IMPORTS + "?mapping=nz-schools&register=" + register,
                file.getBytes(StandardCharsets.UTF_8),
                "text/csv");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.json().get("rowsRead").asInt()).isEqualTo(1);
        assertThat(answer.json().get("knows").get("mailboxes").asBoolean()).isTrue();
        assertThat(post(IMPORTS + "?mapping=nowhere", new byte[9], "text/csv")).isEqualTo(400);
    }

    @Test
    void anOperatorRenamesAndRetiresARegister() throws Exception {
        upload("1", "Nr;Navn på skole\n1;Ørsted Skole\n");
        String renamed = register + "-renamed";
        Answer answer = send(
                "operator",
                "PATCH",
                "/v1/directory/registers/" + register,
                "{\"name\": \"%s\"}".formatted(renamed).getBytes(StandardCharsets.UTF_8),
                "application/json");
        assertThat(answer.json().get("items").findValuesAsText("register")).containsExactly(renamed);
        assertThat(send("operator", "DELETE", "/v1/directory/registers/" + renamed, null, "text/csv")
                        .status())
                .isEqualTo(204);
        assertThat(get("/v1/directory/releases").json().get("items").findValuesAsText("register"))
                .doesNotContain(register, renamed);
    }

    @Test
    void onlyPublicHttpsAddressesAreFetched() throws Exception {
        for (String address :
                new String[] {"http://example.org/x.csv", "https://me@example.org/", "x", "file:/etc/hosts"}) {
            Answer answer = fetch(address, null);
            assertThat(answer.json().get("data").get(0).get("code").asText()).isEqualTo("INVALID_ADDRESS");
        }
        assertThat(fetch("https://example.org/x.csv", new byte[9]).status()).isEqualTo(400);
        assertThat(get(IMPORTS).json().get("items").findValuesAsText("register"))
                .doesNotContain(register);
        for (String host : new String[] {"localhost", "127.1.2.3", "10.0.0.1", "[::1]", "[::ffff:192.168.0.1]"}) {
            Answer answer = fetch("https://%s:%d/x.csv".formatted(host, port), null);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("data").get(0).get("code").asText())
                    .as(host)
                    .isEqualTo("DOWNLOAD_REFUSED");
        }
        assertThat(awaitImport("FAILED").get("failure").asText()).contains("has a private address");
    }

    private Answer fetch(String address, byte[] body) throws Exception {
        return send(
                "operator",
                "POST",
                csv("1") + "&address=" + URLEncoder.encode(address, StandardCharsets.UTF_8),
                body,
                "text/csv");
    }

    @Test
    void anUploadThatTheClientBreaksOffIsAFailedImportWithProgressUntilThen() throws Exception {
        byte[] start = "Nr;Navn på skole\n1;Ørsted Skole\n".getBytes(StandardCharsets.UTF_8);
        byte[] rest = new byte[1 << 20];
        Arrays.fill(rest, (byte) '\n');
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            out.write("POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nContent-Length: 9999999\r\n\r\n"
                    .formatted(csv("1"), login("operator"))
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(start);
            out.write(rest);
            out.flush();
            assertThat(awaitImport("IMPORTING").get("current").asBoolean()).isFalse();
        }
        assertThat(awaitImport("FAILED").get("failure").asText()).startsWith("The upload broke off");
    }

    private JsonNode awaitImport(String state) {
        return await("an import in the state " + state)
                .atMost(Duration.ofSeconds(15))
                .until(() -> find(state), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<JsonNode> find(String state) throws Exception {
        for (JsonNode report : get(IMPORTS).json().get("items")) {
            if (report.get("register").asText().equals(register)
                    && report.get("state").asText().equals(state)) {
                return Optional.of(report);
            }
        }
        return Optional.empty();
    }
}
