package org.eduverify.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RepositoryService;
import org.eduverify.customer.CustomerId;
import org.eduverify.testing.Applications;
import org.eduverify.testing.Cases;
import org.eduverify.testing.Client;
import org.eduverify.testing.Client.Answer;
import org.eduverify.testing.ProgramTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Replays of changed decision tables over HTTP. The test has a program of its own, so that it knows every attempt in the
 * database.
 */
@ProgramTest
@TestPropertySource(properties = "eduverify.verification.longest-replay=PT2M")
@TestInstance(Lifecycle.PER_CLASS)
class DecisionReplayApiTest {

    private static final String REPLAY = "/v1/decisions/replay";
    private static final String DELIVERED = delivered();

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Autowired
    private RepositoryService repository;

    private Client analyst;
    private CustomerId approved;
    private CustomerId nameOnlyOnce;
    private CustomerId nameOnlyByTailspin;
    private CustomerId unclear;
    private CustomerId abused;

    @BeforeAll
    void decideFiveCustomers() {
        approved = cases.decided(Applications.confirmed()).id();
        nameOnlyOnce = cases.decided(Applications.withUnknownMailDomain()).id();
        nameOnlyByTailspin = cases.submittedBy("tailspin-admin", Applications.withUnknownMailDomain())
                .runsItsJob()
                .id();
        unclear = cases.decided(Applications.unlistedOnAcademicSuffix()).id();
        abused = cases.decided(Applications.onAbusedDomain()).id();
        // attempts that no table decided: one still open, one decided by support
        cases.submitted(Applications.confirmed());
        cases.of(unclear).supportDecides("deny");
    }

    @BeforeEach
    void logIn() {
        analyst = new Client(port, "analyst");
    }

    private static String delivered() {
        try {
            return Files.readString(Path.of("bpmn/decide-eligibility.dmn"));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String withRule(String rule, String text, String replacement) {
        int start = DELIVERED.indexOf("<rule id=\"%s\">".formatted(rule));
        int end = DELIVERED.indexOf("</rule>", start);
        String before = DELIVERED.substring(start, end);
        assertThat(before).contains(text);
        return DELIVERED.substring(0, start) + before.replace(text, replacement) + DELIVERED.substring(end);
    }

    private static String withoutRules(String... rules) {
        String table = DELIVERED;
        for (String rule : rules) {
            int start = table.indexOf("<rule id=\"%s\">".formatted(rule));
            int end = table.indexOf("</rule>", start) + "</rule>".length();
            table = table.substring(0, start) + table.substring(end);
        }
        return table;
    }

    /** The rule for a registered name with an unknown mail domain answers "unclear". */
    private static String withNameOnlyUnclear() {
        return withRule("Rule_NameOnly", "\"not eligible\"", "\"unclear\"")
                .replace("\"NAME_ONLY\"", "\"NAME_ONLY_FOR_SUPPORT\"");
    }

    private JsonNode replay(String table) {
        Answer answer = analyst.post(REPLAY, table);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static void counts(JsonNode report, long unchanged, long changed, long unanswered, long skipped) {
        assertThat(report.get("attempts").asLong()).isEqualTo(unchanged + changed + unanswered + skipped);
        assertThat(report.get("unchanged").asLong()).as("unchanged").isEqualTo(unchanged);
        assertThat(report.get("changed").asLong()).as("changed").isEqualTo(changed);
        assertThat(report.get("unanswered").asLong()).as("unanswered").isEqualTo(unanswered);
        assertThat(report.get("skipped").asLong()).as("skipped").isEqualTo(skipped);
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @Test
    void theDeliveredTableChangesNothing() {
        JsonNode report = replay(DELIVERED);

        counts(report, 5, 0, 0, 0);
        assertThat(report.get("byAnotherRule").asLong()).isZero();
        assertThat(report.get("changes")).isEmpty();
        assertThat(report.get("cases").get("totalCount").asLong()).isZero();
        assertThat(report.get("proposedTable").asText()).isEqualTo("decide-eligibility 1.2.0");
        assertThat(report.get("formerTables")).hasSize(1);
        assertThat(report.get("formerTables").get(0).get("decisionTable").asText())
                .isEqualTo("decide-eligibility 1.2.0 (version 1)");
        assertThat(report.get("formerTables").get(0).get("count").asLong()).isEqualTo(5);
    }

    @Test
    void aChangedRuleShowsTheAttemptsItChangesFromWhatToWhatAndByRule() {
        JsonNode report = replay(withNameOnlyUnclear());

        counts(report, 3, 2, 0, 0);
        assertThat(report.get("changes")).hasSize(1);
        JsonNode change = report.get("changes").get(0);
        assertThat(change.get("count").asLong()).isEqualTo(2);
        assertThat(change.get("from").toString())
                .isEqualTo(
                        "{\"outcome\":\"denied\",\"vettingReason\":\"Not an Academic Domain\",\"reasonCode\":\"NAME_ONLY\"}");
        assertThat(change.get("to").get("outcome").asText()).isEqualTo("unclear");
        assertThat(change.get("to").get("reasonCode").asText()).isEqualTo("NAME_ONLY_FOR_SUPPORT");
        for (String side : List.of("formerRules", "newRules")) {
            assertThat(change.get(side)).hasSize(1);
            assertThat(change.get(side).get(0).get("rule").asText()).isEqualTo("Rule_NameOnly");
            assertThat(change.get(side).get(0).get("words").asText()).isNotBlank();
            assertThat(change.get(side).get(0).get("count").asLong()).isEqualTo(2);
        }
        assertThat(items(report.get("rules")).filter(rule -> rule.get("changed").asLong() > 0))
                .singleElement()
                .satisfies(rule -> assertThat(rule.get("rule").asText()).isEqualTo("Rule_NameOnly"));
        assertThat(items(report.get("cases").get("items"))
                        .map(one -> one.get("customerId").asText()))
                .containsExactly(nameOnlyByTailspin.toString(), nameOnlyOnce.toString());
        JsonNode newest = report.get("cases").get("items").get(0);
        assertThat(newest.get("partner").asText()).isEqualTo("tailspin");
        assertThat(newest.get("attemptNumber").asInt()).isEqualTo(1);
        assertThat(newest.get("decidedAt").asText()).isNotBlank();
        assertThat(newest.get("facts").get("directoryMatch").asText()).isEqualTo("name only");
        assertThat(newest.get("facts")).hasSize(8);
    }

    @Test
    void aReportContainsNoPersonalData() {
        String answer = replay(withNameOnlyUnclear()).toString();

        assertThat(answer).doesNotContain("delft", "Delft", "inkoop", "Purchasing");
    }

    @Test
    void theSameDecisionByAnotherRuleIsNotAChange() {
        JsonNode report = replay(DELIVERED.replace("\"Rule_Confirmed\"", "\"Rule_ConfirmedByRegister\""));

        counts(report, 5, 0, 0, 0);
        assertThat(report.get("byAnotherRule").asLong()).isEqualTo(1);
    }

    @Test
    void anotherVettingReasonIsAChange() {
        JsonNode report =
                replay(withRule("Rule_NameOnly", "\"Not an Academic Domain\"", "\"Not an Education Customer\""));

        counts(report, 3, 2, 0, 0);
        assertThat(report.get("changes").get(0).get("to").get("vettingReason").asText())
                .isEqualTo("Not an Education Customer");
    }

    @Test
    void factsThatNoRuleAppliesToAreReported() {
        JsonNode report = replay(withoutRules("Rule_NameOnly", "Rule_Otherwise"));

        counts(report, 3, 0, 2, 0);
        assertThat(items(report.get("unansweredFacts"))
                        .mapToLong(facts -> facts.get("count").asLong())
                        .sum())
                .isEqualTo(2);
        assertThat(report.get("unansweredFacts")
                        .get(0)
                        .get("facts")
                        .get("directoryMatch")
                        .asText())
                .isEqualTo("name only");
    }

    @Test
    void anAttemptWhoseFactsAreIncompleteIsSkipped() {
        String fact = """
        from eduverify.evidence where fact = 'website' and attempt_id in
            (select id from eduverify.verification_attempt where customer_id = ? and number = 1)
        """;
        jdbc.sql("create table public.kept as select * " + fact.replace("?", "'" + approved + "'"))
                .update();
        jdbc.sql("delete " + fact).param(approved.value()).update();
        try {
            counts(replay(DELIVERED), 4, 0, 0, 1);
        } finally {
            jdbc.sql("insert into eduverify.evidence select * from public.kept").update();
            jdbc.sql("drop table public.kept").update();
        }
    }

    @Test
    void atMostTheRequestedCasesAreListedAndAllAreCounted() {
        Answer one = analyst.post(REPLAY + "?cases=1", withNameOnlyUnclear());
        assertThat(one.json().get("cases").get("totalCount").asLong()).isEqualTo(2);
        assertThat(one.json().get("cases").get("items")).hasSize(1);
        assertThat(analyst.post(REPLAY + "?cases=0", withNameOnlyUnclear())
                        .json()
                        .get("cases")
                        .get("items"))
                .isEmpty();
        for (String wrong : List.of("1001", "-1", "many")) {
            assertThat(analyst.post(REPLAY + "?cases=" + wrong, DELIVERED).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void aClientThatAcceptsPlainTextGetsATable() {
        Answer answer = analyst.post(REPLAY + "?cases=1", withNameOnlyRenamed(), "Accept", "text/plain");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(answer.text())
                .matches("(?s)decide-eligibility \\S+ on 5 past attempts, in \\d+\\.\\d s\n.*")
                .containsPattern("\ndecided then: 5 by decide-eligibility \\S+ \\(version 1\\)\n")
                .contains("         3  unchanged (0 of them by another rule)\n         2  changed\n")
                .contains("denied (Not an Academic Domain, NAME_ONLY)  ->  denied (Not an Academic Domain, NAME_FOUND)")
                .contains("                 2  then  Rule_NameOnly: ", "                 2  now   Rule_NameOnly: ")
                .contains("         2          2  Rule_NameOnly: ")
                .contains("Cases: the newest 1 of 2\n")
                .contains("customer " + nameOnlyByTailspin + " of tailspin, attempt 1")
                .contains("directoryMatch = name only")
                .doesNotContain(nameOnlyOnce.toString(), "null", "delft", "Delft")
                .endsWith("\n");
    }

    @Test
    void theTableListsFactsThatNoRuleAppliesTo() {
        String table = analyst.post(REPLAY, withoutRules("Rule_NameOnly", "Rule_Otherwise"), "Accept", "text/plain")
                .text();

        assertThat(table)
                .contains("         2  unanswered: no rule applies\n")
                .contains("Facts that no rule applies to\n         2  mailHost = own domain")
                .doesNotContain("Changes", "Cases");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/json, text/plain;q=0.5"})
    void otherClientsGetJson(String accepted) {
        Answer answer = analyst.post(REPLAY, DELIVERED, "Accept", accepted);

        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        counts(answer.json(), 5, 0, 0, 0);
    }

    @Test
    void otherFormatsAreNotAcceptable() {
        assertThat(analyst.post(REPLAY, DELIVERED, "Accept", "text/html").status())
                .isEqualTo(406);
    }

    @Test
    void aRefusalIsReadableForAClientThatAcceptsPlainText() {
        Answer broken = analyst.post(REPLAY, "{}", "Accept", "text/plain");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.json().get("description").asText()).contains("XML");

        Answer denied = new Client(port, "support").post(REPLAY, DELIVERED, "Accept", "text/plain");
        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.json().get("description").asText()).contains("business-analyst");
    }

    private static String withNameOnlyRenamed() {
        return DELIVERED.replace("\"NAME_ONLY\"", "\"NAME_FOUND\"");
    }

    @Test
    void aFileIsAcceptedWithTheContentTypeOfCurl() {
        Answer answer = analyst.post(
                REPLAY + "?cases=1", withNameOnlyUnclear(), "Content-Type", "application/x-www-form-urlencoded");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("cases").get("items")).hasSize(1);
        assertThat(analyst.post(REPLAY, DELIVERED, "Content-Type", "multipart/form-data; boundary=x")
                        .status())
                .isEqualTo(400);
    }

    static Stream<List<String>> unusableTables() {
        return Stream.of(
                List.of("{}", "cannot be read as XML"),
                List.of("", "cannot be read as XML"),
                List.of(DELIVERED.substring(0, 5_000), "cannot be read as XML"),
                List.of(DELIVERED.replace("<definitions", "<!DOCTYPE x [<!ENTITY a \"b\">]><definitions"), "DOCTYPE"),
                List.of("<a/>", "cannot be read as DMN"),
                List.of(DELIVERED.replace("hitPolicy=\"FIRST\"", "hitPolicy=\"LAST\""), "cannot be read as DMN"),
                List.of(inGroovy(), "is written in groovy"),
                List.of(
                        DELIVERED.replace("<decision id=\"decide-eligibility\"", "<decision id=\"decide-all\""),
                        "The file must contain the decision decide-eligibility; it contains: decide-all."),
                List.of(DELIVERED.replace(" camunda:historyTimeToLive=\"P365D\"", ""), "no history time to live"),
                List.of(
                        DELIVERED.replace("<text>mailHost</text>", "<text>mailhost</text>"),
                        "The input 'mailhost' is not a known fact"),
                List.of(DELIVERED.replace("name=\"reasonCode\"", "name=\"code\""), "has no output 'reasonCode'"),
                List.of(
                        withRule("Rule_UnlistedOnRestricted", "\"unclear\"", "\"perhaps\""),
                        "Rule_UnlistedOnRestricted returns the eligibility 'perhaps'"),
                List.of(
                        withRule("Rule_Closed", "\"Not an Education Customer\"", "\"Shut\""),
                        "Rule_Closed returns 'Shut', which is not a published vetting reason"),
                List.of(
                        withRule("Rule_Closed", "\"Not an Education Customer\"", "\"\""),
                        "Rule_Closed denies without a vetting reason"),
                List.of(DELIVERED.replace("<rule id=\"Rule_Closed\">", "<rule>"), "must have a 'id' attribute"),
                List.of(
                        withRule("Rule_NameOnly", "<text>\"email\"</text>", "<text>\"primaryDomain\"</text>"),
                        "refers to the field 'primaryDomain'"),
                // known only once it is evaluated
                List.of(
                        withRule("Rule_NameOnly", "<text>\"not eligible\"</text>", "<text>\"not \" + \"sure\"</text>"),
                        "Rule_NameOnly returns the eligibility 'not sure'"),
                List.of(
                        withRule("Rule_NameOnly", "\"name only\"", "\"name only\" or ("),
                        "The table cannot be evaluated"),
                List.of(
                        DELIVERED.replace("hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\""),
                        "The table cannot be evaluated"));
    }

    private static String inGroovy() {
        return DELIVERED.replace(
                "<inputExpression id=\"InputExpression_mailHost\"",
                "<inputExpression expressionLanguage=\"groovy\" id=\"InputExpression_mailHost\"");
    }

    @ParameterizedTest
    @MethodSource("unusableTables")
    void anUnusableTableIsRefusedWithItsFault(List<String> tableAndSentence) {
        Answer answer = analyst.post(REPLAY, tableAndSentence.get(0));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("description").asText()).contains(tableAndSentence.get(1));
        assertThat(answer.json().get("data").get(0).get("field").asText()).isEqualTo("table");
        assertThat(analyst.get(REPLAY).json().get("totalCount").asInt())
                .as("running replays")
                .isZero();
    }

    @Test
    void sentencesAreInTheLanguageOfTheRequest() {
        Answer answer =
                analyst.post(REPLAY, DELIVERED.replace("name=\"reasonCode\"", "name=\"code\""), "X-Locale", "nl");

        assertThat(answer.json().get("description").asText()).isEqualTo("De tabel heeft geen uitvoer 'reasonCode'.");
    }

    @Test
    void anOversizedFileIsRefused() {
        String large = DELIVERED + " ".repeat(4 << 20);

        assertThat(analyst.post(REPLAY, large).status()).isEqualTo(413);
        assertThat(analyst.postChunked(REPLAY, large).status()).isEqualTo(400);
    }

    @Test
    void nothingIsStored() {
        Map<String, Long> before = rowCounts();
        long deployments = repository.createDeploymentQuery().count();

        replay(DELIVERED);
        replay(withNameOnlyUnclear());
        analyst.post(REPLAY, "{}");

        assertThat(rowCounts()).isEqualTo(before).hasSizeGreaterThan(50);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
        assertThat(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("decide-eligibility")
                        .count())
                .isEqualTo(1);
    }

    private Map<String, Long> rowCounts() {
        Map<String, Long> counts = new TreeMap<>();
        for (String table : jdbc.sql("""
                select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
                where schemaname in ('public', 'eduverify')
                """).query(String.class).list()) {
            counts.put(
                    table,
                    jdbc.sql("select count(*) from " + table).query(Long.class).single());
        }
        return counts;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"northwind-admin", "northwind-sales", "tailspin-agent", "support", "support-lead", "operator"})
    void onlyAnalystsMayReplay(String user) {
        Client client = new Client(port, user);

        assertThat(client.post(REPLAY, DELIVERED).status()).isEqualTo(403);
        assertThat(client.get(REPLAY).status()).isEqualTo(403);
        assertThat(client.delete(REPLAY).status()).isEqualTo(403);
    }

    @Test
    void anonymousUsersMayNotReplay() {
        assertThat(new Client(port, null).post(REPLAY, DELIVERED).status()).isEqualTo(401);
    }

    @Test
    void onlyOneReplayRunsAtATimeWithProgressAndCanBeStopped() throws SQLException {
        CompletableFuture<Answer> first;
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            // readers of evidence wait until this transaction ends
            statement.execute("lock table eduverify.evidence in access exclusive mode");
            first = CompletableFuture.supplyAsync(() -> analyst.post(REPLAY, DELIVERED));
            JsonNode running = whenAllAttemptsAreCounted();
            assertThat(running.get("startedBy").asText()).isEqualTo("analyst");
            assertThat(running.get("total").asLong()).isEqualTo(5);
            assertThat(running.get("lookedAt").asLong()).isZero();
            assertThat(running.has("seconds")).isTrue();

            Answer second = analyst.post(REPLAY, DELIVERED);
            assertThat(second.status()).isEqualTo(409);
            assertThat(second.json().get("description").asText()).startsWith("A replay is already running.");

            assertThat(analyst.delete(REPLAY).status()).isEqualTo(204);
            other.rollback();
            other.setAutoCommit(true);
        }
        Answer stopped = first.orTimeout(1, TimeUnit.MINUTES).join();
        assertThat(stopped.status()).isEqualTo(409);
        assertThat(stopped.json().get("description").asText()).isEqualTo("The replay was stopped.");
        counts(replay(DELIVERED), 5, 0, 0, 0);
    }

    private JsonNode whenAllAttemptsAreCounted() {
        return await("a running replay")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> analyst.get(REPLAY).json().get("items").path(0),
                        running -> running.path("total").asLong() > 0);
    }

    @Test
    void aReplayInAnotherProgramOnTheSameDatabaseCountsToo() throws SQLException {
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtextextended('eduverify decision replay', 0))");

            assertThat(analyst.post(REPLAY, DELIVERED).status()).isEqualTo(409);
            other.rollback();
            other.setAutoCommit(true);
        }
        assertThat(analyst.post(REPLAY, DELIVERED).status()).isEqualTo(200);
    }
}
