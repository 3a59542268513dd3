package org.eduverify.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.eduverify.customer.ProfileField;
import org.eduverify.testing.Applications;
import org.eduverify.testing.Cases;
import org.eduverify.testing.Cases.Case;
import org.eduverify.testing.ProgramTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSendException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends notices to a real mail server. Northwind reads English; Tailspin and the vendor's people read Dutch. */
@ProgramTest
@TestPropertySource(
        properties = {
            "eduverify.base-url=https://verify.example.org",
            "eduverify.mail.from=no-reply@verify.example.org",
            "eduverify.language=nl",
            "eduverify.partner-languages.northwind=en"
        })
class NoticesByMailTest {

    private static final String REMINDER = "BoundaryEvent_CorrectionReminder";
    private static final String LAPSE = "BoundaryEvent_CorrectionLapsed";
    private static final String OVERDUE = "BoundaryEvent_ManualVerificationOverdue";

    private static final GreenMail SERVER = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", "smtp"));

    @Autowired
    private Cases cases;

    @Autowired
    private Notices notices;

    @Autowired
    private IdentityService identity;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestRestTemplate http;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        SERVER.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    }

    @AfterAll
    static void theServerIsStopped() {
        SERVER.stop();
    }

    @BeforeEach
    void usersHaveMailAddresses() {
        identity.createUserQuery().list().forEach(user -> address(user.getId(), user.getId() + "@example.org"));
        SERVER.reset();
    }

    @AfterEach
    void theEnginesClockRunsAgain() {
        ClockUtil.reset();
    }

    @Test
    void theGlobalAdminIsRemindedOfACorrection() throws Exception {
        Case customer = cases.decided(Applications.withUnknownMailDomain());
        customer.timerFires(REMINDER);
        assertThat(SERVER.getReceivedMessages()).as("sent afterwards").isEmpty();

        customer.deliversItsMail();

        MimeMessage mail = onlyMail();
        assertThat(recipients(mail)).containsExactly("northwind-admin@example.org");
        assertThat(mail.getFrom()[0]).hasToString("no-reply@verify.example.org");
        assertThat(mail.getSubject()).isEqualTo("Correction still due: Technische Universiteit Delft");
        assertThat(text(mail))
                .contains("\"Technische Universiteit Delft\"", "The request lapses on ")
                .contains("https://verify.example.org/camunda/app/tasklist/")
                .doesNotContain("Purchasing", "inkoop@");
        assertThat(mail.getContentType()).contains("text/plain", "UTF-8");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(waiting(customer)).isZero();
    }

    @Test
    void theAgentsAreRemindedOfAReview() throws Exception {
        cases.decided(Applications.withUnknownMailDomain())
                .corrected(ProfileField.CITY, "Rotterdam")
                .timerFires(REMINDER)
                .deliversItsMail();

        assertThat(allRecipients())
                .containsExactlyInAnyOrder("northwind-agent@example.org", "northwind-sales@example.org");
    }

    @Test
    void anotherPartnersPeopleAreRemindedInTheirLanguage() throws Exception {
        cases.submittedBy("tailspin-agent", Applications.application("Hogeschool Zuiðëñ", "inkoop@zuiden-inkoop.nl"))
                .runsItsJob()
                .timerFires(REMINDER)
                .deliversItsMail();

        MimeMessage mail = onlyMail();
        assertThat(recipients(mail)).containsExactly("tailspin-admin@example.org");
        assertThat(mail.getHeader("Subject")[0]).as("in ASCII on the wire").matches("[\\x20-\\x7e\\r\\n]+");
        assertThat(mail.getSubject()).isEqualTo("Correctie nog niet uitgevoerd: Hogeschool Zuiðëñ");
        assertThat(text(mail)).contains("uw klant \"Hogeschool Zuiðëñ\"", "De aanvraag vervalt op ");
    }

    @Test
    void everyAgentOfThePartnerIsToldOfALapse() throws Exception {
        Case customer = cases.decided(Applications.withUnknownMailDomain());
        customer.timerFires(LAPSE).deliversItsMail().endedAt("EndEvent_RequestLapsed");

        assertThat(allRecipients())
                .containsExactlyInAnyOrder(
                        "northwind-admin@example.org", "northwind-agent@example.org", "northwind-sales@example.org");
        assertThat(SERVER.getReceivedMessages()[0].getSubject())
                .isEqualTo("Request lapsed: Technische Universiteit Delft");
        assertThat(Arrays.stream(SERVER.getReceivedMessages())
                        .map(NoticesByMailTest::messageId)
                        .distinct())
                .hasSize(3);
    }

    @Test
    void theSupportLeadIsToldOfAnOverdueVerificationInTheVendorsLanguage() throws Exception {
        cases.decided(Applications.unlistedOnAcademicSuffix())
                .timerFires(OVERDUE)
                .deliversItsMail();

        MimeMessage mail = onlyMail();
        assertThat(recipients(mail)).containsExactly("support-lead@example.org");
        assertThat(mail.getSubject())
                .isEqualTo("Handmatige verificatie over tijd: Riverside Township Elementary School");
        assertThat(text(mail)).contains("De uiterste datum was ", "Verify manually");
    }

    @Test
    void whoHasNoUsableAddressIsLeftOut() {
        address("northwind-agent", null);
        address("northwind-sales", "not an address\r\nBcc: everybody@example.org");
        Case customer = cases.decided(Applications.withUnknownMailDomain()).corrected(ProfileField.CITY, "Rotterdam");

        customer.timerFires(REMINDER).deliversItsMail();

        assertThat(SERVER.getReceivedMessages()).isEmpty();
        assertThat(waiting(customer)).isZero();
        assertThat(customer.mailJobs()).isEmpty();
    }

    @Test
    void whoBelongsToSeveralPartnersGetsNoAgentsMail() {
        identity.createTenantUserMembership("tailspin", "northwind-admin");
        try {
            cases.decided(Applications.withUnknownMailDomain())
                    .timerFires(REMINDER)
                    .deliversItsMail();
            assertThat(SERVER.getReceivedMessages()).isEmpty();
        } finally {
            identity.deleteTenantUserMembership("tailspin", "northwind-admin");
        }
    }

    @Test
    void aNameWithLineBreaksAddsNoHeaderAndNoRecipient() throws Exception {
        Case customer = cases.decided(Applications.withUnknownMailDomain());
        jdbc.sql("update eduverify.profile set company_name = ? where customer_id = ?")
                .params(
                        "Delft\r\nBcc: everybody@example.org\r\n\r\nGood day",
                        customer.id().value())
                .update();

        customer.timerFires(REMINDER).deliversItsMail();

        MimeMessage mail = onlyMail();
        assertThat(recipients(mail)).containsExactly("northwind-admin@example.org");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).isEqualTo("Correction still due: Delft Bcc: everybody@example.org Good day");
    }

    @Test
    void aMessageThatIsSentAgainAfterAnInterruptionHasItsFormerId() {
        Case customer = cases.decided(Applications.withUnknownMailDomain()).timerFires(REMINDER);
        Job mail = customer.mailJobs().get(0);

        new TransactionTemplate(transactions).executeWithoutResult(interrupted -> {
            management.executeJob(mail.getId());
            interrupted.setRollbackOnly();
        });
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
        assertThat(waiting(customer)).isEqualTo(1);
        customer.deliversItsMail();

        assertThat(SERVER.getReceivedMessages()).hasSize(2);
        assertThat(messageId(SERVER.getReceivedMessages()[0]))
                .matches("<[0-9a-f-]{36}@verify\\.example\\.org>")
                .isEqualTo(messageId(SERVER.getReceivedMessages()[1]));
        customer.timerFires(REMINDER).deliversItsMail();
        assertThat(messageId(SERVER.getReceivedMessages()[2])).isNotEqualTo(messageId(SERVER.getReceivedMessages()[0]));
    }

    @Test
    void twoWhoDeliverAtTheSameTimeSendEverythingOnce() throws Exception {
        Case customer = cases.decided(Applications.withUnknownMailDomain()).timerFires(REMINDER);

        CompletableFuture<Void> second = new TransactionTemplate(transactions).execute(first -> {
            notices.deliver(customer.id());
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> notices.deliver(customer.id()));
            awaitsALock();
            return other;
        });
        second.get(10, TimeUnit.SECONDS);

        assertThat(SERVER.getReceivedMessages()).hasSize(1);
    }

    @Test
    void mailWaitsForItsServerAsAnIncidentWhileTheCaseGoesOn() throws Exception {
        Case customer = cases.decided(Applications.withUnknownMailDomain()).timerFires(LAPSE);
        Job mail = customer.mailJobs().get(0);

        SERVER.stop();
        try {
            int retries = 4;
            while (retries > 0) {
                assertThat(incidents(mail)).isEmpty();
                assertThatThrownBy(() -> management.executeJob(mail.getId())).isInstanceOf(MailSendException.class);
                retries--;
                // the first failure tells the engine the retry cycle: three more
                assertThat(management
                                .createJobQuery()
                                .jobId(mail.getId())
                                .singleResult()
                                .getRetries())
                        .isEqualTo(retries);
            }
            assertThat(incidents(mail)).singleElement().satisfies(incident -> assertThat(incident.getActivityId())
                    .isEqualTo("EndEvent_RequestLapsed"));
            assertThat(http.getForEntity("/actuator/health", String.class)
                            .getStatusCode()
                            .value())
                    .isEqualTo(200);
            assertThat(waiting(customer)).isEqualTo(1);
            customer.asked().showsStatus("In review").withdrawn().showsStatus("None");
        } finally {
            SERVER.start();
        }
        management.setJobRetries(mail.getId(), 1);
        management.executeJob(mail.getId());

        assertThat(SERVER.getReceivedMessages()).hasSize(3);
        assertThat(waiting(customer)).isZero();
        assertThat(customer.instance()).isNull();
    }

    @Test
    void whoCouldNotBeRemindedForDaysIsRemindedOnce() {
        Case customer = cases.decided(Applications.withUnknownMailDomain())
                .timerFires(REMINDER)
                .timerFires(REMINDER);
        assertThat(customer.mailJobs()).hasSize(2);

        customer.deliversItsMail();

        assertThat(SERVER.getReceivedMessages()).hasSize(1);
        assertThat(notices.of(customer.id())).hasSize(2);
    }

    @Test
    void nobodyIsRemindedOfWhatIsDoneMeanwhile() {
        Case resubmitted = cases.decided(Applications.withUnknownMailDomain())
                .timerFires(REMINDER)
                .corrected(ProfileField.EMAIL, "inkoop@delft-buying.nl")
                .resubmitted();
        resubmitted.waitsAt("UserTask_VerifyManually").deliversItsMail();
        Case approved = cases.decided(Applications.unlistedOnAcademicSuffix())
                .timerFires(OVERDUE)
                .supportDecides("approve");
        approved.showsStatus("Education").deliversItsMail().endedAt("EndEvent_EducationCustomer");

        assertThat(SERVER.getReceivedMessages()).isEmpty();
        assertThat(waiting(resubmitted) + waiting(approved)).isZero();
    }

    private void address(String userId, String email) {
        User user = identity.createUserQuery().userId(userId).singleResult();
        user.setEmail(email);
        identity.saveUser(user);
    }

    private long waiting(Case customer) {
        return jdbc.sql("select count(*) from eduverify.notice where customer_id = ? and mail_due")
                .param(customer.id().value())
                .query(Long.class)
                .single();
    }

    private List<Incident> incidents(Job job) {
        return runtime.createIncidentQuery().configuration(job.getId()).list();
    }

    private void awaitsALock() {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (jdbc.sql("select count(*) from pg_locks where not granted")
                        .query(Long.class)
                        .single()
                == 0) {
            assertThat(System.nanoTime()).as("the second waits").isLessThan(limit);
            Thread.onSpinWait();
        }
    }

    private static MimeMessage onlyMail() {
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
        return SERVER.getReceivedMessages()[0];
    }

    private static List<String> recipients(MimeMessage mail) throws MessagingException {
        return Arrays.stream(mail.getAllRecipients()).map(Object::toString).toList();
    }

    /** Everybody reads their own address only. */
    private static List<String> allRecipients() throws MessagingException {
        for (MimeMessage mail : SERVER.getReceivedMessages()) {
            assertThat(recipients(mail)).hasSize(1);
        }
        return Arrays.stream(SERVER.getReceivedMessages())
                .map(mail -> {
                    try {
                        return recipients(mail).get(0);
                    } catch (MessagingException unreadable) {
                        throw new AssertionError(unreadable);
                    }
                })
                .toList();
    }

    private static String text(MimeMessage mail) throws MessagingException, IOException {
        return mail.getContent().toString().replace("\r\n", "\n");
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new AssertionError(none);
        }
    }
}
