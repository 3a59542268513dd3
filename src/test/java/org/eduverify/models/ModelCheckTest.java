package org.eduverify.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eduverify.models.check.Finding;
import org.eduverify.models.check.ModelCheck;
import org.eduverify.testing.ProgramTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The model check has no findings in the delivered models, and exactly the expected findings for each fault. */
@ProgramTest
class ModelCheckTest {

    private static final String PROCESS = "bpmn/education-customer-verification.bpmn";
    private static final String ELIGIBILITY = "bpmn/decide-eligibility.dmn";
    private static final String NEXT_STEP = "bpmn/select-next-step.dmn";
    private static final String CORRECT = "forms/correct-profile.form";

    @Autowired
    private ModelCheck check;

    /**
     * A change that makes a model invalid.
     *
     * @param findings the exact findings, without the name of the process file in front
     */
    private record Fault(String name, String file, UnaryOperator<String> change, List<String> findings) {

        @Override
        public String toString() {
            return name;
        }
    }

    @Test
    void theDeliveredModelsHaveNoFindings() throws IOException {
        assertThat(check.check(models(), List.of())).isEmpty();
    }

    static Stream<Fault> faults() {
        return Stream.of(
                fault(
                        "an unknown delegate",
                        PROCESS,
                        replace("${collectEvidenceDelegate}", "${gatherEvidenceDelegate}")),
                fault("an unknown listener", PROCESS, replace("${correctProfileListener}", "${fixProfileListener}")),
                fault(
                        "an unknown form",
                        PROCESS,
                        replace("camunda:formRef=\"correct-profile\"", "camunda:formRef=\"mend-profile\"")),
                fault(
                        "an unknown group",
                        PROCESS,
                        replace("candidateGroups=\"global-admin\"", "candidateGroups=\"global-admins\"")),
                fault(
                        "an unknown decision",
                        PROCESS,
                        replace("decisionRef=\"select-next-step\"", "decisionRef=\"select-step\"")),
                fault("an unknown variable", PROCESS, replace("${educationRequested}", "${educationAsked}")),
                fault(
                        "an unknown deadline",
                        PROCESS,
                        replace("${deadlines.correctionReminders()}", "${deadlines.reminders()}")),
                fault(
                        "no documentation",
                        PROCESS,
                        replace("<bpmn:documentation>The customer may buy education offers.</bpmn:documentation>", "")),
                fault("no history time to live", PROCESS, replace(" camunda:historyTimeToLive=\"P365D\"", "")),
                fault(
                        "an invalid version tag",
                        PROCESS,
                        replace("camunda:versionTag=\"1.", "camunda:versionTag=\"v1.")),
                fault(
                        "no retry cycle",
                        PROCESS,
                        replace(
                                "<camunda:failedJobRetryTimeCycle>PT10S,PT1M,PT10M</camunda:failedJobRetryTimeCycle>",
                                "")),
                fault(
                        "no save point",
                        PROCESS,
                        replace(
                                " camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${collectEvidenceDelegate}\"",
                                " camunda:delegateExpression=\"${collectEvidenceDelegate}\"")),
                fault(
                        "an element that is never reached",
                        PROCESS,
                        replace(
                                "</bpmn:process>",
                                "<bpmn:endEvent id=\"EndEvent_Lost\" name=\"Lost\"><bpmn:documentation>x</bpmn:documentation>"
                                        + "</bpmn:endEvent></bpmn:process>")),
                fault("a gateway without a default flow", PROCESS, replace(" default=\"Flow_EligibleUnclear\"", "")),
                fault(
                        "an outcome that is never returned",
                        PROCESS,
                        replace("nextStep == 'correct'", "nextStep == 'korrect'")),
                fault(
                        "a review outcome that is never returned",
                        PROCESS,
                        replace("reviewDecision == 'resubmit'", "reviewDecision == 'submit'")),
                fault(
                        "an outcome without a flow",
                        NEXT_STEP,
                        replace("<text>\"close\"</text>", "<text>\"phone\"</text>")),
                fault("a gap in a table", NEXT_STEP, removeElement("rule", "Rule_FirstFailure")),
                fault(
                        "an overlap in a table",
                        NEXT_STEP,
                        replace("not(\"Restricted being an Education Customer\")", "")),
                fault("a rule that never decides", ELIGIBILITY, ModelCheckTest::firstRuleTwice),
                fault(
                        "a value that the fact does not have",
                        ELIGIBILITY,
                        replace("<text>\"alumni mail\"</text>", "<text>\"alumni post\"</text>")),
                fault("a cell that is not FEEL", NEXT_STEP, replace("<text>0</text>", "<text>0 or</text>")),
                fault("an unknown fact", ELIGIBILITY, replace("<text>mailHost</text>", "<text>mailServer</text>")),
                fault(
                        "an unknown field of a form",
                        CORRECT,
                        replace("\"key\": \"companyName\"", "\"key\": \"organisation\"")),
                fault(
                        "a field named after a process variable",
                        CORRECT,
                        replace("\"key\": \"companyName\"", "\"key\": \"nextStep\"")),
                fault(
                        "a form with another id",
                        CORRECT,
                        replace("\"id\": \"correct-profile\"", "\"id\": \"mend-profile\"")));
    }

    private static Fault fault(String name, String file, UnaryOperator<String> change, String... findings) {
        return new Fault(name, file, change, List.of(findings));
    }

    private static UnaryOperator<String> replace(String old, String replacement) {
        return content -> {
            int start = content.indexOf(old);
            return content.substring(0, start) + replacement + content.substring(start + old.length());
        };
    }

    private static UnaryOperator<String> removeElement(String name, String id) {
        return content -> {
            int start = content.indexOf("<%s id=\"%s\"".formatted(name, id));
            String end = "</%s>".formatted(name);
            return content.substring(0, start) + content.substring(content.indexOf(end, start) + end.length());
        };
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultIsReportedWithFileElementAndRemedy(Fault fault) throws IOException {
        Map<String, byte[]> models = models();
        String content = new String(models.get(fault.file()), StandardCharsets.UTF_8);
        models.put(fault.file(), fault.change().apply(content).getBytes(StandardCharsets.UTF_8));

        assertThat(check.check(models, List.of()))
                .extracting(Finding::toString)
                .containsExactlyElementsOf(fault.findings());
    }

    @Test
    void aProcessAloneIsCheckedAgainstTheDeployedTables() throws IOException {
        Map<String, byte[]> models = models();
        List<byte[]> tables = List.of(models.remove(ELIGIBILITY), models.remove(NEXT_STEP));

        assertThat(check.check(models, tables)).isEmpty();
        assertThat(check.check(models, List.of()))
                .extracting(Finding::toString)
                .containsExactly(
                        PROCESS + ": 'Decide eligibility (BusinessRuleTask_DecideEligibility)' refers to the decision"
                                + " 'decide-eligibility', which does not exist; deploy the decision table.",
                        PROCESS + ": 'Select next step (BusinessRuleTask_SelectNextStep)' refers to the decision"
                                + " 'select-next-step', which does not exist; deploy the decision table.");
    }

    private static String firstRuleTwice(String table) {
        int start = table.indexOf("<rule ");
        int end = table.indexOf("</rule>", start) + "</rule>".length();
        String copy = table.substring(start, end).replaceAll("id=\"([^\"]+)\"", "id=\"$1_copy\"");
        return table.substring(0, end) + copy + table.substring(end);
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
