package org.eduverify.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.community.process_test_coverage.spring_test.common.ProcessEngineCoverageProperties;
import org.camunda.community.process_test_coverage.spring_test.platform7.ProcessEngineCoverageConfiguration;
import org.camunda.community.process_test_coverage.spring_test.platform7.ProcessEngineCoverageTestExecutionListener;
import org.eduverify.customer.ProfileField;
import org.eduverify.customer.VettingReason;
import org.eduverify.notification.Notice;
import org.eduverify.notification.Notices;
import org.eduverify.platform.Refusal;
import org.eduverify.testing.Applications;
import org.eduverify.testing.Cases;
import org.eduverify.testing.Cases.Case;
import org.eduverify.testing.ProgramTest;
import org.eduverify.verification.Attempt;
import org.eduverify.verification.Attempt.Step;
import org.eduverify.verification.Conclusion;
import org.eduverify.verification.Decision;
import org.eduverify.verification.Outcome;
import org.eduverify.verification.Verification;
import org.eduverify.verification.VerificationTexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * Covers every path of the model. The build fails unless every flow node and every sequence flow is executed; the covered
 * paths are shown in {@code target/process-test-coverage}.
 */
@ProgramTest
@Import({ProcessEngineCoverageConfiguration.class, ProcessPathsTest.FullCoverageRequired.class})
@TestExecutionListeners(
        value = ProcessEngineCoverageTestExecutionListener.class,
        mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
class ProcessPathsTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class FullCoverageRequired {

        @Bean
        @Primary
        ProcessEngineCoverageProperties fullCoverageRequired() {
            return ProcessEngineCoverageProperties.builder()
                    .assertClassCoverageAtLeast(1.0)
                    .build();
        }
    }

    private static final String CORRECT = "UserTask_CorrectProfile";
    private static final String REVIEW = "UserTask_ReviewAndResubmit";
    private static final String MANUAL = "UserTask_VerifyManually";
    private static final String CONFIRM = "UserTask_ConfirmApproval";

    @Autowired
    private Cases cases;

    @Autowired
    private Verification verification;

    @Autowired
    private VerificationTexts texts;

    @Autowired
    private Notices notices;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void resetEngineClock() {
        ClockUtil.reset();
    }

    @Test
    void aConfirmedInstitutionIsApprovedAtOnce() {
        Case customer = cases.submitted(Applications.confirmed()).showsStatus("In review");

        customer.runsItsJob().endedAt("EndEvent_EducationCustomer").showsStatus("Education");

        Attempt attempt = newest(customer);
        assertThat(attempt.outcome()).contains(Outcome.APPROVED);
        Decision decision =
                attempt.conclusion().flatMap(Conclusion::tableDecision).orElseThrow();
        assertThat(decision.firedRules()).singleElement().satisfies(rule -> assertThat(rule.ruleId())
                .isEqualTo("Rule_Confirmed"));
        assertThat(decision.decisionTable()).startsWith("decide-eligibility 1.");
        assertThat(attempt.findings().registers()).containsExactly("sample register 2026-11");
        assertThat(attempt.findings().evidence()).hasSize(8).allSatisfy(item -> assertThat(
                        texts.sentence(item, Locale.ENGLISH))
                .endsWith("."));
    }

    @Test
    void aFailedVerificationIsCorrectedAndResubmitted() {
        Case customer = cases.decided(Applications.withUnknownMailDomain())
                .waitsAt(CORRECT)
                .showsStatus("Not an education customer");
        assertThat(customer.customer().vetting().orElseThrow().reason()).contains(VettingReason.NOT_AN_ACADEMIC_DOMAIN);
        assertThat(conclusion(customer).fieldsToCorrect()).containsExactly(ProfileField.EMAIL);
        assertThat((String) customer.formField("emailFault"))
                .isEqualTo(conclusion(customer).explanation());
        assertThat((String) customer.formField("faults")).contains("**E-mail address**", "not with this mail domain");
        assertThat(customer.formField("companyNameFault")).isNull();
        assertThat(customer.task().getDueDate().toInstant()).isCloseTo(inDays(30), within(2, ChronoUnit.HOURS));

        customer.corrected(ProfileField.EMAIL, "inkoop@tudelft.nl")
                .waitsAt(REVIEW)
                .showsStatus("None");
        assertThat((String) customer.formField("changes"))
                .contains("| **E-mail address** | **inkoop\\@delft-inkoop.nl** | **inkoop\\@tudelft.nl** |")
                .contains("| City | Delft | Delft |");
        assertThat(customer.task().getDueDate().toInstant()).isCloseTo(inDays(30), within(2, ChronoUnit.HOURS));

        customer.asked().showsStatus("In review").runsItsJob();
        customer.endedAt("EndEvent_EducationCustomer").showsStatus("Education");
        assertThat(verification.history(customer.id()).attempts())
                .extracting(attempt -> attempt.outcome().orElseThrow())
                .containsExactly(Outcome.APPROVED, Outcome.DENIED);
    }

    @Test
    void theSecondFailureGoesToSupportAndTwoPeopleApprove() {
        Case customer = failedTwice().waitsAt(MANUAL).showsStatus("Not an education customer");
        assertThat(customer.task().getPriority()).isEqualTo(70);
        assertThat((String) customer.formField("evidence")).contains("name only");

        customer.supportDecides("approve").waitsAt(CONFIRM).showsStatus("Not an education customer");
        assertThat(newest(customer).outcome())
                .as("in progress until it is confirmed")
                .isEmpty();
        assertThat((String) customer.formField("approval")).contains("support", "Seen the accreditation certificate.");
        assertThat((String) customer.formField("evidence")).contains("name only");

        customer.leadAnswers("confirm").endedAt("EndEvent_EducationCustomer").showsStatus("Education");

        Attempt manual = newest(customer);
        assertThat(manual.examination()).isEqualTo(Attempt.Examination.MANUAL);
        assertThat(manual.outcome()).contains(Outcome.APPROVED);
        assertThat(conclusion(customer).decidedBy()).isEqualTo("support");
        assertThat(conclusion(customer).staffNote()).isEqualTo("Seen the accreditation certificate.");
        assertThat(manual.steps())
                .extracting(Step::kind, Step::by)
                .containsExactly(tuple(Step.Kind.APPROVED, "support"), tuple(Step.Kind.CONFIRMED, "support-lead"));
    }

    @Test
    void theSecondPersonSendsAnApprovalBackAndSupportDecidesAgain() {
        Case customer = failedTwice().supportDecides("approve").waitsAt(CONFIRM).leadAnswers("send back");

        customer.waitsAt(MANUAL).showsStatus("Not an education customer");
        assertThat((String) customer.formField("sentBack")).contains("support-lead", "Looked at it again.");
        assertThat((String) customer.formField("steps")).contains("approved", "sent back");
        assertThat(newest(customer).outcome()).isEmpty();

        customer.supportDecides("deny").endedAt("EndEvent_NotAnEducationCustomer");
        assertThat(newest(customer).steps())
                .extracting(Step::kind)
                .containsExactly(Step.Kind.APPROVED, Step.Kind.SENT_BACK, Step.Kind.DENIED);
    }

    @Test
    void sendingAnApprovalBackRequiresANote() {
        Case customer = failedTwice().supportDecides("approve");

        assertThatThrownBy(() -> customer.completed(Cases.SUPPORT_LEAD, Map.of("decision", "send back")))
                .hasMessageContaining("A note is required to send an approval back.");
        customer.waitsAt(CONFIRM);
    }

    @Test
    void theApproverCanNeitherClaimNorConfirm() {
        Case customer = failedTwice().decides(Cases.SUPPORT_LEAD, "approve").waitsAt(CONFIRM);

        assertThatThrownBy(() -> customer.claimed(Cases.SUPPORT_LEAD))
                .hasMessageContaining(
                        "support-lead has approved this customer; the second person must be somebody else.");
        assertThat(customer.task().getAssignee()).isNull();
        assertThatThrownBy(() -> customer.leadAnswers("confirm")).hasMessageContaining("must be somebody else");
        assertThatThrownBy(() -> customer.completed(Cases.SUPPORT, Map.of("decision", "confirm")))
                .isInstanceOf(AuthorizationException.class);
        customer.waitsAt(CONFIRM).showsStatus("Not an education customer");
    }

    @Test
    void aModelCannotGrantAnUnconfirmedApproval() {
        Case customer = failedTwice().supportDecides("approve");

        assertThatThrownBy(() -> verification.grant(customer.id()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("A second person must confirm the approval first.");
    }

    @ParameterizedTest
    @FieldSource("org.eduverify.verification.ManualDecision#REASONS")
    void supportDeniesForAPublishedReason(VettingReason reason) {
        Case customer = failedTwice().deniedFor(reason.text()).endedAt("EndEvent_NotAnEducationCustomer");

        assertThat(customer.customer().vetting().orElseThrow().reason()).contains(reason);
    }

    @Test
    void supportCannotDenyForOtherReasons() {
        Case customer = failedTwice();

        assertThatThrownBy(() -> customer.deniedFor("Not an Academic Domain"))
                .hasMessageContaining("Support cannot deny for the reason 'Not an Academic Domain'.");
        assertThatThrownBy(() -> customer.deniedFor("Because"))
                .hasMessageContaining("'Because' is not a published vetting reason.");
        customer.waitsAt(MANUAL);
    }

    @Test
    void supportDeniesPermanently() {
        Case customer = failedTwice().supportDecides("deny");

        customer.endedAt("EndEvent_NotAnEducationCustomer").showsStatus("Not an education customer");
        assertThat(customer.customer().vetting().orElseThrow().reason())
                .contains(VettingReason.NOT_AN_EDUCATION_CUSTOMER_AFTER_REVIEW);
        assertThat(customer.customer().verificationOpen()).isFalse();
    }

    @Test
    void supportAsksForMoreAndTheCustomerIsCorrectedAgain() {
        Case customer = failedTwice().supportDecides("ask for more").waitsAt(CORRECT);
        assertThat((String) customer.formField("explanation")).contains("accreditation certificate");

        customer.corrected(ProfileField.EMAIL, "inkoop@tudelft.nl").resubmitted();

        customer.endedAt("EndEvent_EducationCustomer");
        assertThat(verification.history(customer.id()).used()).isEqualTo(3);
    }

    @Test
    void anUnclearCaseGoesStraightToSupport() {
        Case customer = cases.decided(Applications.unlistedOnAcademicSuffix())
                .waitsAt(MANUAL)
                .showsStatus("In review");
        assertThat(verification.newestDecided(customer.id()).orElseThrow().outcome())
                .contains(Outcome.UNCLEAR);
        assertThat(customer.task().getPriority()).isEqualTo(50);
        customer.supportDecides("approve").endedAt("EndEvent_EducationCustomer");
    }

    @Test
    void aRestrictedCaseIsClosedAtOnce() {
        Case customer = cases.decided(Applications.onAbusedDomain()).endedAt("EndEvent_NotAnEducationCustomer");
        assertThat(customer.customer().vetting().orElseThrow().reason()).contains(VettingReason.RESTRICTED);
    }

    @Test
    void theReviewerReturnsACorrectionToTheGlobalAdmin() {
        Case customer = cases.decided(Applications.withUnknownMailDomain())
                .corrected(ProfileField.CITY, "Rotterdam")
                .completed(Cases.ADMIN_AGENT, Map.of("decision", "return"))
                .waitsAt(CORRECT);
        customer.corrected(ProfileField.EMAIL, "inkoop@tudelft.nl")
                .resubmitted()
                .endedAt("EndEvent_EducationCustomer");
    }

    @Test
    void remindersOfADueCorrectionAreRepeated() {
        Case customer = cases.decided(Applications.withUnknownMailDomain());
        assertThat(customer.timerDueAt("BoundaryEvent_CorrectionReminder"))
                .isCloseTo(inDays(7), within(1, ChronoUnit.HOURS));

        customer.timerFires("BoundaryEvent_CorrectionReminder").waitsAt(CORRECT);
        assertThat(customer.task().getPriority()).isEqualTo(60);
        customer.timerFires("BoundaryEvent_CorrectionReminder").waitsAt(CORRECT);
        customer.deliversItsMail().waitsAt(CORRECT);

        assertThat(notices.of(customer.id()))
                .extracting(Notice::kind)
                .containsExactly(Notice.Kind.CORRECTION_REMINDER, Notice.Kind.CORRECTION_REMINDER);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCorrectionLapsesUnlessItIsResubmittedInTime(boolean corrected) {
        Case customer = cases.decided(Applications.withUnknownMailDomain());
        if (corrected) {
            customer.corrected(ProfileField.CITY, "Rotterdam").waitsAt(REVIEW);
        }
        assertThat(customer.timerDueAt("BoundaryEvent_CorrectionLapsed"))
                .isCloseTo(inDays(30), within(2, ChronoUnit.HOURS));

        customer.timerFires("BoundaryEvent_CorrectionLapsed")
                .showsStatus("None")
                .deliversItsMail()
                .endedAt("EndEvent_RequestLapsed")
                .showsStatus("None");

        assertThat(notices.of(customer.id())).extracting(Notice::kind).containsExactly(Notice.Kind.CORRECTION_LAPSED);
        assertThat(customer.customer().verificationOpen()).isFalse();
    }

    @Test
    void anOverdueManualVerificationAlertsTheSupportLeadRepeatedly() {
        Case customer = failedTwice();
        Instant due = customer.task().getDueDate().toInstant();
        assertThat(due).isAfter(inDays(3).minusSeconds(60));
        assertThat(customer.timerDueAt("BoundaryEvent_ManualVerificationOverdue"))
                .isCloseTo(due, within(1, ChronoUnit.SECONDS));

        customer.timerFires("BoundaryEvent_ManualVerificationOverdue").waitsAt(MANUAL);
        assertThat(customer.task().getPriority())
                .as("above all that are in time")
                .isEqualTo(90);
        assertThat((String) customer.formField("notices")).contains("The manual verification is overdue");
        assertThat(customer.timerDueAt("BoundaryEvent_ManualVerificationOverdue"))
                .isCloseTo(due.plus(Duration.ofDays(1)), within(2, ChronoUnit.HOURS));
        customer.timerFires("BoundaryEvent_ManualVerificationOverdue").waitsAt(MANUAL);
        customer.deliversItsMail().waitsAt(MANUAL);

        assertThat(notices.of(customer.id()))
                .extracting(Notice::kind)
                .containsOnly(Notice.Kind.MANUAL_VERIFICATION_OVERDUE)
                .hasSize(2);
        customer.supportDecides("approve").waitsAt(CONFIRM);
        assertThat(customer.task().getPriority())
                .as("overdue like the task before it")
                .isEqualTo(100);
        customer.timerFires("BoundaryEvent_ManualVerificationOverdue")
                .deliversItsMail()
                .waitsAt(CONFIRM);
        customer.leadAnswers("confirm").endedAt("EndEvent_EducationCustomer");
    }

    @Test
    void withoutAMailServerNothingIsSentAndNothingWaits() {
        Case customer =
                cases.decided(Applications.withUnknownMailDomain()).timerFires("BoundaryEvent_CorrectionReminder");
        assertThat(mailThatIsDueOrSent()).isZero();

        customer.deliversItsMail().waitsAt(CORRECT);

        assertThat(customer.mailJobs()).isEmpty();
        assertThat(mailThatIsDueOrSent()).isZero();
    }

    @Test
    void aRequestIsWithdrawnWhileItsEvidenceIsAwaited() {
        Case customer = cases.submitted(Applications.confirmed()).withdrawn();
        customer.endedAt("EndEvent_RequestWithdrawn").showsStatus("None");
        assertThat(newest(customer).outcome()).contains(Outcome.WITHDRAWN);
    }

    @Test
    void aRequestIsWithdrawnWhileACorrectionIsDue() {
        cases.decided(Applications.withUnknownMailDomain())
                .withdrawn()
                .endedAt("EndEvent_RequestWithdrawn")
                .showsStatus("None");
    }

    @Test
    void aRequestIsWithdrawnWhileAReviewIsDue() {
        cases.decided(Applications.withUnknownMailDomain())
                .corrected(ProfileField.CITY, "Rotterdam")
                .waitsAt(REVIEW)
                .withdrawn()
                .endedAt("EndEvent_RequestWithdrawn")
                .showsStatus("None");
    }

    @Test
    void aNewRequestIsResubmittedAndWithdrawnWhileMailAboutALapsedOneWaits() {
        Case customer =
                cases.decided(Applications.withUnknownMailDomain()).timerFires("BoundaryEvent_CorrectionLapsed");
        String lapsed = customer.instance().getId();
        assertThatThrownBy(customer::withdrawn).isInstanceOf(Refusal.class).hasMessageContaining("No verification");

        customer.asked().runsItsJob().waitsAt(MANUAL).supportDecides("ask for more");
        assertThat(customer.instance().getId()).isNotEqualTo(lapsed);
        customer.corrected(ProfileField.CITY, "Rotterdam")
                .waitsAt(REVIEW)
                .resubmitted()
                .waitsAt(MANUAL);
        customer.withdrawn().showsStatus("None");

        assertThat(customer.instance().getId()).isEqualTo(lapsed);
        assertThat(customer.mailJobs()).hasSize(1);
        customer.deliversItsMail().endedAt("EndEvent_RequestWithdrawn");
        assertThatThrownBy(customer::withdrawn).isInstanceOf(Refusal.class).hasMessageContaining("No verification");
    }

    @Test
    void aRequestIsWithdrawnWhileSupportVerifies() {
        Case customer =
                failedTwice().withdrawn().endedAt("EndEvent_RequestWithdrawn").showsStatus("None");
        assertThat(newest(customer).outcome()).contains(Outcome.WITHDRAWN);
    }

    @Test
    void aRequestIsWithdrawnWhileAConfirmationIsDue() {
        Case customer = failedTwice().supportDecides("approve").waitsAt(CONFIRM).withdrawn();

        customer.endedAt("EndEvent_RequestWithdrawn").showsStatus("None");
        assertThat(newest(customer).outcome()).contains(Outcome.WITHDRAWN);
        assertThat(newest(customer).steps()).extracting(Step::kind).containsExactly(Step.Kind.APPROVED);
    }

    @Test
    void aCustomerCreatedWithoutQualificationEndsWithStatusNone() {
        cases.withoutQualification(Applications.confirmed())
                .endedAt("EndEvent_CustomerWithoutQualification")
                .showsStatus("None");
    }

    @Test
    void anExistingCustomerRequestsEducationOffersLater() {
        Case customer =
                cases.withoutQualification(Applications.confirmed()).asked().showsStatus("In review");
        customer.runsItsJob().endedAt("EndEvent_EducationCustomer").showsStatus("Education");
    }

    @Test
    void aRequestIsRefusedWhileAnotherRunsAndAfterAnApproval() {
        Case customer = cases.submitted(Applications.confirmed());
        assertThatThrownBy(customer::asked).isInstanceOf(Refusal.class).hasMessageContaining("already running");

        customer.runsItsJob();
        assertThatThrownBy(customer::asked)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("already an education customer");
    }

    @Test
    void aCustomerMayRequestThreeVerifications() {
        Case customer = cases.submitted(Applications.withUnknownMailDomain()).withdrawn();
        customer.asked().withdrawn().asked().withdrawn();

        assertThatThrownBy(customer::asked)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("All 3 verification requests");
        assertThat(customer.instance()).isNull();
    }

    @Test
    void aTechnicalFailureIsRetriedAndThenBecomesAnIncidentForAnOperator() {
        Case customer = cases.submitted(Applications.confirmed());
        Job job = customer.jobs().get(0);

        jdbc.sql("alter table eduverify.institution_domain rename to institution_domain_away")
                .update();
        try {
            for (int attempt = 0; attempt < 4; attempt++) {
                assertThat(incidents(customer)).isEmpty();
                assertThatThrownBy(() -> management.executeJob(job.getId()))
                        .hasStackTraceContaining("institution_domain");
            }
        } finally {
            jdbc.sql("alter table eduverify.institution_domain_away rename to institution_domain")
                    .update();
        }
        assertThat(incidents(customer)).singleElement().satisfies(incident -> assertThat(incident.getActivityId())
                .isEqualTo("ServiceTask_CollectEvidence"));
        customer.waitsAt("ServiceTask_CollectEvidence").showsStatus("In review");

        management.setJobRetries(job.getId(), 1);
        customer.runsItsJob().endedAt("EndEvent_EducationCustomer").showsStatus("Education");
    }

    private Case failedTwice() {
        return cases.decided(Applications.withUnknownMailDomain())
                .corrected(ProfileField.EMAIL, "office@delft-purchasing.org")
                .resubmitted();
    }

    private Conclusion conclusion(Case customer) {
        return newest(customer).conclusion().orElseThrow();
    }

    private Attempt newest(Case customer) {
        return verification.history(customer.id()).attempts().get(0);
    }

    private List<Incident> incidents(Case customer) {
        return runtime.createIncidentQuery()
                .processInstanceId(customer.instance().getId())
                .list();
    }

    private long mailThatIsDueOrSent() {
        return jdbc.sql("select count(*) from eduverify.notice where mail_due or mailed_at is not null")
                .query(Long.class)
                .single();
    }

    private static Instant inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days));
    }
}
