package org.eduverify.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
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

/** Engine REST, which Tasklist also calls, has the same results and refusals as the customer API. */
@ProgramTest
class EngineRestTest {

    private static final String START = "/engine-rest/process-definition/key/education-customer-verification/start";
    private static final String FORM =
            "/engine-rest/process-definition/key/education-customer-verification/submit-form";

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    private Client sales;
    private Client admin;
    private Client agent;
    private Client support;
    private Client lead;

    @BeforeEach
    void logIn() {
        sales = new Client(port, "northwind-sales");
        admin = new Client(port, "northwind-admin");
        agent = new Client(port, "northwind-agent");
        support = new Client(port, "support");
        lead = new Client(port, "support-lead");
    }

    @Test
    void aLoginIsRequired() {
        assertThat(new Client(port, null).get("/engine-rest/task").status()).isEqualTo(401);
        assertThat(new Client(port, "nobody").get("/engine-rest/task").status()).isEqualTo(401);
        assertThat(new Client(port, null).post(START, "{}").status()).isEqualTo(401);
    }

    @Test
    void plainVariablesStartTheProcessLikeTheStartForm() {
        for (String endpoint : new String[] {START, FORM}) {
            Client.Answer started = sales.post(endpoint, submission("inkoop@leidenuniv.nl"));
            assertThat(started.status()).as(started.text()).isEqualTo(200);
            String instance = started.json().get("id").asText();
            String customer = customerOf(instance);
            assertThat(sales.get("/v1/customers/" + customer)
                            .json()
                            .get("specialQualificationStatus")
                            .asText())
                    .isEqualTo("In review");
            decide(instance);
            assertThat(sales.get("/v1/customers/" + customer)
                            .json()
                            .get("specialQualificationStatus")
                            .asText())
                    .isEqualTo("Education");
        }
    }

    @Test
    void anInvalidSubmissionIsRefusedWithSentencesAndLeavesNothingBehind() {
        long customers = count("eduverify.customer");
        long instances = count("act_hi_procinst");
        for (String endpoint : new String[] {START, FORM}) {
            Client.Answer refused =
                    sales.post(endpoint, submission("someone@gmail.com").replace("Rapenburg 70", " "));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().get("message").asText())
                    .contains("Address line 1 is required.", "free mail is not accepted")
                    .doesNotContain("Exception", "org.eduverify");
        }
        assertThat(count("eduverify.customer")).isEqualTo(customers);
        assertThat(count("act_hi_procinst")).isEqualTo(instances);
    }

    @Test
    void onlyAPartnersAgentMayStart() {
        assertThat(support.post(START, submission("inkoop@leidenuniv.nl")).status())
                .isEqualTo(403);
        assertThat(new Client(port, "operator")
                        .post(START, submission("inkoop@leidenuniv.nl"))
                        .status())
                .isEqualTo(403);
        assertThat(new Client(port, "admin")
                        .post(START, submission("inkoop@leidenuniv.nl"))
                        .status())
                .as("an administrator may start, but works for no partner")
                .isEqualTo(403);
    }

    @Test
    void additionalVariablesOfASubmissionAreIgnored() {
        String variables = submission("inkoop@leiden-inkoop.nl")
                .replace(
                        "\"variables\":{",
                        "\"businessKey\":\"mine\",\"variables\":{\"eligibility\":{\"value\":\"eligible\"},\"nextStep\":{\"value\":\"close\"},\"junk\":{\"value\":\"1\"},");
        String instance = sales.post(START, variables).json().get("id").asText();
        assertThat(runtime.getVariables(instance)).containsOnlyKeys("educationRequested", "attemptNumber");
        assertThat(customerOf(instance)).isNotEqualTo("mine");
        decide(instance);
        assertThat(tasks.createTaskQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getTaskDefinitionKey())
                .isEqualTo("UserTask_CorrectProfile");
    }

    @Test
    void userTasksAreCompletedByTheirFormsAndRefuseInvalidValues() {
        String instance = sales.post(START, submission("inkoop@leiden-inkoop.nl"))
                .json()
                .get("id")
                .asText();
        String customer = customerOf(instance);
        decide(instance);

        String correct = task(admin, instance);
        JsonNode fields = admin.get("/engine-rest/task/%s/form-variables".formatted(correct))
                .json();
        assertThat(fields.get("companyName").get("value").asText()).isEqualTo("Universiteit Leiden");
        assertThat(fields.get("denialReason").get("value").asText()).isEqualTo("Not an Academic Domain");
        assertThat(fields.get("whatToDo").get("value").asText()).isNotBlank();

        Client.Answer refused = submit(admin, correct, "email", "me@gmail.com", "primaryDomain", "another-domain");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("message").asText())
                .contains("free mail is not accepted", "Primary domain name can never be changed");
        assertThat(submit(admin, correct, "email", "office@leiden-purchasing.org", "nextStep", "close")
                        .status())
                .isEqualTo(204);
        assertThat(runtime.getVariables(instance)).doesNotContainKeys("email", "junk");
        assertThat(sales.get("/v1/customers/" + customer)
                        .json()
                        .get("specialQualificationStatus")
                        .asText())
                .isEqualTo("None");

        String review = task(agent, instance);
        assertThat(agent.get("/engine-rest/task/%s/form-variables".formatted(review))
                        .json()
                        .get("changes")
                        .get("value")
                        .asText())
                .contains("leiden-inkoop.nl", "leiden-purchasing.org");
        assertThat(submit(agent, review, "decision", "perhaps")
                        .json()
                        .get("message")
                        .asText())
                .contains("Choose a decision: resubmit the request or return it to the global admin.");
        assertThat(submit(agent, review, "decision", "resubmit").status()).isEqualTo(204);
        decide(instance);

        String verify = task(support, instance);
        assertThat(support.get("/engine-rest/task/%s/form-variables".formatted(verify))
                        .json()
                        .get("evidence")
                        .get("value")
                        .asText())
                .contains("| Fact | Value | Finding | Source |");
        assertThat(submit(support, verify, "decision", "deny")
                        .json()
                        .get("message")
                        .asText())
                .contains("Justification is required");
        assertThat(submit(support, verify, "decision", "deny", "justification", "no proof")
                        .json()
                        .get("message")
                        .asText())
                .contains("Text for the customer is required");
        assertThat(submit(support, verify, "decision", "approve", "justification", "proof seen")
                        .status())
                .isEqualTo(204);
        Client.Answer shown = sales.get("/v1/customers/%s/verifications".formatted(customer));
        assertThat(shown.json().get("items").get(0).get("outcome").asText()).isEqualTo("in progress");
        assertThat(shown.json()
                        .get("items")
                        .get(1)
                        .get("fieldsToCorrect")
                        .get(0)
                        .asText())
                .isEqualTo("email");
        assertThat(shown.text()).doesNotContain("proof seen");
        String confirm = task(lead, instance);
        assertThat(submit(lead, confirm, "decision", "send back")
                        .json()
                        .get("message")
                        .asText())
                .contains("A note is required to send an approval back.");
        assertThat(submit(lead, confirm, "decision", "confirm").status()).isEqualTo(204);
        assertThat(sales.get("/v1/customers/" + customer)
                        .json()
                        .get("specialQualificationStatus")
                        .asText())
                .isEqualTo("Education");
    }

    @Test
    void theApproverCannotClaimTheConfirmationAndSeesWhy() {
        String instance = sales.post(START, submission("inkoop@leiden-inkoop.nl"))
                .json()
                .get("id")
                .asText();
        decide(instance);
        submit(admin, task(admin, instance), "email", "office@leiden-purchasing.org");
        submit(agent, task(agent, instance), "decision", "resubmit");
        decide(instance);
        submit(lead, task(lead, instance), "decision", "approve", "justification", "proof seen");

        Client.Answer refused = lead.post(
                "/engine-rest/task/%s/claim".formatted(task(lead, instance)), "{\"userId\":\"support-lead\"}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("message").asText())
                .isEqualTo("support-lead has approved this customer; the second person must be somebody else.");
    }

    @Test
    void aPlainCompletionOfATaskIsCheckedLikeItsForm() {
        String instance = sales.post(START, submission("inkoop@leiden-inkoop.nl"))
                .json()
                .get("id")
                .asText();
        decide(instance);
        String correct = "/engine-rest/task/%s/complete".formatted(task(admin, instance));
        assertThat(admin.post(correct, "{\"variables\":{\"email\":{\"value\":\"me@gmail.com\"}}}")
                        .status())
                .isEqualTo(400);
        assertThat(admin.post(
                                correct,
                                "{\"variables\":{\"email\":{\"value\":\"inkoop@leidenuniv.nl\"},\"junk\":{\"value\":1}}}")
                        .status())
                .isEqualTo(204);
        assertThat(runtime.getVariables(instance)).doesNotContainKeys("email", "junk");
    }

    @Test
    void otherPartnersAndSupportDoNotSeeTheInstance() {
        String instance = sales.post(START, submission("inkoop@leiden-inkoop.nl"))
                .json()
                .get("id")
                .asText();
        decide(instance);
        String task = task(admin, instance);
        Client otherAdmin = new Client(port, "tailspin-admin");
        assertThat(otherAdmin.get("/engine-rest/task/" + task).status()).isEqualTo(404);
        assertThat(otherAdmin
                        .get("/engine-rest/task?maxResults=10&processInstanceId=" + instance)
                        .json())
                .isEmpty();
        assertThat(support.get("/engine-rest/task?maxResults=10&processInstanceId=" + instance)
                        .json())
                .isEmpty();
        assertThat(sales.get("/engine-rest/task?maxResults=10&processInstanceId=" + instance)
                        .json())
                .isEmpty();
    }

    @Test
    void aTaskIsCompletedByItsRoleOnlyEvenIfAssignedToAnotherUser() {
        String instance = sales.post(START, submission("inkoop@leiden-inkoop.nl"))
                .json()
                .get("id")
                .asText();
        decide(instance);
        String task = task(admin, instance);
        tasks.setAssignee(task, "northwind-sales");
        assertThat(submit(sales, task, "email", "inkoop@leidenuniv.nl").status())
                .isEqualTo(403);
        assertThat(admin.post("/engine-rest/task/%s/bpmnError".formatted(task), "{\"errorCode\":\"x\"}")
                        .status())
                .as("an error that the model does not handle")
                .isEqualTo(400);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count())
                .isEqualTo(1);
        assertThat(tasks.createTaskQuery().taskId(task).count()).isEqualTo(1);
    }

    @Test
    void aTaskCanBeUpdatedWithAnotherFollowUpDate() {
        String instance = sales.post(START, submission("inkoop@leiden-inkoop.nl"))
                .json()
                .get("id")
                .asText();
        decide(instance);
        String task = "/engine-rest/task/" + task(admin, instance);
        ObjectNode body = (ObjectNode) admin.get(task).json();
        assertThat(body.path("camundaFormRef").path("key").asText()).isEqualTo("correct-profile");

        body.put("followUp", "2030-01-15T10:00:00.000+0000");

        assertThat(admin.send("PUT", task, body.toString()).status()).isEqualTo(204);
        assertThat(admin.get(task).json().get("followUp").asText()).startsWith("2030-01-15");
        assertThat(admin.send("PUT", task, "null").status()).isEqualTo(400);
    }

    @Test
    void startInstructionsAreRefused() {
        String foreign = customerOf(sales.post(START, submission("inkoop@leiden-inkoop.nl"))
                .json()
                .get("id")
                .asText());
        for (String element :
                new String[] {"UserTask_CorrectProfile", "ServiceTask_GrantQualification", "EndEvent_EducationCustomer"
                }) {
            String body =
                    "{\"businessKey\":\"%s\",\"startInstructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"%s\"}]}"
                            .formatted(foreign, element);
            assertThat(new Client(port, "tailspin-agent").post(START, body).status())
                    .as(element)
                    .isEqualTo(403);
            assertThat(sales.post(START, body).status()).as(element).isEqualTo(403);
        }
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(foreign)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theMessagesWorkThroughEngineRest() {
        String id = sales.post(START, submission("inkoop@leidenuniv.nl").replace("\"Education\"", "\"None\""))
                .json()
                .get("id")
                .asText();
        assertThat(runtime.createProcessInstanceQuery().processInstanceId(id).count())
                .isZero();
        String customer = jdbc.sql("select business_key_ from act_hi_procinst where id_ = ?")
                .param(id)
                .query(String.class)
                .single();

        String message = "{\"messageName\":\"QualificationRequested\",\"businessKey\":\"%s\"}";
        assertThat(sales.post("/engine-rest/message", message.formatted(customer))
                        .status())
                .isEqualTo(204);
        assertThat(sales.get("/v1/customers/" + customer)
                        .json()
                        .get("specialQualificationStatus")
                        .asText())
                .isEqualTo("In review");
        assertThat(sales.post("/engine-rest/message", message.formatted(customer))
                        .status())
                .as("running already")
                .isEqualTo(409);
        assertThat(sales.post("/engine-rest/message", message.formatted(UUID.randomUUID()))
                        .status())
                .isEqualTo(404);
        assertThat(new Client(port, "tailspin-agent")
                        .post("/engine-rest/message", message.formatted(customer))
                        .status())
                .isEqualTo(404);
    }

    private static Client.Answer submit(Client client, String task, String... fields) {
        StringBuilder variables = new StringBuilder();
        for (int field = 0; field < fields.length; field += 2) {
            variables
                    .append(field == 0 ? "" : ",")
                    .append("\"%s\":{\"value\":\"%s\"}".formatted(fields[field], fields[field + 1]));
        }
        return client.post(
                "/engine-rest/task/%s/submit-form".formatted(task), "{\"variables\":{%s}}".formatted(variables));
    }

    private static String task(Client client, String instance) {
        return client.get("/engine-rest/task?maxResults=10&processInstanceId=" + instance)
                .json()
                .get(0)
                .get("id")
                .asText();
    }

    private String customerOf(String instance) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey();
    }

    private void decide(String instance) {
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(instance)
                .messages()
                .singleResult()
                .getId());
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static String submission(String email) {
        return """
        {"variables":{"companyName":{"value":"Universiteit Leiden"},"addressLine1":{"value":"Rapenburg 70"},
        "city":{"value":"Leiden"},"country":{"value":"nl"},"firstName":{"value":"Purchasing"},
        "lastName":{"value":"Office"},"email":{"value":"%s"},"educationSegment":{"value":"HigherEducation"},
        "specialQualification":{"value":"Education"},"primaryDomain":{"value":"d%s"}}}
        """.formatted(email, UUID.randomUUID());
    }
}
