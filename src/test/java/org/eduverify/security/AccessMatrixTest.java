package org.eduverify.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eduverify.testing.Client;
import org.eduverify.testing.ProgramTest;
import org.eduverify.testing.WebSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may do what, at every endpoint: each call of {@code access/matrix.txt} is made by every role, with something of its own
 * partner, with something of another partner, and with something that does not exist. What was answered is written to
 * {@code target/access-matrix.txt} in the same form.
 */
@ProgramTest
@Import(CasesOfTwoPartners.class)
@TestInstance(Lifecycle.PER_CLASS)
class AccessMatrixTest {

    /** Who knocks, in the order of the table's columns; null is nobody. */
    private static final List<String> USERS = Arrays.asList(
            null,
            "northwind-admin",
            "northwind-agent",
            "northwind-sales",
            "tailspin-admin",
            "tailspin-agent",
            "support",
            "support-lead",
            "analyst",
            "operator",
            "admin");

    private static final Set<String> OBJECTS = Set.of("own", "foreign", "missing", "-");
    private static final String TABLE = "access/matrix.txt";

    /**
     * @param waiting the waiting point of the case that the call is about
     * @param body name of the request body, or -
     * @param object own, foreign, missing, or - where the call is about nothing in particular
     * @param expected the status for each user; + behind it if the answer shows the case, - if it must not
     */
    private record Row(String method, String path, String waiting, String body, String object, List<String> expected) {

        static Row parse(String line) {
            String[] cells = line.strip().split("\\s+");
            return new Row(
                    cells[0],
                    cells[1],
                    cells[2],
                    cells[3],
                    cells[4],
                    List.of(Arrays.copyOfRange(cells, 5, cells.length)));
        }

        boolean changesSomething() {
            return !method.equals("GET") && !method.equals("HEAD");
        }

        String with(List<String> answers) {
            return "%-6s %-92s %-10s %-12s %-8s %s"
                    .formatted(
                            method,
                            path,
                            waiting,
                            body,
                            object,
                            answers.stream()
                                    .map("%-5s"::formatted)
                                    .collect(Collectors.joining(" "))
                                    .stripTrailing());
        }
    }

    /** A page with a form that everybody may open, signed in or not. */
    private static final String A_FORM = "/portal/sign-in";

    private static final Map<String, String> FORM = Map.of("educationSegment", "HigherEducation", "version", "1");

    private static final List<String> ANSWERED = new ArrayList<>();

    @LocalServerPort
    private int port;

    @Autowired
    private CasesOfTwoPartners cases;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping endpoints;

    private final Map<String, Client> clients = new HashMap<>();
    private final Map<String, WebSession> sessions = new HashMap<>();

    @BeforeEach
    void everybodyIsThere() {
        USERS.forEach(user -> clients.computeIfAbsent(String.valueOf(user), name -> new Client(port, user)));
    }

    @TestFactory
    Stream<DynamicTest> everybodyMayDoWhatIsTheirsAndNothingElse() throws IOException {
        everybodyIsThere();
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(
                        "%s %s, %s, %s".formatted(row.method(), row.path(), row.waiting(), row.object()),
                        () -> check(row)));
    }

    private void check(Row row) {
        assertThat(row.expected()).as("one cell for each of %s", USERS).hasSameSizeAs(USERS);
        assertThat(OBJECTS).contains(row.object());
        List<String> answers = new ArrayList<>();
        CasesOfTwoPartners.Things things = things(row);
        for (int user = 0; user < USERS.size(); user++) {
            String answer = answer(row, USERS.get(user), things, row.expected().get(user));
            answers.add(answer);
            if (row.changesSomething() && answer.startsWith("2")) {
                things = things(row);
            }
        }
        ANSWERED.add(row.with(answers));
        assertThat(answers)
                .as("%s %s (%s) by %s", row.method(), row.path(), row.object(), USERS)
                .isEqualTo(row.expected());
    }

    private CasesOfTwoPartners.Things things(Row row) {
        return switch (row.object()) {
            case "own" -> things("northwind", row);
            case "foreign" -> things("tailspin", row);
            default -> CasesOfTwoPartners.Things.missing();
        };
    }

    private CasesOfTwoPartners.Things things(String partner, Row row) {
        return row.waiting().equals("-")
                ? CasesOfTwoPartners.Things.partner(partner)
                : cases.of(partner, row.waiting(), row.changesSomething());
    }

    private String answer(Row row, String user, CasesOfTwoPartners.Things things, String expected) {
        if (row.path().startsWith("/portal")) {
            return portalAnswer(row, user, things, expected);
        }
        String body = row.body().equals("-") ? null : things.fill(RequestBodies.named(row.body()));
        String[] headers = row.body().equals("deployment")
                ? new String[] {"Content-Type", RequestBodies.MULTIPART}
                : new String[0];
        Client.Answer answer =
                clients.get(String.valueOf(user)).send(row.method(), things.fill(row.path()), body, headers);
        String content = expected.length() > 3 ? (things.isIn(answer.text()) ? "+" : "-") : "";
        return answer.status() + content;
    }

    /** The portal has pages and forms, and a session instead of a password with each request. */
    private String portalAnswer(Row row, String user, CasesOfTwoPartners.Things things, String expected) {
        WebSession session = sessions.computeIfAbsent(
                String.valueOf(user), name -> user == null ? new WebSession(port) : WebSession.signedIn(port, user));
        String path = things.fill(row.path());
        HttpResponse<String> answer = row.changesSomething()
                ? session.postForm(
                        path, FORM, WebSession.token(session.get(A_FORM).body()))
                : session.get(path);
        String content = expected.length() > 3 ? (things.isIn(answer.body()) ? "+" : "-") : "";
        return answer.statusCode() + content;
    }

    @Test
    void everyEndpointOfOurInterfaceStandsInTheTable() throws IOException {
        Set<String> calls = rows().stream()
                .map(row -> row.method() + " " + row.path().replaceFirst("\\?.*", ""))
                .collect(Collectors.toSet());
        for (Map.Entry<RequestMappingInfo, HandlerMethod> endpoint :
                endpoints.getHandlerMethods().entrySet()) {
            if (endpoint.getValue().getBeanType().getPackageName().startsWith("org.eduverify")) {
                for (var method : endpoint.getKey().getMethodsCondition().getMethods()) {
                    for (String pattern : endpoint.getKey().getPatternValues()) {
                        String wanted = method + " " + pattern.replaceAll("\\{[^}]*}", "*");
                        assertThat(calls.stream().map(call -> call.replaceAll("\\{[^}]*}", "*")))
                                .as("calls of %s", TABLE)
                                .anyMatch(call -> call.equals(wanted) || call.matches(wanted.replace("*", "[^/ ]+")));
                    }
                }
            }
        }
    }

    private static List<Row> rows() throws IOException {
        return new ClassPathResource(TABLE)
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Row::parse)
                .toList();
    }

    @AfterAll
    static void writeDown() throws IOException {
        Files.write(Path.of("target/access-matrix.txt"), ANSWERED);
    }
}
