package org.eduverify.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.eduverify.testing.Client;
import org.eduverify.testing.ProgramTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The REST interface as its clients use it. */
@ProgramTest
class CustomersApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    private ManagementService management;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    private Client admin;
    private Client agent;
    private Client sales;
    private Client otherPartner;

    @BeforeEach
    void logIn() {
        admin = new Client(port, "northwind-admin");
        agent = new Client(port, "northwind-agent");
        sales = new Client(port, "northwind-sales");
        otherPartner = new Client(port, "tailspin-agent");
    }

    @Test
    void theWholeStoryFromCreationOverCorrectionToEducation() {
        Client.Answer created = sales.post("/v1/customers", customer("Universiteit Leiden", "inkoop@leiden-inkoop.nl"));
        assertThat(created.status()).isEqualTo(201);
        String id = created.json().get("id").asText();
        assertThat(created.header("Location")).isEqualTo("/v1/customers/" + id);
        assertThat(created.json().get("specialQualification").asText()).isEqualTo("None");
        assertThat(created.json().get("specialQualificationStatus").asText()).isEqualTo("In review");
        assertThat(qualification(id).get("vettingStatus").asText()).isEqualTo("InReview");

        decide(id);
        JsonNode denied = qualification(id);
        assertThat(denied.get("vettingStatus").asText()).isEqualTo("Denied");
        assertThat(denied.get("vettingReason").asText()).isEqualTo("Not an Academic Domain");
        assertThat(denied.get("vettingCreatedDate").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(status(id)).isEqualTo("Not an education customer");
        assertThat(agent.post(path(id, "/qualifications"), EDUCATION).status())
                .as("not corrected yet")
                .isEqualTo(409);

        Client.Answer profile = admin.get(path(id, "/profiles/billing"));
        Client.Answer corrected = admin.put(
                path(id, "/profiles/billing"),
                "{\"email\":\"inkoop@leidenuniv.nl\"}",
                "If-Match",
                profile.header("ETag"));
        assertThat(corrected.status()).isEqualTo(200);
        assertThat(corrected.json().get("email").asText()).isEqualTo("inkoop@leidenuniv.nl");
        assertThat(corrected.json().get("companyName").asText()).isEqualTo("Universiteit Leiden");
        assertThat(status(id)).isEqualTo("None");
        assertThat(sales.get(path(id, "/qualifications")).json()).isEmpty();

        Client.Answer resubmitted = agent.post(path(id, "/qualifications"), EDUCATION);
        assertThat(resubmitted.status()).isEqualTo(201);
        assertThat(resubmitted.json().get("vettingStatus").asText()).isEqualTo("InReview");
        decide(id);

        assertThat(qualification(id).get("vettingStatus").asText()).isEqualTo("Approved");
        assertThat(status(id)).isEqualTo("Education");
        JsonNode history = sales.get(path(id, "/verifications")).json();
        assertThat(history.get("attemptsUsed").asInt()).isEqualTo(2);
        assertThat(history.get("items")).hasSize(2);
        JsonNode first = history.get("items").get(1);
        assertThat(first.get("outcome").asText()).isEqualTo("denied");
        assertThat(first.get("whatToDo").asText()).contains("Change the e-mail address");
        assertThat(first.get("profile").get("email").asText()).isEqualTo("inkoop@leiden-inkoop.nl");
        assertThat(first.get("evidence")).hasSize(8);
        assertThat(first.get("firedRules").get(0).get("words").asText()).isNotBlank();
    }

    @Test
    void allFaultsAreReportedAtOnceByFieldAndNothingIsStored() {
        long before = customersInDatabase();
        long instances = processInstances();
        Client.Answer refused = sales.post("/v1/customers", """
            {"companyProfile":{"domain":"a b!"},
             "billingProfile":{"companyName":"GmbH","email":"someone@gmail.com",
               "defaultAddress":{"country":"XX","firstName":"A"}},
             "qualification":{"qualification":"Education"}}
            """);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("data"))
                .extracting(fault -> fault.get("field").asText())
                .containsExactlyInAnyOrder(
                        "companyProfile.domain",
                        "billingProfile.companyName",
                        "billingProfile.email",
                        "billingProfile.defaultAddress.country",
                        "billingProfile.defaultAddress.city",
                        "billingProfile.defaultAddress.addressLine1",
                        "billingProfile.defaultAddress.lastName",
                        "qualification.educationSegment");
        assertThat(refused.json().get("code").asText()).isEqualTo("800002");
        assertThat(refused.json().get("source").asText()).isNotBlank();
        assertThat(customersInDatabase()).isEqualTo(before);
        assertThat(processInstances()).isEqualTo(instances);
    }

    @Test
    void membersMayBeWrittenInPascalCase() {
        String body = """
        {"EnableGDAPByDefault":false,"CompanyProfile":{"Domain":"%s"},
         "BillingProfile":{"Culture":"EN-US","Email":"inkoop@uu.nl","Language":"en","CompanyName":"Universiteit Utrecht",
           "DefaultAddress":{"FirstName":"Purchasing","LastName":"Office","AddressLine1":"Heidelberglaan 8",
             "City":"Utrecht","Country":"NL"}}}
        """.formatted(freeDomain());
        Client.Answer created = sales.post("/v1/customers", body);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().get("billingProfile").get("culture").asText()).isEqualTo("EN-US");
        assertThat(created.json().get("specialQualificationStatus").asText()).isEqualTo("None");
    }

    @Test
    void aCustomerWithoutQualificationAsksLater() {
        String id = sales.post(
                        "/v1/customers",
                        customer("Universiteit Leiden", "inkoop@leidenuniv.nl").replaceAll(",\"qualification\".*", "}"))
                .json()
                .get("id")
                .asText();
        assertThat(sales.get(path(id, "/qualifications")).json()).isEmpty();

        assertThat(sales.post(path(id, "/qualifications"), "{\"qualification\":\"Nonprofit\"}")
                        .status())
                .isEqualTo(400);
        assertThat(sales.post(path(id, "/qualifications"), "{\"qualification\":\"Education\"}")
                        .json()
                        .get("data")
                        .get(0)
                        .get("field")
                        .asText())
                .isEqualTo("qualification.educationSegment");
        assertThat(sales.post(path(id, "/qualifications"), EDUCATION).status()).isEqualTo(201);
        assertThat(sales.post(path(id, "/qualifications"), EDUCATION).status())
                .as("running already")
                .isEqualTo(409);
        decide(id);
        assertThat(status(id)).isEqualTo("Education");
        assertThat(sales.post(path(id, "/qualifications"), EDUCATION).status())
                .as("granted already")
                .isEqualTo(409);
    }

    @Test
    void aRepeatedRequestCreatesNothingTwice() throws Exception {
        String body = customer("Universiteit Leiden", "inkoop@leidenuniv.nl");
        String requestId = UUID.randomUUID().toString();
        ExecutorService clients = Executors.newFixedThreadPool(4);
        List<Callable<Client.Answer>> calls = new ArrayList<>();
        for (int call = 0; call < 8; call++) {
            calls.add(() -> sales.post("/v1/customers", body, "MS-RequestId", requestId));
        }
        List<String> ids = new ArrayList<>();
        for (Future<Client.Answer> answer : clients.invokeAll(calls)) {
            assertThat(answer.get().status()).isEqualTo(201);
            assertThat(answer.get().header("MS-RequestId")).isEqualTo(requestId);
            ids.add(answer.get().json().get("id").asText());
        }
        clients.shutdown();
        assertThat(ids).containsOnly(ids.get(0));
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(ids.get(0))
                        .count())
                .isEqualTo(1);

        String otherBody = customer("Universiteit Utrecht", "inkoop@uu.nl");
        assertThat(sales.post("/v1/customers", otherBody, "MS-RequestId", requestId)
                        .status())
                .isEqualTo(409);
        assertThat(otherPartner
                        .post("/v1/customers", otherBody, "MS-RequestId", requestId)
                        .status())
                .isEqualTo(201);
        assertThat(sales.post("/v1/customers", otherBody, "MS-RequestId", "seven")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aPrimaryDomainIsTakenOnce() {
        String domain = freeDomain();
        String body = customer("Universiteit Leiden", "inkoop@leidenuniv.nl", domain);
        assertThat(sales.head("/v1/domains/" + domain).status()).isEqualTo(404);
        assertThat(sales.post("/v1/customers", body).status()).isEqualTo(201);
        assertThat(sales.head("/v1/domains/" + domain.toUpperCase()).status()).isEqualTo(200);
        assertThat(otherPartner
                        .post("/v1/customers", body)
                        .json()
                        .get("data")
                        .get(0)
                        .get("code")
                        .asText())
                .isEqualTo("DOMAIN_TAKEN");
    }

    @Test
    void anotherPartnersCustomerDoesNotExist() {
        String id = create();
        for (String path : List.of("", "/profiles/company", "/profiles/billing", "/qualifications", "/verifications")) {
            assertThat(otherPartner.get(path(id, path)).status()).as(path).isEqualTo(404);
            assertThat(sales.get(path(id, path)).status()).as(path).isEqualTo(200);
        }
        assertThat(otherPartner.post(path(id, "/qualifications"), EDUCATION).status())
                .isEqualTo(404);
        assertThat(otherPartner.delete(path(id, "/qualifications")).status()).isEqualTo(404);
        assertThat(new Client(port, "tailspin-admin")
                        .put(path(id, "/profiles/billing"), "{}")
                        .status())
                .isEqualTo(404);
        assertThat(otherPartner.get("/v1/customers?size=500").text()).doesNotContain(id);
        assertThat(sales.get("/v1/customers/no-id").status()).isEqualTo(404);
        assertThat(sales.get("/v1/customers/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void customersAreListedPageByPageAndFiltered() {
        String mark = "Mark" + UUID.randomUUID().toString().replace("-", "");
        for (int number = 0; number < 5; number++) {
            assertThat(sales.post("/v1/customers", customer(mark + " " + number, "office@example.org"))
                            .status())
                    .isEqualTo(201);
        }
        String filter = "&filter="
                + encoded("{\"Field\":\"CompanyName\",\"Value\":\"%s\",\"Operator\":\"starts_with\"}"
                        .formatted(mark.toLowerCase()));
        JsonNode first = sales.get("/v1/customers?size=2" + filter).json();
        assertThat(first.get("totalCount").asInt()).isEqualTo(5);
        assertThat(first.get("items")).hasSize(2);
        JsonNode second = next(first, filter);
        JsonNode third = next(second, filter);
        assertThat(third.get("items")).hasSize(1);
        assertThat(third.has("continuationToken")).isFalse();
        assertThat(third.get("items")
                        .get(0)
                        .get("billingProfile")
                        .get("companyName")
                        .asText())
                .isEqualTo(mark + " 4");

        assertThat(sales.get("/v1/customers?size=0").status()).isEqualTo(400);
        assertThat(sales.get("/v1/customers?size=x").status()).isEqualTo(400);
        assertThat(sales.get("/v1/customers?seekOperation=Next").status()).isEqualTo(400);
        assertThat(sales.get("/v1/customers?filter="
                                + encoded("{\"Field\":\"Email\",\"Value\":\"x\",\"Operator\":\"equals\"}"))
                        .status())
                .isEqualTo(400);
    }

    private JsonNode next(JsonNode page, String filter) {
        String token = page.get("continuationToken").asText();
        return sales.get("/v1/customers?size=2&seekOperation=Next" + filter, "MS-ContinuationToken", token)
                .json();
    }

    @Test
    void theCorrectionIsForTheGlobalAdminWhileItIsDueAndNobodyElseHoldsIt() {
        String id = create();
        String correction = "{\"email\":\"inkoop@leidenuniv.nl\"}";
        assertThat(admin.put(path(id, "/profiles/billing"), correction).status())
                .as("nothing due yet")
                .isEqualTo(409);
        decide(id);
        assertThat(agent.put(path(id, "/profiles/billing"), correction).status())
                .as("no global admin")
                .isEqualTo(403);
        assertThat(admin.put(path(id, "/profiles/billing"), correction, "If-Match", "\"7\"")
                        .status())
                .isEqualTo(412);
        Client.Answer refused =
                admin.put(path(id, "/profiles/billing"), "{\"email\":\"me@gmail.com\",\"companyName\":\"\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("data")).hasSize(2);
        assertThat(status(id)).as("a refused correction changes nothing").isEqualTo("Not an education customer");

        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();
        tasks.setAssignee(task, "somebody-else");
        assertThat(admin.put(path(id, "/profiles/billing"), correction).status())
                .as("held by somebody else")
                .isEqualTo(409);
        tasks.setAssignee(task, null);

        assertThat(admin.put(path(id, "/profiles/billing"), correction).status())
                .isEqualTo(200);
        assertThat(admin.put(path(id, "/profiles/billing"), correction).status())
                .as("corrected already")
                .isEqualTo(409);
        assertThat(admin.post(path(id, "/qualifications"), EDUCATION).status())
                .as("all roles of the partner resubmit")
                .isEqualTo(201);
        assertThat(sales.post(path(id, "/qualifications"), EDUCATION).status())
                .as("resubmitted once only")
                .isEqualTo(409);
    }

    @Test
    void aRunningRequestIsWithdrawn() {
        String id = create();
        assertThat(sales.delete(path(id, "/qualifications")).status()).isEqualTo(204);
        assertThat(status(id)).isEqualTo("None");
        assertThat(sales.delete(path(id, "/qualifications")).status()).isEqualTo(409);
    }

    @Test
    void ofManyWhoMoveACaseOnAtOnceOneWinsAndTheOthersReadWhy() throws Exception {
        for (int round = 0; round < 3; round++) {
            String id = create();
            decide(id);
            ExecutorService clients = Executors.newFixedThreadPool(8);
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int call = 0; call < 8; call++) {
                calls.add(() -> admin.put(path(id, "/profiles/billing"), "{\"email\":\"inkoop@leidenuniv.nl\"}")
                        .status());
                calls.add(() -> sales.delete(path(id, "/qualifications")).status());
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : clients.invokeAll(calls)) {
                answers.add(answer.get());
            }
            clients.shutdown();
            assertThat(answers).isSubsetOf(200, 204, 409).containsOnlyOnce(204);
            assertThat(answers.stream().filter(status -> status == 200).count()).isLessThanOrEqualTo(1);
            assertThat(runtime.createProcessInstanceQuery()
                            .processInstanceBusinessKey(id)
                            .count())
                    .isZero();
            assertThat(status(id)).isEqualTo("None");
        }
    }

    @Test
    void everyErrorHasTheSameBodyAndTellsNothingOfTheInside() {
        Client stranger = new Client(port, null);
        List<Client.Answer> errors = List.of(
                stranger.get("/v1/customers"),
                new Client(port, "nobody").get("/v1/customers"),
                new Client(port, "support").get("/v1/customers"),
                sales.get("/v1/nothing"),
                sales.post("/v1/customers", "{\"companyProfile\":"),
                sales.post("/v1/customers", "[]"),
                sales.post("/v1/customers", "\"text\""),
                sales.put("/v1/customers", "{}"),
                sales.post("/v1/customers", "{}"),
                sales.post("/v1/customers", customer("Name\\u0000 with NUL", "a@example.org")),
                sales.post("/v1/customers", customer("Name", "a@example.org", "a\\u0000b")),
                sales.get("/v1/directory/institutions?q=x&country=%00"),
                sales.get("/v1//customers"),
                sales.get("/v1/customers;x"));
        assertThat(errors)
                .extracting(Client.Answer::status)
                .containsExactly(401, 401, 403, 404, 400, 400, 400, 405, 400, 400, 400, 400, 400, 400);
        assertThat(errors).allSatisfy(error -> {
            assertThat(error.json().fieldNames()).toIterable().containsExactly("code", "description", "data", "source");
            assertThat(error.text()).doesNotContain("Exception", "org.", "ACT_", "select ", "at java");
        });
        assertThat(errors.get(0).header("WWW-Authenticate")).startsWith("Basic");
    }

    private static final String EDUCATION =
            "{\"qualification\":\"Education\",\"educationSegment\":\"HigherEducation\"}";

    private String create() {
        return sales.post("/v1/customers", customer("Universiteit Leiden", "inkoop@leiden-inkoop.nl"))
                .json()
                .get("id")
                .asText();
    }

    private void decide(String id) {
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(instance)
                .messages()
                .singleResult()
                .getId());
    }

    private JsonNode qualification(String id) {
        return sales.get(path(id, "/qualifications")).json().get(0);
    }

    private String status(String id) {
        return sales.get(path(id, "")).json().get("specialQualificationStatus").asText();
    }

    private static String path(String id, String rest) {
        return "/v1/customers/" + id + rest;
    }

    private static String customer(String name, String email) {
        return customer(name, email, freeDomain());
    }

    private static String customer(String name, String email, String domain) {
        return """
        {"companyProfile":{"domain":"%s"},"billingProfile":{"companyName":"%s","email":"%s","defaultAddress":\
        {"firstName":"Purchasing","lastName":"Office","addressLine1":"Rapenburg 70","city":"Leiden","country":"NL"}}\
        ,"qualification":{"qualification":"Education","educationSegment":"HigherEducation"}}""".formatted(domain, name, email);
    }

    private static String freeDomain() {
        return "d" + UUID.randomUUID();
    }

    /** Running and ended. */
    private long processInstances() {
        return history.createHistoricProcessInstanceQuery().count();
    }

    private long customersInDatabase() {
        return jdbc.sql("select count(*) from eduverify.customer")
                .query(Long.class)
                .single();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
