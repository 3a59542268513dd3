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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eduverify.models.check.Finding;
import org.eduverify.models.check.ModelCheck;
import org.eduverify.offers.OfferReason;
import org.eduverify.process.model.FormFieldNames;
import org.eduverify.process.model.ProcessVariable;
import org.eduverify.process.model.ProcessVariables;
import org.eduverify.testing.ProgramTest;
import org.eduverify.verification.Fact;
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
    private static final String OFFERS = "bpmn/decide-offer-eligibility.dmn";
    private static final String CORRECT = "forms/correct-profile.form";

    private static final String ELIGIBILITY_TABLE =
            ELIGIBILITY + ": 'Is it an education customer? (decide-eligibility)'";
    private static final String NEXT_STEP_TABLE =
            NEXT_STEP + ": 'What happens after a failed verification? (select-next-step)'";

    private static final String OFFERS_TABLE =
            OFFERS + ": 'May the customer buy the offer? (decide-offer-eligibility)'";
    private static final String FORM_FIELDS = String.join(", ", FormFieldNames.ALL);
    private static final String VARIABLES = sorted(ProcessVariables.ALL.stream().map(ProcessVariable::name));
    private static final String MAIL_HOSTS = String.join(", ", Fact.MAIL_HOST.possibleValues());
    private static final String TABLE_INPUTS = sorted(Stream.concat(
            Stream.of(Fact.values()).map(Fact::key), Stream.of("vettingReason", "attemptNumber", "attemptsLeft")));

    @Autowired
    private ModelCheck check;

    /**
     * A change that makes a model invalid.
     *
     * @param findings the exact findings, in order
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
                        replace("${collectEvidenceDelegate}", "${gatherEvidenceDelegate}"),
                        PROCESS + ": 'Collect evidence (ServiceTask_CollectEvidence)' refers to the delegate "
                                + "${gatherEvidenceDelegate}, which does not exist; use one of alertSupportLeadDelegate, "
                                + "collectEvidenceDelegate, deliverNoticesDelegate, denyForGoodDelegate, "
                                + "escalateToSupportDelegate, grantQualificationDelegate, lapseCorrectionDelegate, "
                                + "recordFailedVerificationDelegate, registerCustomerDelegate, remindOfCorrectionDelegate, "
                                + "requestVerificationDelegate, resubmitVerificationDelegate, withdrawRequestDelegate."),
                fault(
                        "an unknown listener",
                        PROCESS,
                        replace("${correctProfileListener}", "${fixProfileListener}"),
                        PROCESS + ": 'Correct customer profile (UserTask_CorrectProfile)' refers to the listener "
                                + "${fixProfileListener}, which does not exist; use one of confirmApprovalListener, "
                                + "correctProfileListener, reviewAndResubmitListener, verifyManuallyListener."),
                fault(
                        "an unknown form",
                        PROCESS,
                        replace("camunda:formRef=\"correct-profile\"", "camunda:formRef=\"mend-profile\""),
                        PROCESS
                                + ": 'Correct customer profile (UserTask_CorrectProfile)' refers to the form 'mend-profile', "
                                + "which is not in the same deployment; deploy the form with the process, or use one of "
                                + "confirm-approval, correct-profile, new-customer, review-and-resubmit, verify-manually."),
                fault(
                        "an unknown group",
                        PROCESS,
                        replace("candidateGroups=\"global-admin\"", "candidateGroups=\"global-admins\""),
                        PROCESS
                                + ": 'Correct customer profile (UserTask_CorrectProfile)' refers to the group 'global-admins', "
                                + "which does not exist; use one of admin-agent, business-analyst, global-admin, operator, "
                                + "sales-agent, support-agent, support-lead."),
                fault(
                        "an unknown decision",
                        PROCESS,
                        replace("decisionRef=\"select-next-step\"", "decisionRef=\"select-step\""),
                        PROCESS + ": 'Select next step (BusinessRuleTask_SelectNextStep)' refers to the decision "
                                + "'select-step', which does not exist; deploy the decision table, or use one of "
                                + "decide-eligibility, decide-offer-eligibility, select-next-step."),
                fault(
                        "an unknown variable",
                        PROCESS,
                        replace("${educationRequested}", "${educationAsked}"),
                        PROCESS
                                + ": 'yes (Flow_EducationRequestedYes)' reads the variable 'educationAsked', which is not "
                                + "declared; use one of " + VARIABLES + "."),
                fault(
                        "an unknown deadline",
                        PROCESS,
                        replace("${deadlines.correctionReminders()}", "${deadlines.reminders()}"),
                        PROCESS
                                + ": 'Reminder due (BoundaryEvent_CorrectionReminder)' refers to the deadline 'reminders', "
                                + "which does not exist; use one of correctionDue, correctionLapse, correctionReminders, "
                                + "overdueAlerts."),
                fault(
                        "no documentation",
                        PROCESS,
                        replace("<bpmn:documentation>The customer may buy education offers.</bpmn:documentation>", ""),
                        PROCESS
                                + ": 'Education customer (EndEvent_EducationCustomer)' has no documentation; describe what "
                                + "happens here and for whom."),
                fault(
                        "no history time to live",
                        PROCESS,
                        replace(" camunda:historyTimeToLive=\"P365D\"", ""),
                        PROCESS
                                + ": 'Education customer verification (education-customer-verification)' has no history time "
                                + "to live; set the history time to live, for example P365D."),
                fault(
                        "an invalid version tag",
                        PROCESS,
                        replace("camunda:versionTag=\"1.", "camunda:versionTag=\"v1."),
                        PROCESS
                                + ": 'Education customer verification (education-customer-verification)' does not have a "
                                + "version tag such as 1.2.0; set the version tag: raise the third number for a small change, "
                                + "the second number for a change that moves running instances, and the first number for a "
                                + "different procedure."),
                fault(
                        "no retry cycle",
                        PROCESS,
                        replace(
                                "<camunda:failedJobRetryTimeCycle>PT10S,PT1M,PT10M</camunda:failedJobRetryTimeCycle>",
                                ""),
                        PROCESS
                                + ": 'Collect evidence (ServiceTask_CollectEvidence)' has no retry cycle; set the retry time "
                                + "cycle, for example PT10S,PT1M,PT10M."),
                fault(
                        "no save point",
                        PROCESS,
                        replace(
                                " camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${collectEvidenceDelegate}\"",
                                " camunda:delegateExpression=\"${collectEvidenceDelegate}\""),
                        PROCESS
                                + ": 'Collect evidence (ServiceTask_CollectEvidence)' may fail technically and has no save "
                                + "point before it; select Asynchronous before; otherwise a failure rolls back the previous "
                                + "steps."),
                fault(
                        "an element that is never reached",
                        PROCESS,
                        replace(
                                "</bpmn:process>",
                                "<bpmn:endEvent id=\"EndEvent_Lost\" name=\"Lost\"><bpmn:documentation>x</bpmn:documentation>"
                                        + "</bpmn:endEvent></bpmn:process>"),
                        PROCESS + ": 'Lost (EndEvent_Lost)' is never reached; connect it or remove it."),
                fault(
                        "a gateway without a default flow",
                        PROCESS,
                        replace(" default=\"Flow_EligibleUnclear\"", ""),
                        PROCESS
                                + ": 'Education customer? (Gateway_Eligible)' has no default flow, so a case could get stuck; "
                                + "make one of its flows the default.",
                        PROCESS
                                + ": 'Education customer? (Gateway_Eligible)' has a flow without a condition (unclear); add a "
                                + "condition, or make it the default flow."),
                fault(
                        "an outcome that is never returned",
                        PROCESS,
                        replace("nextStep == 'correct'", "nextStep == 'korrect'"),
                        PROCESS
                                + ": 'Next step? (Gateway_NextStep)' expects the outcome 'korrect', which is never returned; "
                                + "use one of close, correct, manual.",
                        PROCESS
                                + ": 'Next step? (Gateway_NextStep)' does not handle the outcomes correct, manual, so all of "
                                + "them would take the default flow; draw a flow for all of these outcomes except one."),
                fault(
                        "a review outcome that is never returned",
                        PROCESS,
                        replace("reviewDecision == 'resubmit'", "reviewDecision == 'submit'"),
                        PROCESS
                                + ": 'Data correct? (Gateway_DataCorrect)' expects the outcome 'submit', which is never "
                                + "returned; use one of resubmit, return.",
                        PROCESS
                                + ": 'Data correct? (Gateway_DataCorrect)' does not handle the outcomes resubmit, return, so "
                                + "all of them would take the default flow; draw a flow for all of these outcomes except one."),
                fault(
                        "an outcome without a flow",
                        NEXT_STEP,
                        replace("<text>\"close\"</text>", "<text>\"phone\"</text>"),
                        PROCESS
                                + ": 'Next step? (Gateway_NextStep)' expects the outcome 'close', which is never returned; use "
                                + "one of correct, manual, phone.",
                        PROCESS
                                + ": 'Next step? (Gateway_NextStep)' does not handle the outcomes manual, phone, so all of "
                                + "them would take the default flow; draw a flow for all of these outcomes except one."),
                fault(
                        "a gap in a table",
                        NEXT_STEP,
                        removeElement("rule", "Rule_FirstFailure"),
                        NEXT_STEP_TABLE
                                + " has no rule for some possible cases, for example vettingReason = Not an Education "
                                + "Customer, attemptsLeft = 1, attemptNumber = 1; vettingReason = Not an Education Customer, "
                                + "attemptsLeft = 2, attemptNumber = 1; vettingReason = Not an Education Customer, "
                                + "attemptsLeft = 3, attemptNumber = 1; add a rule for them, or a last rule that matches "
                                + "everything else.",
                        PROCESS
                                + ": 'Next step? (Gateway_NextStep)' expects the outcome 'correct', which is never returned; "
                                + "use one of close, manual."),
                fault(
                        "an overlap in a table",
                        NEXT_STEP,
                        replace("not(\"Restricted being an Education Customer\")", ""),
                        NEXT_STEP_TABLE
                                + " has several rules for the same case, for example vettingReason = Restricted being an "
                                + "Education Customer, attemptsLeft = 0, attemptNumber = 1: Rule_Restricted and Rule_NoneLeft; "
                                + "vettingReason = Restricted being an Education Customer, attemptsLeft = 0, attemptNumber = "
                                + "2: Rule_Restricted and Rule_NoneLeft; vettingReason = Restricted being an Education "
                                + "Customer, attemptsLeft = 0, attemptNumber = 3: Rule_Restricted and Rule_NoneLeft; make the "
                                + "rules exclude each other, or choose the hit policy First."),
                fault(
                        "a rule that never decides",
                        ELIGIBILITY,
                        ModelCheckTest::firstRuleTwice,
                        ELIGIBILITY_TABLE
                                + " has a rule that never decides (Rule_FreeMail_copy), because the rules above it match all "
                                + "its cases; move it up or remove it."),
                fault(
                        "a value that the fact does not have",
                        ELIGIBILITY,
                        replace("<text>\"alumni mail\"</text>", "<text>\"alumni post\"</text>"),
                        ELIGIBILITY_TABLE
                                + " has a rule (Rule_AlumniMail) whose cell \"alumni post\" does not match any value of "
                                + "mailHost; use one of " + MAIL_HOSTS + ".",
                        ELIGIBILITY_TABLE
                                + " has a rule that never decides (Rule_AlumniMail), because the rules above it match all its "
                                + "cases; move it up or remove it."),
                fault(
                        "a cell that is not FEEL",
                        NEXT_STEP,
                        replace("<text>0</text>", "<text>0 or</text>"),
                        NEXT_STEP_TABLE
                                + " has a cell that is not valid FEEL: 0 or (rule Rule_NoneLeft); write texts in quotation "
                                + "marks and numbers without."),
                fault(
                        "an unknown fact",
                        ELIGIBILITY,
                        replace("<text>mailHost</text>", "<text>mailServer</text>"),
                        ELIGIBILITY_TABLE
                                + " reads 'mailServer', which is neither a fact nor a variable that is set at this point; use "
                                + "one of " + TABLE_INPUTS + "."),
                fault(
                        "a fact of another table",
                        OFFERS,
                        replace("<text>offerSegment</text>", "<text>mailHost</text>"),
                        OFFERS_TABLE
                                + " reads 'mailHost', which is neither a fact nor a variable that is set at this point; use "
                                + "one of customerQualification, offerSegment, prerequisites, productType, "
                                + "qualificationStatus."),
                fault(
                        "an unknown reason",
                        OFFERS,
                        replace("<text>\"EDUCATION_USAGE\"</text>", "<text>\"TOO_EXPENSIVE\"</text>"),
                        OFFERS_TABLE
                                + " has a rule (Rule_EducationUsage) that refuses a purchase for the reason 'TOO_EXPENSIVE', "
                                + "which the program does not know; use one of "
                                + String.join(", ", OfferReason.namesForTable()) + "."),
                fault(
                        "a purchase that is allowed with a reason",
                        OFFERS,
                        replace("<text>\"no\"</text>", "<text>\"yes\"</text>"),
                        OFFERS_TABLE
                                + " has a rule (Rule_GovernmentCustomer) that allows a purchase and gives the reason "
                                + "'GOVERNMENT_CUSTOMER'; leave the reason empty."),
                fault(
                        "an answer that is neither yes nor no",
                        OFFERS,
                        replace("<text>\"no\"</text>", "<text>\"perhaps\"</text>"),
                        OFFERS_TABLE
                                + " has a rule (Rule_GovernmentCustomer) that answers 'perhaps' to whether the customer may "
                                + "buy; write \"yes\" or \"no\"."),
                fault(
                        "a missing output",
                        OFFERS,
                        replace(" name=\"mayBuy\"", " name=\"allowed\""),
                        OFFERS_TABLE + " has no output 'mayBuy'; add the column."),
                fault(
                        "an unknown field of a form",
                        CORRECT,
                        replace("\"key\": \"companyName\"", "\"key\": \"organisation\""),
                        CORRECT
                                + ": 'Company name' asks for 'organisation', which the program does not know, so the value "
                                + "would be lost; use one of " + FORM_FIELDS + "."),
                fault(
                        "a field named after a process variable",
                        CORRECT,
                        replace("\"key\": \"companyName\"", "\"key\": \"nextStep\""),
                        CORRECT + ": 'Company name' has the same name as the process variable 'nextStep'; use one of "
                                + FORM_FIELDS + "."),
                fault(
                        "a form with another id",
                        CORRECT,
                        replace("\"id\": \"correct-profile\"", "\"id\": \"mend-profile\""),
                        CORRECT
                                + ": the file has the id 'mend-profile'; rename the file to mend-profile.form, or change the "
                                + "id.",
                        PROCESS + ": 'Correct customer profile (UserTask_CorrectProfile)' refers to the form "
                                + "'correct-profile', which is not in the same deployment; deploy the form with the process, "
                                + "or use one of confirm-approval, mend-profile, new-customer, review-and-resubmit, "
                                + "verify-manually."));
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
    void theRowAboutEducationOffersForPerpetualSoftwareCanBeRemoved() throws IOException {
        Map<String, byte[]> models = models();
        String table = new String(models.get(OFFERS), StandardCharsets.UTF_8);
        models.put(
                OFFERS,
                removeElement("rule", "Rule_EducationPerpetual").apply(table).getBytes(StandardCharsets.UTF_8));

        assertThat(check.check(models, List.of())).isEmpty();
    }

    @Test
    void aPurchaseThatNoRuleDecidesIsFound() throws IOException {
        Map<String, byte[]> models = models();
        String table = new String(models.get(OFFERS), StandardCharsets.UTF_8);
        models.put(OFFERS, removeElement("rule", "Rule_Commercial").apply(table).getBytes(StandardCharsets.UTF_8));

        assertThat(check.check(models, List.of()))
                .singleElement()
                .asString()
                .startsWith(OFFERS_TABLE)
                .contains("customerQualification = None");
    }

    @Test
    void aProcessAloneIsCheckedAgainstTheDeployedTables() throws IOException {
        Map<String, byte[]> models = models();
        models.remove(OFFERS);
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

    private static String sorted(Stream<String> names) {
        return names.sorted().collect(Collectors.joining(", "));
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
