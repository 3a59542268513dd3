package org.eduverify.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.eduverify.customer.Customers;
import org.eduverify.customer.Profile;
import org.eduverify.customer.ProfileField;
import org.eduverify.testing.Applications;
import org.eduverify.testing.Cases;
import org.eduverify.testing.Client;
import org.eduverify.testing.Client.Answer;
import org.eduverify.testing.ProgramTest;
import org.eduverify.testing.WebSession;
import org.eduverify.verification.Attempt;
import org.eduverify.verification.Verification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One attack of each class that an engine of this kind is known for, at the endpoints of the running program. */
@ProgramTest
class SecurityChecklistTest {

    private static final String PASSWORD = "Long-enough-1";
    private static final String INJECTION = "${''.getClass().forName('java.lang.Runtime')} #{7*7} {{7*7}} ' or 1=1 --";
    private static final String DEPLOY = "/engine-rest/deployment/create";
    private static final String K = "/engine-rest/process-definition/key/education-customer-verification";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Cases cases;

    @Autowired
    private Customers customers;

    @Autowired
    private Verification verification;

    private String user;
    private Client analyst;

    @BeforeEach
    void somebodyNewWorksForSupport() {
        analyst = new Client(port, "analyst");
        user = "u" + UUID.randomUUID().toString().substring(0, 8);
        User account = identity.newUser(user);
        account.setPassword(PASSWORD);
        identity.saveUser(account);
        identity.createMembership(user, "support-agent");
    }

    @AfterEach
    void theClockRunsAgain() {
        ClockUtil.reset();
        identity.deleteUser(user);
    }

    // forged requests

    @Test
    void aPageOfAnotherSiteCannotUseASession() {
        String start =
                "/camunda/api/engine/engine/default/process-definition/key/education-customer-verification/start";

        HttpResponse<String> own =
                WebSession.inTasklist(port, "northwind-sales").post(start, "{}");
        assertThat(own.statusCode())
                .as("with the session's token: what is wrong is the submission")
                .isEqualTo(400);

        HttpResponse<String> forged =
                WebSession.inTasklist(port, "northwind-sales").postForged(start, "{}");
        assertThat(forged.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/customers", DEPLOY, "/engine-rest/message", "/v1/directory/imports?format=ror"})
    void aPageOfAnotherSiteCannotUseAPasswordThatTheBrowserRemembers(String path) {
        Client admin = new Client(port, "admin");
        for (String[] header : new String[][] {
            {"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://evil.example"}
        }) {
            assertThat(admin.post(path, "{}", header).status())
                    .as(Arrays.toString(header))
                    .isEqualTo(403);
        }
        assertThat(admin.post(path, "{}", "Sec-Fetch-Site", "same-origin").text())
                .doesNotContain("another site");
    }

    // logins

    @Test
    void aSessionEndsWithTheUser() {
        WebSession tasklist = session();
        HttpResponse<String> before = tasklist.get(TASKS);
        assertThat(before.statusCode()).as(before.body()).isEqualTo(200);

        identity.deleteUser(user);

        assertThat(tasklist.get(TASKS).statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionEndsWithThePassword() {
        WebSession tasklist = session();

        changePassword("Another-one-2");

        assertThat(tasklist.get(TASKS).statusCode()).isEqualTo(401);
        assertThat(new WebSession(port).signIn(user, PASSWORD)).isFalse();
    }

    @Test
    void aPasswordThatIsRememberedIsForgottenWithTheUserOrThePassword() {
        Client client = new Client(port, user, PASSWORD);
        assertThat(client.get("/engine-rest/engine").status()).isEqualTo(200);

        changePassword("Another-one-2");
        assertThat(client.get("/engine-rest/engine").status()).isEqualTo(401);
        ClockUtil.setCurrentTime(new Date(System.currentTimeMillis() + 60_000));
        Client changed = new Client(port, user, "Another-one-2");
        assertThat(changed.get("/engine-rest/engine").status()).isEqualTo(200);

        identity.deleteUser(user);
        assertThat(changed.get("/engine-rest/engine").status()).isEqualTo(401);
    }

    @Test
    void nobodyLearnsWhoHasAnAccount() {
        Answer unknown = new Client(port, "nobody-at-all", "x").get("/v1/customers");
        Answer wrong = new Client(port, user, "x").get("/v1/customers");
        Answer locked = new Client(port, user, PASSWORD).get("/v1/customers");

        assertThat(List.of(unknown.status(), wrong.status(), locked.status())).containsOnly(401);
        assertThat(List.of(unknown.text(), wrong.text(), locked.text())).containsOnly(unknown.text());

        HttpResponse<String> unknownOnPage = new WebSession(port).sendSignIn("nobody-at-all", "x");
        HttpResponse<String> lockedOnPage = new WebSession(port).sendSignIn(user, PASSWORD);
        assertThat(unknownOnPage.headers().firstValue("Location"))
                .hasValueSatisfying(page -> assertThat(page).endsWith("/portal/sign-in?error"))
                .isEqualTo(lockedOnPage.headers().firstValue("Location"));
    }

    @Test
    void guessingPasswordsIsSlowedDown() {
        Client right = new Client(port, user, PASSWORD);
        Client wrong = new Client(port, user, "wrong");
        wrong.get("/v1/customers");
        assertThat(right.get("/engine-rest/engine").status())
                .as("right after a wrong password")
                .isEqualTo(401);

        ClockUtil.setCurrentTime(new Date(System.currentTimeMillis() + 4_000));
        assertThat(right.get("/engine-rest/engine").status())
                .as("after the first delay")
                .isEqualTo(200);

        for (int guess = 0; guess < 10; guess++) {
            ClockUtil.setCurrentTime(new Date(ClockUtil.getCurrentTime().getTime() + 61_000));
            wrong.get("/v1/customers");
        }
        ClockUtil.setCurrentTime(new Date(ClockUtil.getCurrentTime().getTime() + 3_600_000));
        assertThat(right.get("/engine-rest/engine").status())
                .as("after ten wrong ones an administrator unlocks")
                .isEqualTo(401);
        identity.unlockUser(user);
        assertThat(right.get("/engine-rest/engine").status()).isEqualTo(200);
    }

    @Test
    void weakPasswordsAreRefused() {
        Client admin = new Client(port, "admin");
        for (String weak : List.of(
                "Short-A1", "no-capital-1", "NO-SMALL-ONE-1", "NoDigitAtAll-", "NoSpecialOne1", "Has-1-v" + user)) {
            String body = "{\"profile\":{\"id\":\"v%s\"},\"credentials\":{\"password\":\"%s\"}}".formatted(user, weak);
            assertThat(admin.post("/engine-rest/user/create", body).status())
                    .as(weak)
                    .isEqualTo(400);
        }
        assertThat(identity.createUserQuery().userId("v" + user).count()).isZero();
    }

    @Test
    void nobodySetsUpAnAdministratorThroughTheBrowser() {
        HttpResponse<String> answer = new WebSession(port)
                .post("/camunda/api/admin/setup/default/user/create", "{\"profile\":{\"id\":\"evil\"}}");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(identity.createUserQuery().userId("evil").count()).isZero();
    }

    // code that is not the program's own

    @ParameterizedTest
    @ValueSource(strings = {"application/x-java-serialized-object", "application/json"})
    void objectsAreNotTakenOutOfVariables(String format) {
        String variables = """
        {"variables":{"companyName":{"value":"rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==","type":"Object","valueInfo":{
        "objectTypeName":"java.util.HashMap","serializationDataFormat":"%s"}}}}
        """.formatted(format);

        Answer answer = new Client(port, "northwind-sales").post(K + "/start", variables);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThatNothingOfTheInsideIsIn(answer.text());
    }

    static Stream<String> modelsThatRunCode() {
        return Stream.of(
                "<scriptTask id=\"T\" scriptFormat=\"javascript\"><script>1</script></scriptTask>",
                "<serviceTask id=\"T\" camunda:class=\"java.util.ArrayList\"/>",
                "<serviceTask id=\"T\" camunda:expression=\"${1}\"/>",
                "<serviceTask id=\"T\" camunda:type=\"mail\"/>",
                "<serviceTask id=\"T\" camunda:type=\"external\" camunda:topic=\"x\"/>",
                "<serviceTask id=\"T\" camunda:delegateExpression=\"${customers.get(null)}\"/>",
                "<serviceTask id=\"T\" camunda:delegateExpression=\"#{execution.processEngineServices}\"/>",
                "<serviceTask id=\"T\" camunda:delegateExpression=\"${a}\"><extensionElements><camunda:connector>"
                        + "<camunda:connectorId>http</camunda:connectorId></camunda:connector></extensionElements></serviceTask>",
                "<userTask id=\"T\" name=\"${execution.getId()}\"/>",
                "<userTask id=\"T\"><documentation>${''.getClass()}</documentation></userTask>",
                "<userTask id=\"T\" camunda:formKey=\"embedded:deployment:evil.html\"/>",
                "<userTask id=\"T\"><extensionElements><camunda:formData><camunda:formField id=\"a\" type=\"string\"/>"
                        + "</camunda:formData></extensionElements></userTask>",
                "<userTask id=\"T\"><extensionElements><camunda:taskListener event=\"create\" class=\"java.util.ArrayList\"/>"
                        + "</extensionElements></userTask>",
                "<userTask id=\"T\"><extensionElements><camunda:taskListener event=\"create\"><camunda:script scriptFormat=\"groovy\">"
                        + "1</camunda:script></camunda:taskListener></extensionElements></userTask>",
                "<userTask id=\"T\"><extensionElements><camunda:inputOutput><camunda:inputParameter name=\"a\">"
                        + "${beans['customers']}</camunda:inputParameter></camunda:inputOutput></extensionElements></userTask>");
    }

    @ParameterizedTest
    @MethodSource("modelsThatRunCode")
    void aModelThatRunsCodeIsRefusedWithASentence(String element) {
        long before = repository.createDeploymentQuery().count();

        Answer answer = deploy("evil.bpmn", process(element));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).contains("evil.bpmn").contains("T");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void aDecisionTableSpeaksFeelOnly() throws Exception {
        String table = Files.readString(Path.of("bpmn/select-next-step.dmn"));

        Answer answer = deploy(
                "evil.dmn",
                table.replaceFirst("<inputExpression ", "<inputExpression expressionLanguage=\"javascript\" "));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).contains("javascript").contains("use FEEL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.html", "evil.js", "evil.cmmn", "evil.groovy"})
    void nothingButModelsAndFormsIsDeployed(String file) {
        assertThat(deploy(file, "<p/>").status()).isEqualTo(400);
    }

    @Test
    void aModelIsForAllPartnersAndOfTheOneProcess() {
        String another = process("<userTask id=\"T\"/>").replace("education-customer-verification", "my-own-process");
        assertThat(deploy("evil.bpmn", another).json().get("message").asText()).contains("keep the process id");

        Answer ofOnePartner =
                deploy("fine.form", "{\"id\":\"fine\",\"type\":\"default\",\"components\":[]}", "northwind");
        assertThat(ofOnePartner.status()).isEqualTo(400);
    }

    @Test
    void externalEntitiesAreNotRead() {
        String secret = Path.of("pom.xml").toUri().toString();
        String model = process("<userTask id=\"T\" name=\"&secret;\"/>")
                .replace("<definitions", "<!DOCTYPE d [<!ENTITY secret SYSTEM \"%s\">]><definitions".formatted(secret));

        Answer answer = deploy("evil.bpmn", model);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).doesNotContain("spring-boot-starter-parent");
    }

    @Test
    void entitiesDoNotGrow() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE d [<!ENTITY e0 \"ha\">");
        for (int level = 1; level < 30; level++) {
            bomb.append("<!ENTITY e%d \"%s\">"
                    .formatted(level, "&e%d;".formatted(level - 1).repeat(10)));
        }
        String model = process("<userTask id=\"T\" name=\"&e29;\"/>").replace("<definitions", bomb + "]><definitions");

        assertThat(deploy("evil.bpmn", model).status()).isEqualTo(400);
        assertThat(deploy("evil.dmn", model).status()).isEqualTo(400);
    }

    @Test
    void queriesHoldNoExpressions() {
        Client support = new Client(port, "support");
        for (String path : List.of("/engine-rest/task?maxResults=1", "/engine-rest/task/count")) {
            Answer answer = support.post(path, "{\"assigneeExpression\":\"${''.getClass().getName()}\"}");
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThatNothingOfTheInsideIsIn(answer.text());
        }
        String filter = support.get("/engine-rest/filter?maxResults=10")
                .json()
                .get(0)
                .get("id")
                .asText();
        assertThat(support.post(
                                "/engine-rest/filter/%s/list?maxResults=1".formatted(filter),
                                "{\"assigneeExpression\":\"${''.getClass().getName()}\"}")
                        .status())
                .isEqualTo(400);
        assertThat(support.post(
                                "/engine-rest/filter/create",
                                "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{\"assigneeExpression\":\"${1}\"}}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void expressionsInWhatPeopleWriteStayText() {
        Map<ProfileField, String> fields = new HashMap<>();
        for (ProfileField field : List.of(
                ProfileField.COMPANY_NAME,
                ProfileField.ADDRESS_LINE_1,
                ProfileField.ADDRESS_LINE_2,
                ProfileField.CITY)) {
            fields.put(field, INJECTION);
        }
        fields.put(ProfileField.FIRST_NAME, "${1+1}");
        fields.put(ProfileField.LAST_NAME, "#{execution.id}");
        fields.put(ProfileField.EMAIL, "office@delft-inkoop.nl");
        Profile profile = Applications.withUnknownMailDomain().with(fields);

        Cases.Case customer = cases.decided(profile)
                .corrected(ProfileField.ADDRESS_LINE_2, "${authenticatedUserId}")
                .resubmitted();
        assertThat(customer.formField("companyName")).isEqualTo(INJECTION);
        customer.completed(
                Cases.SUPPORT,
                Map.of("decision", "ask for more", "justification", INJECTION, "customerText", INJECTION));

        assertThat(customers.get(customer.id()).profile().get(ProfileField.COMPANY_NAME))
                .isEqualTo(INJECTION);
        assertThat(customers.get(customer.id()).profile().get(ProfileField.ADDRESS_LINE_2))
                .isEqualTo("${authenticatedUserId}");
        assertThat(verification
                        .newestDecided(customer.id())
                        .flatMap(Attempt::conclusion)
                        .orElseThrow()
                        .staffNote())
                .isEqualTo(INJECTION);
        assertThat((String) customer.formField("explanation")).contains(INJECTION);
    }

    // addresses and bodies

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/tasklist/../../../../application.yaml",
                "/camunda/app/tasklist/..%2f..%2f..%2fapplication.yaml",
                "/camunda/lib/..%5c..%5capplication.yaml",
                "/camunda/app/%2e%2e/%2e%2e/application.yaml",
                "/v1/customers/..%2f..%2factuator%2fenv",
                "/v1/..;/actuator/env",
                "//v1/customers",
                "/engine-rest/..;/v1/customers",
                "/camunda/app/tasklist/styles/..%2f..%2f..%2f..%2fapplication.yaml",
                "/webjars/..%2fapplication.yaml"
            })
    void noAddressLeadsOutOfWhatIsOffered(String path) throws Exception {
        String answer = rawGet(path);

        assertThat(answer)
                .startsWith("HTTP/1.1 ")
                .doesNotContain("HTTP/1.1 200")
                .doesNotContain("HTTP/1.1 5");
        assertThat(answer).doesNotContain("history-level", "spring:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/customers", K + "/start", "/v1/verifications/preview"})
    void aBodyThatIsTooLargeIsNotRead(String path) {
        String body = "{\"variables\":{\"companyName\":{\"value\":\"%s\"}}}".formatted("x".repeat(5 << 20));

        Answer answer = new Client(port, "northwind-sales").post(path, body);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().get("description").asText()).isEqualTo("Payload Too Large.");
    }

    @Test
    void aBodyWithoutALengthIsNotReadForever() {
        Answer answer = new Client(port, "northwind-sales").postChunked("/v1/customers", " ".repeat(5 << 20));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void deeplyNestedBodiesAreRefused() {
        Client sales = new Client(port, "northwind-sales");
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThat(sales.post("/v1/customers", deep).status()).isEqualTo(400);
        assertThat(sales.post(K + "/start", deep).status()).isEqualTo(400);
        assertThat(sales.post("/v1/customers", "{\"companyProfile\":{\"domain\":1e400}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void methodsAndContentTypesAreNotConfused() {
        Client sales = new Client(port, "northwind-sales");
        Map.of("PUT", 405, "PATCH", 405, "DELETE", 405, "TRACE", 400, "QUERY", 400)
                .forEach((method, status) -> assertThat(
                                sales.send(method, "/v1/customers", null).status())
                        .as(method)
                        .isEqualTo(status));
        assertThat(sales.get("/v1/customers", "X-HTTP-Method-Override", "DELETE")
                        .status())
                .isEqualTo(200);
        assertThat(sales.post("/v1/customers?_method=DELETE", "{}").status()).isEqualTo(400);
        for (String type : List.of(
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x")) {
            assertThat(sales.post("/v1/customers", "<a/>", "Content-Type", type).status())
                    .as(type)
                    .isEqualTo(415);
            assertThat(sales.post(K + "/start", "<a/>", "Content-Type", type).status())
                    .as(type)
                    .isEqualTo(415);
        }
    }

    // answers

    @Test
    void noAnswerTellsAboutTheInside() {
        List<Answer> answers = new ArrayList<>();
        Client support = new Client(port, "support");
        Client admin = new Client(port, "admin");
        for (String path : List.of(
                "/engine-rest/task?sortBy=x&sortOrder=y",
                "/engine-rest/task?maxResults=abc",
                "/engine-rest/task/%00",
                "/engine-rest/nothing",
                "/engine-rest/task?processVariables=a_eq_1_x",
                "/engine-rest/history/task?maxResults=99999",
                "/v1/customers/x",
                "/engine-rest/process-definition/x/xml",
                "/engine-rest/task/x/variables/y/data",
                "/engine-rest/task?firstResult=-1&maxResults=1",
                "/engine-rest/history/process-instance?startedBefore=x&maxResults=1",
                "/actuator/env",
                "/nothing",
                "/v1/nothing")) {
            answers.add(support.get(path));
            answers.add(admin.get(path));
        }
        for (String body : List.of(
                "",
                "{",
                "[]",
                "null",
                "{\"x\":1}",
                "{\"messageName\":5}",
                "{\"variables\":{\"a\":{\"type\":\"X\",\"value\":{}}}}")) {
            answers.add(admin.post("/engine-rest/message", body));
            answers.add(admin.post(K + "/start", body));
            answers.add(admin.post("/engine-rest/task/x/complete", body));
            answers.add(admin.post("/v1/customers", body));
        }
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status())
                    .as(answer.response().request() + answer.text())
                    .isBetween(200, 499);
            assertThatNothingOfTheInsideIsIn(answer.text());
        });
    }

    @Test
    void nobodyAsksForEverythingAtOnce() {
        Client support = new Client(port, "support");
        assertThat(support.get("/engine-rest/task?maxResults=2001").status()).isEqualTo(400);
        assertThat(support.get("/engine-rest/task?maxResults=2000").status()).isEqualTo(200);
        assertThat(support.get("/engine-rest/task").status())
                .as("the largest page")
                .isEqualTo(200);
        assertThat(new Client(port, "northwind-sales")
                        .get("/v1/customers?size=501")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void everyDoorSendsSecurityHeaders() {
        for (String path : List.of("/v1/customers", "/engine-rest/engine", "/actuator/health", "/nothing")) {
            Answer answer = new Client(port, "northwind-sales").get(path);
            assertThat(answer.header("Content-Security-Policy")).as(path).contains("default-src 'none'");
            assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).as(path).isEqualTo("DENY");
            assertThat(answer.header("Strict-Transport-Security"))
                    .as("without TLS it would mean nothing")
                    .isNull();
        }
        HttpResponse<String> tasklist =
                WebSession.signedIn(port, "northwind-sales").get("/camunda/app/tasklist/default/");
        assertThat(tasklist.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'none'", "object-src 'none'", "base-uri 'self'");
        assertThat(tasklist.headers().allValues("Set-Cookie")).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                .contains("SameSite=Lax"));
        assertThat(new WebSession(port).get("/portal/sign-in").headers().allValues("Set-Cookie"))
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith("JSESSIONID").contains("HttpOnly", "SameSite=Lax"));
    }

    private static final String TASKS = "/camunda/api/engine/engine/default/task?maxResults=1";

    private WebSession session() {
        WebSession session = new WebSession(port);
        assertThat(session.signIn(user, PASSWORD)).isTrue();
        session.get("/camunda/app/tasklist/default/");
        return session;
    }

    private void changePassword(String password) {
        User account = identity.createUserQuery().userId(user).singleResult();
        account.setPassword(password);
        identity.saveUser(account);
    }

    private static void assertThatNothingOfTheInsideIsIn(String text) {
        assertThat(text)
                .doesNotContain(
                        "ACT_",
                        "org.camunda",
                        "org.eduverify",
                        "PSQLException",
                        "at java.",
                        "java.lang",
                        "### ",
                        "jackson");
    }

    private Answer deploy(String file, String content, String... tenant) {
        StringBuilder body = new StringBuilder();
        for (String id : tenant) {
            body.append("--part\r\nContent-Disposition: form-data; name=\"tenant-id\"\r\n\r\n%s\r\n".formatted(id));
        }
        body.append("--part\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nprobe\r\n");
        body.append(
                "--part\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n".formatted(file, file));
        body.append(content).append("\r\n--part--\r\n");
        return analyst.post(DEPLOY, body.toString(), "Content-Type", RequestBodies.MULTIPART);
    }

    private static String process(String element) {
        return """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
            targetNamespace="probe">
          <process id="education-customer-verification" isExecutable="true" camunda:historyTimeToLive="P1D">
            <startEvent id="S"/><sequenceFlow id="F" sourceRef="S" targetRef="T"/>%s
          </process>
        </definitions>
        """.formatted(element);
    }

    /** As it is written: a client library would tidy up the address first. */
    private String rawGet(String path) throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5_000);
            String login = java.util.Base64.getEncoder().encodeToString("admin:admin".getBytes(StandardCharsets.UTF_8));
            String request =
                    "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic %s\r\nConnection: close\r\n\r\n"
                            .formatted(path, login);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
