package org.eduverify.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.eduverify.customer.ProfileField;
import org.eduverify.models.migration.InstanceMigration;
import org.eduverify.models.migration.MigrationReport;
import org.eduverify.models.migration.MigrationReport.FormerVersion;
import org.eduverify.models.migration.MigrationReport.Kind;
import org.eduverify.models.migration.MigrationReport.Staying;
import org.eduverify.models.migration.MigrationReport.WaitingPoint;
import org.eduverify.testing.Applications;
import org.eduverify.testing.Cases;
import org.eduverify.testing.Cases.Case;
import org.eduverify.testing.Client;
import org.eduverify.testing.ProgramTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Parks instances at every waiting point of a version, deploys a newer one, and finishes them there. */
@ProgramTest
@DirtiesContext
class InstanceMigrationTest {

    private static final String PROCESS = "bpmn/education-customer-verification.bpmn";
    private static final String COLLECT = "ServiceTask_CollectEvidence";
    private static final String CORRECT = "UserTask_CorrectProfile";
    private static final String REVIEW = "UserTask_ReviewAndResubmit";
    private static final String MANUAL = "UserTask_VerifyManually";
    private static final String CONFIRM = "UserTask_ConfirmApproval";
    private static final String OVERDUE = "BoundaryEvent_ManualVerificationOverdue";
    private static final String REMINDER = "BoundaryEvent_CorrectionReminder";
    private static final String LAPSED = "BoundaryEvent_CorrectionLapsed";
    private static final String APPROVED = "EndEvent_EducationCustomer";
    private static final String DEPLOYMENT = "version of a test";

    @TempDir
    private static Path models;

    @Autowired
    private InstanceMigration migration;

    @Autowired
    private Cases cases;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProcessEngine engine;

    @LocalServerPort
    private int port;

    private String current;

    @DynamicPropertySource
    static void modelsLieInAFolder(DynamicPropertyRegistry settings) {
        copy("bpmn", "*.{bpmn,dmn}");
        copy("forms", "*.form");
        settings.add("eduverify.models-dir", models::toString);
    }

    private static void copy(String folder, String files) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of(folder), files)) {
            Path copies = Files.createDirectories(models.resolve(folder));
            for (Path file : found) {
                Files.copy(file, copies.resolve(file.getFileName()));
            }
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @BeforeEach
    void readTheCurrentModel() throws IOException {
        current = Files.readString(Path.of(PROCESS));
    }

    @AfterEach
    void removeInstancesAndDeployments() {
        ClockUtil.reset();
        runtime.createProcessInstanceQuery()
                .list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "the test is over"));
        repository
                .createDeploymentQuery()
                .deploymentName(DEPLOYMENT)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void aPatchMigratesInstancesFromEveryWaitingPoint() {
        deploy(tagged(current, "1.1.0"));
        Map<String, Case> parked = parkedEverywhere();
        parked.put(CONFIRM, confirming());
        Case remindedByMail =
                cases.decided(Applications.withUnknownMailDomain()).timerFires(REMINDER);
        Case lapsedByMail = cases.decided(Applications.withUnknownMailDomain()).timerFires(LAPSED);
        ClockUtil.reset();
        String lapsed = lapsedByMail.instance().getId();
        Map<String, Map<String, Object>> before = state(parked);
        deploy(tagged(current, "1.1.1").replace("name=\"Verify manually\"", "name=\"Verify by a person\""));

        MigrationReport rehearsal = migration.run(true);
        assertThat(state(parked)).as("a dry run changes nothing").isEqualTo(before);
        assertThat(versionOf(parked.get(CORRECT))).isEqualTo("1.1.0");
        FormerVersion former = only(rehearsal);
        assertThat(former.kind()).isEqualTo(Kind.PATCH);
        assertThat(former.migrated()).as("%s", rehearsal).isEqualTo(7).isEqualTo(former.instances());
        assertThat(point(former, MANUAL).targetLabel()).isEqualTo("Verify by a person");
        assertThat(point(former, "EndEvent_Reminded").migrated()).isEqualTo(1);

        assertThat(only(migration.run(false)).migrated()).isEqualTo(7);

        assertThat(state(parked))
                .as("timers, assignments and variables are kept")
                .isEqualTo(before);
        parked.values().forEach(customer -> assertThat(versionOf(customer)).isEqualTo("1.1.1"));
        assertThat(migration.run(false).formerVersions())
                .as("nothing is left to do")
                .isEmpty();
        finish(parked);
        parked.get(CONFIRM).leadAnswers("confirm").endedAt(APPROVED);
        remindedByMail.deliversItsMail().waitsAt(CORRECT);
        lapsedByMail.deliversItsMail();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(lapsed)
                        .count())
                .isZero();
    }

    @Test
    void theFirstDeliveredVersionIsMigratedByItsInstructionFile() throws IOException {
        deploy(firstDelivered());
        Map<String, Case> parked = parkedEverywhere();
        Case overdue = cases.decided(Applications.unlistedOnAcademicSuffix()).timerFires(OVERDUE);
        ClockUtil.reset();
        parked.put("overdue", overdue);
        management.setJobDuedate(parked.get(MANUAL).timer(OVERDUE).getId(), new Date(1_900_000_000_000L));
        Case lapsing = cases.decided(Applications.withUnknownMailDomain());
        Date lapses = lapsing.timer(LAPSED).getDuedate();
        Map<String, Map<String, Object>> before = state(parked);
        deploy(tagged(current, "1.1.0"));

        FormerVersion former = only(migration.run(true));
        assertThat(former.kind()).isEqualTo(Kind.MINOR);
        assertThat(former.instructionFile()).isEqualTo("bpmn/migrations/1.0-to-1.1.json");
        assertThat(state(parked)).isEqualTo(before);
        assertThat(versionOf(parked.get(MANUAL))).isEqualTo("1.0.0");

        former = only(migration.run(false));
        assertThat(former.migrated()).as("%s", former).isEqualTo(6).isEqualTo(former.instances());

        assertThat(state(parked)).isEqualTo(before);
        parked.values().forEach(customer -> assertThat(versionOf(customer)).isEqualTo("1.1.0"));
        assertThat(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(lapsing.instance().getId())
                        .variableName("correctionDueDate")
                        .singleResult()
                        .getValue())
                .isEqualTo(lapses);
        lapsing.corrected(ProfileField.EMAIL, "inkoop@tudelft.nl").waitsAt(REVIEW);
        assertThat(lapsing.task().getDueDate())
                .as("a task that begins afterwards is due when the request lapses")
                .isEqualTo(lapses);
        lapsing.timerFires(LAPSED).deliversItsMail().endedAt("EndEvent_RequestLapsed");
        overdue.timerFires(OVERDUE).deliversItsMail().waitsAt(MANUAL);
        overdue.supportDecides("deny").endedAt("EndEvent_NotAnEducationCustomer");
        ClockUtil.reset();
        finish(parked);
    }

    @Test
    void aRenamedTaskRequiresAnInstructionFile() throws IOException {
        deploy(tagged(current, "1.1.0"));
        Map<String, Case> parked = parkedEverywhere();
        parked.get(MANUAL).claimed(Cases.SUPPORT);
        Map<String, Map<String, Object>> before = state(parked);
        deploy(tagged(current, "1.2.0").replace(REVIEW, "UserTask_CheckAndResubmit"));

        FormerVersion former = only(migration.run(false));
        assertThat(former.kind()).isEqualTo(Kind.MINOR);
        assertThat(former.migrated()).isZero();
        assertThat(english(former))
                .isEqualTo(
                        "The instruction file bpmn/migrations/1.1-to-1.2.json is missing. A new minor version requires one.");

        instructions("{\"instructions\": [{\"from\": \"UserTask_Nowhere\", \"to\": \"UserTask_CheckAndResubmit\"}]}");
        assertThat(english(only(migration.run(false))))
                .contains("refers to UserTask_Nowhere, which does not exist in version 1.1.0");
        instructions("{\"instructions\": [{\"von\": \"UserTask_Nowhere\"}]}");
        assertThat(english(only(migration.run(false)))).contains("does not have the required format");
        instructions("{\"instructions\": [{\"from\": \"%s\", \"to\": \"SubProcess_ManualVerification\"}]}"
                .formatted(REVIEW));
        assertThat(english(only(migration.run(false)))).contains("maps Review and resubmit (" + REVIEW);

        instructions("{}");
        former = only(migration.run(false));
        assertThat(former.migrated()).as("the others go").isEqualTo(3);
        assertThat(point(former, REVIEW).staying())
                .extracting(staying -> staying.reason().in(Locale.ENGLISH))
                .containsExactly(
                        "Review and resubmit (UserTask_ReviewAndResubmit) has no counterpart in version 1.2.0. "
                                + "Map it in an instruction file.");
        assertThat(versionOf(parked.get(REVIEW))).isEqualTo("1.1.0");

        instructions(
                "{\"instructions\": [{\"from\": \"%s\", \"to\": \"UserTask_CheckAndResubmit\"}]}".formatted(REVIEW));
        assertThat(only(migration.run(false)).migrated()).isEqualTo(1);
        assertThat(versionOf(parked.get(REVIEW))).isEqualTo("1.2.0");
        assertThat(parked.get(REVIEW).task().getTaskDefinitionKey()).isEqualTo("UserTask_CheckAndResubmit");
        assertThat(state(parked)).isEqualTo(before);
    }

    @Test
    void acrossMajorVersionsAndWithoutReadableTagsInstancesStay() {
        deploy(tagged(current, "1.1.0"));
        Case customer = cases.decided(Applications.unlistedOnAcademicSuffix());

        deploy(tagged(current, "2.0.0"));
        FormerVersion former = only(migration.run(false));
        assertThat(former.kind()).isEqualTo(Kind.MAJOR);
        assertThat(point(former, MANUAL).staying())
                .extracting(Staying::instances)
                .containsExactly(1L);
        assertThat(english(former))
                .isEqualTo("Instances are not migrated to another major version. They finish on their own version.");

        deploy(tagged(current, "2.0.1"));
        // such tags are refused today, but older programs accepted them
        jdbc.sql("update act_re_procdef set version_tag_ = 'next' where version_tag_ = '2.0.1'")
                .update();
        engineForgetsItsModels();
        former = only(migration.run(false));
        assertThat(former.kind()).isEqualTo(Kind.NONE);
        assertThat(english(former)).contains("The version tag 'next'", "does not consist of three numbers");

        // models in the jar are not required to raise their tag
        deploy(tagged(current, "1.1.0").replace("name=\"Verify manually\"", "name=\"Verify by a person\""), "jar");
        assertThat(english(only(migration.run(false)))).contains("different content");
        assertThat(versionOf(customer)).isEqualTo("1.1.0");
        customer.supportDecides("deny").endedAt("EndEvent_NotAnEducationCustomer");
    }

    @Test
    void instancesThatAPatchWouldBreakStayWithTheReason() {
        deploy(tagged(current, "1.1.0"));
        Case manual = cases.decided(Applications.unlistedOnAcademicSuffix());
        Case correcting = cases.decided(Applications.withUnknownMailDomain());
        String changed = tagged(current, "1.1.3")
                .replace(
                        "<camunda:inputParameter name=\"correctionDueDate\">",
                        "<camunda:inputParameter name=\"attemptsLeft\">${attemptNumber}</camunda:inputParameter>"
                                + "<camunda:inputParameter name=\"correctionDueDate\">");
        Case collecting = cases.submitted(Applications.confirmed());
        deploy(changed);

        JsonNode answer = new Client(port, "analyst")
                .post("/v1/models/migrations?dryRun=false", "")
                .json();
        JsonNode former = answer.at("/formerVersions/0");
        assertThat(former.get("kind").asText()).isEqualTo("patch");
        assertThat(former.get("migrated").asInt()).isEqualTo(2);
        assertThat(former.get("staying").asInt()).isEqualTo(1);
        assertThat(answer.toString())
                .contains("Correction by the partner (SubProcess_Correction) reads attemptsLeft")
                .doesNotContain("org.camunda", "ENGINE-", "asyncBefore");
        assertThat(new Client(port, "analyst")
                        .post("/v1/models/migrations", "", "Accept-Language", "nl")
                        .text())
                .contains("leest attemptsLeft bij de start");
        assertThat(versionOf(manual)).isEqualTo("1.1.3");
        assertThat(versionOf(correcting)).isEqualTo("1.1.0");
        collecting.runsItsJob().endedAt(APPROVED);
    }

    @Test
    void withoutAnInstructionFileNoInstanceIsMigratedToAnotherMinorVersion() throws IOException {
        deploy(firstDelivered());
        Case customer = cases.decided(Applications.unlistedOnAcademicSuffix());
        deploy(tagged(current, "1.3.0"));

        assertThat(english(only(migration.run(false)))).contains("bpmn/migrations/1.0-to-1.3.json is missing");
        customer.waitsAt(MANUAL).supportDecides("approve").endedAt(APPROVED);
    }

    private Map<String, Case> parkedEverywhere() {
        Map<String, Case> parked = new LinkedHashMap<>();
        parked.put(COLLECT, cases.submitted(Applications.confirmed()));
        parked.put(CORRECT, cases.decided(Applications.withUnknownMailDomain()).assignedTo(Cases.GLOBAL_ADMIN));
        parked.put(
                REVIEW,
                cases.decided(Applications.withUnknownMailDomain()).corrected(ProfileField.EMAIL, "inkoop@tudelft.nl"));
        parked.put(
                MANUAL, cases.decided(Applications.unlistedOnAcademicSuffix()).claimed(Cases.SUPPORT));
        tasks.setPriority(parked.get(MANUAL).task().getId(), 87);
        return parked;
    }

    private Case confirming() {
        return cases.decided(Applications.withUnknownMailDomain())
                .corrected(ProfileField.EMAIL, "office@delft-purchasing.org")
                .resubmitted()
                .supportDecides("approve")
                .claimed(Cases.SUPPORT_LEAD);
    }

    private static void finish(Map<String, Case> parked) {
        parked.get(COLLECT).runsItsJob().endedAt(APPROVED);
        parked.get(CORRECT).waitsAt(CORRECT).timerFires(REMINDER).deliversItsMail();
        ClockUtil.reset();
        parked.get(CORRECT)
                .corrected(ProfileField.EMAIL, "inkoop@tudelft.nl")
                .resubmitted()
                .endedAt(APPROVED);
        parked.get(REVIEW).waitsAt(REVIEW).withdrawn().endedAt("EndEvent_RequestWithdrawn");
        parked.get(MANUAL).waitsAt(MANUAL).supportDecides("approve").endedAt(APPROVED);
    }

    /** The state that users and timers depend on, by case. */
    private Map<String, Map<String, Object>> state(Map<String, Case> parked) {
        Map<String, Map<String, Object>> states = new TreeMap<>();
        parked.forEach((point, customer) -> states.put(point, state(customer)));
        return states;
    }

    private Map<String, Object> state(Case customer) {
        Map<String, Object> state = new TreeMap<>();
        state.put("business key", customer.instance().getBusinessKey());
        state.put("partner", customer.instance().getTenantId());
        for (Job job : customer.jobs()) {
            String element = management
                    .createJobDefinitionQuery()
                    .jobDefinitionId(job.getJobDefinitionId())
                    .singleResult()
                    .getActivityId();
            state.put("job " + element, List.of(String.valueOf(job.getDuedate()), job.getRetries()));
        }
        Task task = customer.task();
        if (task != null) {
            state.put("task", task.getId());
            state.put("assignee", String.valueOf(task.getAssignee()));
            state.put("priority", task.getPriority());
            state.put("due", String.valueOf(task.getDueDate()));
            state.put(
                    "offered to",
                    tasks.getIdentityLinksForTask(task.getId()).stream()
                            .map(link -> link.getType() + link.getGroupId() + link.getUserId())
                            .sorted()
                            .toList());
            state.put("variables", new TreeMap<>(tasks.getVariablesLocal(task.getId())).toString());
        }
        return state;
    }

    private void deploy(String process) {
        deploy(process, "test");
    }

    private void deploy(String process, String source) {
        DeploymentBuilder deployment =
                repository.createDeployment().name(DEPLOYMENT).source(source).addString(PROCESS, process);
        try (DirectoryStream<Path> forms = Files.newDirectoryStream(Path.of("forms"), "*.form")) {
            for (Path form : forms) {
                deployment.addString("forms/" + form.getFileName(), Files.readString(form));
            }
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
        deployment.deploy();
    }

    /** The engine caches parsed models. */
    private void engineForgetsItsModels() {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getDeploymentCache()
                .discardProcessDefinitionCache();
    }

    private static String tagged(String model, String tag) {
        return model.replaceFirst("camunda:versionTag=\"[^\"]*\"", "camunda:versionTag=\"" + tag + "\"");
    }

    private static String firstDelivered() throws IOException {
        return new ClassPathResource("models/1.0.0/education-customer-verification.bpmn")
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static void instructions(String json) throws IOException {
        Files.writeString(
                Files.createDirectories(models.resolve("bpmn/migrations")).resolve("1.1-to-1.2.json"), json);
    }

    private static FormerVersion only(MigrationReport report) {
        assertThat(report.formerVersions()).hasSize(1);
        return report.formerVersions().get(0);
    }

    private static WaitingPoint point(FormerVersion former, String element) {
        return former.waitingPoints().stream()
                .filter(point -> point.activityId().equals(element))
                .findFirst()
                .orElseThrow();
    }

    private static String english(FormerVersion former) {
        return former.outcome().in(Locale.ENGLISH);
    }

    private String versionOf(Case customer) {
        ProcessDefinition version =
                repository.getProcessDefinition(customer.instance().getProcessDefinitionId());
        return version.getVersionTag();
    }
}
