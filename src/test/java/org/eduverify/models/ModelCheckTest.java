package org.eduverify.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eduverify.models.check.ModelCheck;
import org.eduverify.testing.ProgramTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The check of models: nothing is wrong with those of the project, and each thing that can be wrong is told. */
@ProgramTest
class ModelCheckTest {

    private static final String PROCESS = "bpmn/education-customer-verification.bpmn";
    private static final String ELIGIBILITY = "bpmn/decide-eligibility.dmn";
    private static final String NEXT_STEP = "bpmn/select-next-step.dmn";
    private static final String OFFERS = "bpmn/decide-offer-eligibility.dmn";
    private static final String CORRECT = "forms/correct-profile.form";

    @Autowired
    private ModelCheck check;

    @Test
    void nothingIsWrongWithTheModelsOfTheProject() throws IOException {
        assertThat(check.sentences(models(), Map.of())).isEmpty();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        "an unknown delegate",
                        PROCESS,
                        "${collectEvidenceDelegate}",
                        "${gatherEvidenceDelegate}",
                        "'Collect evidence (ServiceTask_CollectEvidence)' names the delegate ${gatherEvidenceDelegate}, which there is not"),
                fault(
                        "an unknown listener",
                        PROCESS,
                        "${correctProfileListener}",
                        "${fixProfileListener}",
                        "names the listener ${fixProfileListener}, which there is not"),
                fault(
                        "an unknown form",
                        PROCESS,
                        "camunda:formRef=\"correct-profile\"",
                        "camunda:formRef=\"mend-profile\"",
                        "'Correct customer profile (UserTask_CorrectProfile)' names the form 'mend-profile'"),
                fault(
                        "an unknown group",
                        PROCESS,
                        "candidateGroups=\"global-admin\"",
                        "candidateGroups=\"global-admins\"",
                        "names the group 'global-admins', which there is not; use one of admin-agent, business-analyst"),
                fault(
                        "an unknown decision",
                        PROCESS,
                        "decisionRef=\"select-next-step\"",
                        "decisionRef=\"select-step\"",
                        "names the decision 'select-step', which there is not; use one of decide-eligibility, decide-offer-eligibility, select-next-step"),
                fault(
                        "an unknown variable",
                        PROCESS,
                        "${educationRequested}",
                        "${educationAsked}",
                        "reads the variable 'educationAsked', which is not declared"),
                fault(
                        "an unknown deadline",
                        PROCESS,
                        "${deadlines.correctionReminders()}",
                        "${deadlines.reminders()}",
                        "names the deadline 'reminders', which there is not"),
                fault(
                        "no documentation",
                        PROCESS,
                        "<bpmn:documentation>The customer may buy education offers.</bpmn:documentation>",
                        "",
                        "'Education customer (EndEvent_EducationCustomer)' has no documentation"),
                fault("no time to live", PROCESS, " camunda:historyTimeToLive=\"P365D\"", "", "has no time to live"),
                fault(
                        "no version tag",
                        PROCESS,
                        " camunda:versionTag=\"[0-9.]+\"",
                        "",
                        "has no version tag like 1.2.0"),
                fault(
                        "no retry cycle",
                        PROCESS,
                        "<camunda:failedJobRetryTimeCycle>PT10S,PT1M,PT10M</camunda:failedJobRetryTimeCycle>",
                        "",
                        "has no retry cycle"),
                fault(
                        "no save point",
                        PROCESS,
                        "(id=\"ServiceTask_CollectEvidence\"[^>]*) camunda:asyncBefore=\"true\"",
                        "$1",
                        "'Collect evidence (ServiceTask_CollectEvidence)' may fail technically and has no save point before it"),
                fault(
                        "an element that is never reached",
                        PROCESS,
                        "</bpmn:process>",
                        "<bpmn:endEvent id=\"EndEvent_Lost\" name=\"Lost\"><bpmn:documentation>x</bpmn:documentation></bpmn:endEvent></bpmn:process>",
                        "'Lost (EndEvent_Lost)' is never reached"),
                fault(
                        "a gateway without a default",
                        PROCESS,
                        " default=\"Flow_EligibleUnclear\"",
                        "",
                        "'Education customer? (Gateway_Eligible)' has no default flow, so a case could get stuck"),
                fault(
                        "an outcome that nobody answers",
                        PROCESS,
                        "nextStep == 'correct'",
                        "nextStep == 'korrect'",
                        "'Next step? (Gateway_NextStep)' waits for the outcome 'korrect', which nobody answers; use one of close, correct, manual"),
                fault(
                        "an outcome that no flow handles",
                        NEXT_STEP,
                        "<text>\"close\"</text>",
                        "<text>\"phone\"</text>",
                        "'Next step? (Gateway_NextStep)' handles none of the outcomes manual, phone"),
                fault(
                        "a gap in a table",
                        NEXT_STEP,
                        "(?s)<rule id=\"Rule_FirstFailure\">.*?</rule>",
                        "",
                        "has no rule for some cases that can occur, for example vettingReason = Not an Education Customer"),
                fault(
                        "an overlap in a table",
                        NEXT_STEP,
                        "not\\(\"Restricted being an Education Customer\"\\)",
                        "",
                        "has several rules for the same case"),
                fault(
                        "a rule that never decides",
                        ELIGIBILITY,
                        "(?s)(<rule id=.*)",
                        "ANY",
                        "has a rule that never decides"),
                fault(
                        "a value that no fact has",
                        ELIGIBILITY,
                        "<text>\"alumni mail\"</text>",
                        "<text>\"alumni post\"</text>",
                        "whose cell \"alumni post\" no value of mailHost passes; use own domain, free mail"),
                fault(
                        "a cell that is no FEEL",
                        NEXT_STEP,
                        "<text>0</text>",
                        "<text>0 or</text>",
                        "has a cell that cannot be read: 0 or"),
                fault(
                        "a fact that nobody finds out",
                        ELIGIBILITY,
                        "<text>mailHost</text>",
                        "<text>mailServer</text>",
                        "reads 'mailServer', which is neither a fact nor a variable"),
                fault(
                        "a fact of another table",
                        OFFERS,
                        "<text>offerSegment</text>",
                        "<text>mailHost</text>",
                        "reads 'mailHost', which is neither a fact nor a variable that is known then; use one of customerQualification"),
                fault(
                        "a purchase that no rule decides",
                        OFFERS,
                        "(?s)(<rule id=\"Rule_Commercial\">.*?</rule>)",
                        "",
                        "has no rule for some cases that can occur, for example customerQualification = None"),
                fault(
                        "a reason that nobody can read",
                        OFFERS,
                        "<text>\"EDUCATION_USAGE\"</text>",
                        "<text>\"TOO_EXPENSIVE\"</text>",
                        "refuses a purchase for the reason 'TOO_EXPENSIVE', which the program does not know; use one of EDUCATION_NOT_QUALIFIED"),
                fault(
                        "a purchase that is allowed for a reason",
                        OFFERS,
                        "(?s)(<text>\"no\"</text>)",
                        "<text>\"yes\"</text>",
                        "allows a purchase and gives the reason 'GOVERNMENT_CUSTOMER'; leave the reason empty"),
                fault(
                        "an answer that is neither yes nor no",
                        OFFERS,
                        "(?s)(<text>\"no\"</text>)",
                        "<text>\"perhaps\"</text>",
                        "answers 'perhaps' to whether the customer may buy"),
                fault(
                        "an answer that is missing",
                        OFFERS,
                        " name=\"mayBuy\"",
                        " name=\"allowed\"",
                        "has no output 'mayBuy'; add the column"),
                fault(
                        "a field of a form that is lost",
                        CORRECT,
                        "\"key\": \"companyName\"",
                        "\"key\": \"organisation\"",
                        "asks for 'organisation', which the program does not know, so what is entered would be lost"),
                fault(
                        "a form with another id",
                        CORRECT,
                        "\"id\": \"correct-profile\"",
                        "\"id\": \"mend-profile\"",
                        "call the file mend-profile.form, or change the id"));
    }

    private static Arguments fault(String what, String file, String old, String changed, String finding) {
        return Arguments.of(what, file, old, changed, finding);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void whatIsWrongIsToldWithFileElementAndRemedy(String what, String file, String old, String changed, String finding)
            throws IOException {
        Map<String, byte[]> models = models();
        String content = new String(models.get(file), StandardCharsets.UTF_8);
        String broken = changed.equals("ANY")
                ? firstRuleTwice(content)
                : old.startsWith("(") || old.contains("[0-9.]") || old.startsWith("not\\(")
                        ? content.replaceFirst(old, changed)
                        : content.replaceFirst(
                                java.util.regex.Pattern.quote(old), java.util.regex.Matcher.quoteReplacement(changed));
        assertThat(broken).as("the change").isNotEqualTo(content);
        models.put(file, broken.getBytes(StandardCharsets.UTF_8));

        List<String> sentences = check.sentences(models, Map.of());

        assertThat(sentences)
                .anySatisfy(sentence -> assertThat(sentence).contains(finding).endsWith("."));
    }

    @Test
    void theRowAboutEducationOffersForPerpetualSoftwareCanBeRemoved() throws IOException {
        Map<String, byte[]> models = models();
        String table = new String(models.get(OFFERS), StandardCharsets.UTF_8);
        String without = table.replaceFirst("(?s)<rule id=\"Rule_EducationPerpetual\">.*?</rule>", "");
        assertThat(without).isNotEqualTo(table);
        models.put(OFFERS, without.getBytes(StandardCharsets.UTF_8));

        assertThat(check.sentences(models, Map.of())).isEmpty();
    }

    @Test
    void aProcessAloneIsCheckedAgainstTheTablesThatAreDeployed() throws IOException {
        Map<String, byte[]> models = models();
        Map<String, byte[]> tables = new TreeMap<>();
        tables.put("decide-eligibility", models.remove(ELIGIBILITY));
        tables.put("select-next-step", models.remove(NEXT_STEP));
        assertThat(check.sentences(models, tables)).isEmpty();
        assertThat(check.sentences(models, Map.of()))
                .anySatisfy(sentence -> assertThat(sentence).contains("which there is not"));
    }

    private static String firstRuleTwice(String table) {
        int start = table.indexOf("<rule ");
        int end = table.indexOf("</rule>", start) + "</rule>".length();
        String again = table.substring(start, end).replaceAll("id=\"([^\"]+)\"", "id=\"$1_again\"");
        return table.substring(0, end) + again + table.substring(end);
    }

    private static Map<String, byte[]> models() throws IOException {
        Map<String, byte[]> models = new TreeMap<>();
        for (String folder : List.of("bpmn", "forms")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.filter(name -> name.toString().matches(".*\\.(bpmn|dmn|form)"))
                        .toList()) {
                    models.put(folder + "/" + file.getFileName(), Files.readAllBytes(file));
                }
            }
        }
        return models;
    }
}
