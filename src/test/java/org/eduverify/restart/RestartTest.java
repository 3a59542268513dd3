package org.eduverify.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.eduverify.EducationCustomerVerification;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.ProfileField;
import org.eduverify.testing.Applications;
import org.eduverify.testing.Cases;
import org.eduverify.testing.Cases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stops the program and starts it again on the same data. */
class RestartTest {

    @TempDir
    private Path dataDir;

    @Test
    void customersAtEveryWaitingPointSurviveARestartAndAreFinished() throws IOException {
        List<CustomerId> waiting;
        List<Long> things;
        try (ConfigurableApplicationContext program = start()) {
            Cases cases = program.getBean(Cases.class);
            Case collecting = cases.submitted(Applications.confirmed());
            Case correcting = cases.decided(Applications.withUnknownMailDomain());
            Case reviewing = cases.decided(Applications.withUnknownMailDomain())
                    .corrected(ProfileField.EMAIL, "inkoop@tudelft.nl");
            Case verifying = cases.decided(Applications.unlistedOnAcademicSuffix());
            Case confirming = cases.decided(Applications.withUnknownMailDomain())
                    .corrected(ProfileField.EMAIL, "office@delft-purchasing.org")
                    .resubmitted()
                    .supportDecides("approve");
            waiting = List.of(collecting.id(), correcting.id(), reviewing.id(), verifying.id(), confirming.id());
            things = whatAStartCreates(program);
        }
        assertThat(dataDir.resolve("postgresql/postmaster.pid"))
                .as("the database was stopped")
                .doesNotExist();

        try (ConfigurableApplicationContext program = start()) {
            assertThat(whatAStartCreates(program))
                    .as("a second start creates nothing twice")
                    .isEqualTo(things);
            Cases cases = program.getBean(Cases.class);
            cases.of(waiting.get(0)).runsItsJob().endedAt("EndEvent_EducationCustomer");
            cases.of(waiting.get(1))
                    .waitsAt("UserTask_CorrectProfile")
                    .timerFires("BoundaryEvent_CorrectionReminder")
                    .deliversItsMail()
                    .corrected(ProfileField.EMAIL, "inkoop@tudelft.nl")
                    .resubmitted()
                    .endedAt("EndEvent_EducationCustomer");
            cases.of(waiting.get(2))
                    .waitsAt("UserTask_ReviewAndResubmit")
                    .resubmitted()
                    .endedAt("EndEvent_EducationCustomer");
            cases.of(waiting.get(3))
                    .waitsAt("UserTask_VerifyManually")
                    .completed(
                            Cases.SUPPORT,
                            Map.of("decision", "approve", "justification", "Listed by the state's department."))
                    .endedAt("EndEvent_EducationCustomer");
            cases.of(waiting.get(4))
                    .waitsAt("UserTask_ConfirmApproval")
                    .leadAnswers("confirm")
                    .endedAt("EndEvent_EducationCustomer");
        }
    }

    @Test
    void aDatabaseThatOutlivedAKilledProgramIsStoppedAndUsedAgain() throws Exception {
        CustomerId customer;
        Process killed = startInAProcessOfItsOwn();
        long database = awaitDatabase();
        killed.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(database)).as("the orphan").isPresent();

        try (ConfigurableApplicationContext program = start()) {
            assertThat(ProcessHandle.of(database).filter(ProcessHandle::isAlive))
                    .isEmpty();
            customer = program.getBean(Cases.class)
                    .submitted(Applications.confirmed())
                    .id();
            assertThat(customer).isNotNull();
        }
    }

    @Test
    void aDataFolderInUseIsRefusedWithASentence() throws IOException {
        try (ConfigurableApplicationContext program = start()) {
            assertThatThrownBy(this::start).hasStackTraceContaining("is in use by another program");
            assertThat(program.getBean(JdbcClient.class)
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void modelsOfAFolderAreUsedInsteadOfTheJarsAndRefusedWithSentencesIfTheyAreWrong() throws IOException {
        Path models = dataDir.resolve("models");
        copy("bpmn", models);
        copy("forms", models);
        Path process = models.resolve("bpmn/education-customer-verification.bpmn");
        Path other = dataDir.resolve("data");
        String delivered = Files.readString(process);
        Files.writeString(process, delivered.replaceFirst("versionTag=\"[0-9.]+\"", "versionTag=\"7.0.0\""));
        try (ConfigurableApplicationContext program = startWithModels(other, models)) {
            assertThat(newestTag(program)).isEqualTo("7.0.0");
        }

        Files.writeString(process, delivered.replace("${collectEvidenceDelegate}", "${gatherEvidenceDelegate}"));
        assertThatThrownBy(() -> startWithModels(other, models))
                .hasMessageContaining(models.toString())
                .hasMessageContaining(
                        "'Collect evidence (ServiceTask_CollectEvidence)' refers to the delegate ${gatherEvidenceDelegate}");
        assertThatThrownBy(() -> startWithModels(other, dataDir.resolve("no-such-folder")))
                .hasMessageContaining("There are no models in its folders bpmn and forms.");

        Files.writeString(process, delivered.replaceFirst("versionTag=\"[0-9.]+\"", "versionTag=\"7.0.1\""));
        try (ConfigurableApplicationContext program = startWithModels(other, models)) {
            assertThat(newestTag(program)).isEqualTo("7.0.1");
        }
    }

    private static String newestTag(ConfigurableApplicationContext program) {
        return program.getBean(RepositoryService.class)
                .createProcessDefinitionQuery()
                .latestVersion()
                .singleResult()
                .getVersionTag();
    }

    private static ConfigurableApplicationContext startWithModels(Path data, Path models) {
        return new SpringApplicationBuilder(EducationCustomerVerification.class, Cases.class)
                .profiles("test")
                .run("--server.port=0", "--eduverify.data-dir=" + data, "--eduverify.models-dir=" + models);
    }

    private static void copy(String folder, Path into) throws IOException {
        Files.createDirectories(into.resolve(folder));
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, into.resolve(folder).resolve(file.getFileName()));
            }
        }
    }

    private static List<Long> whatAStartCreates(ConfigurableApplicationContext program) {
        RepositoryService repository = program.getBean(RepositoryService.class);
        IdentityService identity = program.getBean(IdentityService.class);
        return List.of(
                repository.createDeploymentQuery().count(),
                repository.createProcessDefinitionQuery().count(),
                repository.createDecisionDefinitionQuery().count(),
                identity.createUserQuery().count(),
                identity.createGroupQuery().count(),
                program.getBean(FilterService.class).createFilterQuery().count(),
                program.getBean(JdbcClient.class)
                        .sql("select count(*) from eduverify.institution")
                        .query(Long.class)
                        .single());
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(EducationCustomerVerification.class, Cases.class)
                .profiles("test")
                .run("--server.port=0", "--eduverify.data-dir=" + dataDir);
    }

    private Process startInAProcessOfItsOwn() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EducationCustomerVerification.class.getName(),
                        "--server.port=0",
                        "--eduverify.data-dir=" + dataDir)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The database's process id, once it takes connections. */
    private long awaitDatabase() {
        Path pidFile = dataDir.resolve("postgresql/postmaster.pid");
        List<String> lines = await("the embedded database")
                .atMost(Duration.ofSeconds(60))
                .until(() -> linesOf(pidFile), RestartTest::isReady);
        return Long.parseLong(lines.get(0).strip());
    }

    private static boolean isReady(List<String> lines) {
        return lines.size() > 7 && lines.get(7).strip().equals("ready");
    }

    /** The file comes and goes while the database starts. */
    private static List<String> linesOf(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException notThere) {
            return List.of();
        }
    }
}
