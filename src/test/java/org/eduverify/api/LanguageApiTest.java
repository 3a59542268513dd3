package org.eduverify.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.eduverify.testing.Client;
import org.eduverify.testing.ProgramTest;
import org.eduverify.testing.WebSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every interface answers in the language of the request, and codes are the same in every language. */
@ProgramTest
class LanguageApiTest {

    private static final String START = "/engine-rest/process-definition/key/education-customer-verification/start";

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private TaskService tasks;

    private Client sales;
    private Client admin;

    @BeforeEach
    void logIn() {
        sales = new Client(port, "northwind-sales");
        admin = new Client(port, "northwind-admin");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {"Accept-Language | nl", "Accept-Language | nl-BE, en;q=0.5", "X-Locale        | nl-NL"})
    void aSubmissionWithFaultsIsRefusedInDutch(String header, String language) {
        String body = customer("GmbH", "someone@gmail.com").replace("\"city\":\"Leiden\",", "");

        Client.Answer refused = sales.post("/v1/customers", body, header, language);

        assertThat(refused.status()).isEqualTo(400);
        JsonNode error = refused.json();
        assertThat(error.fieldNames()).toIterable().containsExactly("code", "description", "data", "source");
        assertThat(error.get("data").get(0).fieldNames()).toIterable().containsExactly("field", "code", "message");
        assertThat(error.get("data"))
                .extracting(fault ->
                        "%s %s %s".formatted(text(fault, "field"), text(fault, "code"), text(fault, "message")))
                .containsExactly(
                        "billingProfile.companyName ONLY_LEGAL_FORM"
                                + " Bedrijfsnaam moet de volledige statutaire naam zijn, niet alleen de rechtsvorm (GmbH).",
                        "billingProfile.defaultAddress.city REQUIRED Plaats is verplicht.",
                        "billingProfile.email FREE_MAIL_HOST"
                                + " E-mailadres moet bij een eigen domein van de organisatie horen;"
                                + " gratis e-mail wordt niet geaccepteerd.");
        assertThat(text(error, "description"))
                .startsWith("Bedrijfsnaam moet")
                .contains(" Plaats is verplicht. E-mailadres");
    }

    @Test
    void theClientLibrariesHeaderCountsMoreAndWhatNobodySpeaksIsEnglish() {
        String path = "/v1/customers/no-id";

        assertThat(description(sales.get(path, "X-Locale", "en-US", "Accept-Language", "nl")))
                .isEqualTo("The customer does not exist.");
        assertThat(description(sales.get(path, "X-Locale", "fr-FR", "Accept-Language", "nl")))
                .isEqualTo("Deze klant bestaat niet.");
        assertThat(description(sales.get(path, "Accept-Language", "fr"))).isEqualTo("The customer does not exist.");
        assertThat(description(sales.get(path))).isEqualTo("The customer does not exist.");
    }

    @Test
    void whatIsNoRefusalOfTheProgramIsSaidInDutchToo() {
        String[] dutch = {"Accept-Language", "nl"};

        assertThat(description(new Client(port, null).get("/v1/customers", dutch)))
                .isEqualTo("Authenticatie is vereist: stuur gebruikersnaam en wachtwoord mee via HTTP Basic.");
        assertThat(description(new Client(port, "support").get("/v1/customers", dutch)))
                .isEqualTo("Hiervoor is de rol global-admin, admin-agent of sales-agent bij een partner vereist.");
        assertThat(description(sales.post("/v1/customers", "{", dutch)))
                .isEqualTo("De body van het verzoek is geen geldige JSON of heeft niet de verwachte structuur.");
        assertThat(description(sales.get("/v1//customers", dutch))).isEqualTo("Het adres van het verzoek is ongeldig.");
        assertThat(description(sales.get("/v1/nothing", dutch))).isEqualTo("Niet gevonden.");
        assertThat(description(sales.put("/v1/customers", "{}", dutch))).isEqualTo("Methode niet toegestaan.");
        assertThat(description(sales.get("/v1/nothing"))).isEqualTo("Not Found.");
    }

    @Test
    void userNamesAreNotInterpretedAsPlaceholders() {
        String id = create("inkoop@leiden-inkoop.nl");
        decide(id);
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();
        String correction = "/v1/customers/%s/profiles/billing".formatted(id);

        tasks.setAssignee(task, "o'{0}'{brien");

        assertThat(description(admin.put(correction, "{}"))).isEqualTo("This task is assigned to o'{0}'{brien.");
        assertThat(description(admin.put(correction, "{}", "X-Locale", "nl")))
                .isEqualTo("Deze taak is toegewezen aan o'{0}'{brien.");
    }

    @Test
    void anImportIsRefusedInDutch() {
        Client operator = new Client(port, "operator");

        assertThat(description(operator.post("/v1/directory/imports?format=gias", "URN,Name\n1,x\n", "X-Locale", "nl")))
                .isEqualTo(
                        "Het bestand heeft niet het formaat GIAS: de kolom EstablishmentName ontbreekt in regel 1, die als kopregel is gelezen.");
        assertThat(description(operator.get("/v1/directory/imports/987654321", "X-Locale", "nl")))
                .isEqualTo("Import 987654321 bestaat niet.");
    }

    @Test
    void verificationsAndNoticesAreToldInDutchAndCodesStayEnglish() {
        String id = create("inkoop@leiden-inkoop.nl");
        decide(id);
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();
        List<Job> timers = management
                .createJobQuery()
                .processInstanceId(instance)
                .timers()
                .orderByJobDuedate()
                .asc()
                .list();
        management.executeJob(timers.get(0).getId());

        JsonNode history = sales.get("/v1/customers/%s/verifications".formatted(id), "X-Locale", "nl")
                .json();
        JsonNode attempt = history.get("items").get(0);

        assertThat(text(history.get("notices").get(0), "text"))
                .isEqualTo("De correctie van het profiel wordt nog verwacht.");
        assertThat(text(attempt, "whatToDo")).startsWith("Wijzig het e-mailadres");
        assertThat(text(attempt, "outcome")).isEqualTo("denied");
        assertThat(text(attempt, "vettingReason")).isEqualTo("Not an Academic Domain");
    }

    @Test
    void aWithdrawnRequestIsToldInDutch() {
        String id = create("inkoop@leidenuniv.nl");
        assertThat(sales.delete("/v1/customers/%s/qualifications".formatted(id)).status())
                .isEqualTo(204);
        String path = "/v1/customers/%s/verifications".formatted(id);

        assertThat(text(sales.get(path).json().get("items").get(0), "explanation"))
                .isEqualTo("The request was withdrawn.");
        assertThat(text(sales.get(path, "X-Locale", "nl").json().get("items").get(0), "explanation"))
                .isEqualTo("De aanvraag is ingetrokken.");
    }

    @Test
    void engineRestRefusesAStartInTheLanguageOfTheRequest() {
        String submission = "{\"variables\":{\"companyName\":{\"value\":\"GmbH\"}}}";

        assertThat(message(sales.post(START, submission, "Accept-Language", "nl-NL,nl;q=0.9,en;q=0.8")))
                .startsWith("Bedrijfsnaam moet de volledige statutaire naam zijn")
                .contains("Adresregel 1 is verplicht.");
        assertThat(message(sales.post(START, submission, "Accept-Language", "fr")))
                .contains("Address line 1 is required.");
        assertThat(message(sales.post(START, submission))).contains("Address line 1 is required.");
        assertThat(message(new Client(port, "admin").post(START, submission, "Accept-Language", "nl")))
                .isEqualTo("Hiervoor is de rol global-admin, admin-agent of sales-agent bij een partner vereist.");
    }

    @Test
    void tasklistShowsARefusalInTheLanguageOfTheBrowser() {
        HttpResponse<String> refused = WebSession.inTasklist(port, "northwind-sales")
                .post(
                        "/camunda/api/engine/engine/default/process-definition/key/education-customer-verification/submit-form",
                        "{\"variables\":{\"companyName\":{\"value\":\"GmbH\"}}}",
                        "Accept-Language",
                        "nl-NL,nl;q=0.9,en;q=0.8");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Adresregel 1 is verplicht.").doesNotContain("is required");
    }

    private String create(String email) {
        return text(
                sales.post("/v1/customers", customer("Universiteit Leiden", email))
                        .json(),
                "id");
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

    private static String description(Client.Answer answer) {
        return text(answer.json(), "description");
    }

    private static String message(Client.Answer answer) {
        return text(answer.json(), "message");
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asText();
    }

    private static String customer(String name, String email) {
        return """
        {"companyProfile":{"domain":"d%s"},"billingProfile":{"companyName":"%s","email":"%s","defaultAddress":\
        {"firstName":"Purchasing","lastName":"Office","addressLine1":"Rapenburg 70","city":"Leiden","country":"NL"}}\
        ,"qualification":{"qualification":"Education","educationSegment":"HigherEducation"}}""".formatted(UUID.randomUUID(), name, email);
    }
}
