package org.eduverify.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.eduverify.testing.Applications;
import org.eduverify.testing.Cases;
import org.eduverify.testing.Client;
import org.eduverify.testing.Client.Answer;
import org.eduverify.testing.ProgramTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Deployment over engine REST, as Camunda Modeler's Deploy button does it. */
@ProgramTest
// a separate program: a new version migrates instances that other tests left running
@TestPropertySource(properties = "spring.application.name=models")
class ModelDeploymentTest {

    private static final String PROCESS = "education-customer-verification.bpmn";
    private static final String TAG = "camunda:versionTag=\"1.1.1\"";

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private Cases cases;

    private Client analyst;
    private long deployments;

    @BeforeEach
    void theAnalystIsLoggedIn() {
        analyst = new Client(port, "analyst");
        deployments = repository.createDeploymentQuery().count();
    }

    @AfterEach
    void theDeliveredModelsAreTheNewestAgain() {
        repository
                .createDeploymentQuery()
                .deploymentSource("process application")
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
        repository
                .createDeploymentQuery()
                .deploymentName("probe")
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void aNewVersionWithItsFormsIsDeployed() throws IOException {
        Map<String, String> files = forms();
        files.put(PROCESS, process().replace(TAG, "camunda:versionTag=\"1.1.2\""));

        Answer answer = deploy(files);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(newest().getVersionTag()).isEqualTo("1.1.2");
    }

    @Test
    void aPatchMigratesRunningInstancesAutomatically() throws Exception {
        Cases.Case customer = cases.decided(Applications.unlistedOnAcademicSuffix());
        Map<String, String> files = forms();
        files.put(
                PROCESS,
                process()
                        .replace(TAG, "camunda:versionTag=\"1.1.9\"")
                        .replace(
                                "The customer may buy education offers.",
                                "The customer may buy education offers, and others."));

        assertThat(deploy(files).status()).isEqualTo(200);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(versionOf(customer)).isEqualTo("1.1.9"));
        customer.supportDecides("approve").endedAt("EndEvent_EducationCustomer");
    }

    private String versionOf(Cases.Case customer) {
        return repository
                .getProcessDefinition(customer.instance().getProcessDefinitionId())
                .getVersionTag();
    }

    @Test
    void camundaModelerMayDeployAlthoughItIsBuiltOnABrowser() throws IOException {
        Map<String, String> files = forms();
        files.put(PROCESS, process().replace(TAG, "camunda:versionTag=\"1.1.2\""));

        Answer answer = deploy(files, "Origin", "file://", "Sec-Fetch-Site", "cross-site");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(deploy(files, "Origin", "null", "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aProcessWithoutItsFormsIsRefusedAndNothingChanges() throws IOException {
        Answer answer = deploy(Map.of(PROCESS, process().replace(TAG, "camunda:versionTag=\"1.1.2\"")));

        assertThatItIsRefused(
                answer,
                "'Verify manually (UserTask_VerifyManually)' refers to the form 'verify-manually', which is not in the same deployment");
    }

    @Test
    void changedContentRequiresAnotherVersionTag() throws IOException {
        Map<String, String> files = forms();
        files.put(
                PROCESS,
                process().replace("The customer may buy education offers.", "The customer may buy everything."));
        assertThatItIsRefused(
                deploy(files), "has changed, but still has the deployed version tag 1.1.1; raise the version tag");

        String table = Files.readString(Path.of("bpmn/select-next-step.dmn"));
        assertThatItIsRefused(
                deploy(Map.of(
                        "select-next-step.dmn", table.replace("<text>\"manual\"</text>", "<text>\"close\"</text>"))),
                "(select-next-step)' has changed, but still has the deployed version tag 1.0.1");
    }

    @Test
    void aChangedDiagramAloneIsNotAChange() throws IOException {
        Map<String, String> files = forms();
        files.put(PROCESS, process().replaceFirst("<dc:Bounds x=\"\\d+\"", "<dc:Bounds x=\"7\""));

        assertThat(deploy(files).status()).isEqualTo(200);
    }

    @Test
    void allFaultsAreReportedAtOnce() throws IOException {
        Map<String, String> files = forms();
        files.put(
                PROCESS,
                process()
                        .replace(TAG, "")
                        .replace("${grantQualificationDelegate}", "${giveQualificationDelegate}")
                        .replace("candidateGroups=\"support-lead\"", "candidateGroups=\"leads\""));

        Answer answer = deploy(files);

        assertThatItIsRefused(answer, "does not have a version tag such as 1.2.0");
        assertThat(answer.json().get("message").asText())
                .contains("${giveQualificationDelegate}, which does not exist")
                .contains("refers to the group 'leads'");
    }

    private void assertThatItIsRefused(Answer answer, String finding) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).contains(finding);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
    }

    private ProcessDefinition newest() {
        return repository.createProcessDefinitionQuery().latestVersion().singleResult();
    }

    private Answer deploy(Map<String, String> files, String... headers) {
        StringBuilder body = new StringBuilder();
        body.append("--part\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nprobe\r\n");
        files.forEach((name, content) -> body.append(
                        "--part\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
                                .formatted(name, name))
                .append(content)
                .append("\r\n"));
        body.append("--part--\r\n");
        List<String> all = new java.util.ArrayList<>(List.of("Content-Type", "multipart/form-data; boundary=part"));
        all.addAll(List.of(headers));
        return analyst.send("POST", "/engine-rest/deployment/create", body.toString(), all.toArray(String[]::new));
    }

    private static String process() throws IOException {
        return Files.readString(Path.of("bpmn", PROCESS), StandardCharsets.UTF_8);
    }

    private static Map<String, String> forms() throws IOException {
        Map<String, String> forms = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            for (Path file : files.toList()) {
                forms.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return forms;
    }
}
