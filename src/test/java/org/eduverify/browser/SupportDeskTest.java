package org.eduverify.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.eduverify.customer.CustomerFilter;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.Customers;
import org.eduverify.customer.Profile;
import org.eduverify.customer.ProfileField;
import org.eduverify.testing.Applications;
import org.eduverify.testing.Cases;
import org.eduverify.testing.Cases.Case;
import org.eduverify.testing.ProgramTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the people see and do in the web applications, in a real browser. */
@ProgramTest
class SupportDeskTest {

    private static final String PROCESS = "Education customer verification";
    private static final String JUSTIFICATION = "Justification (for staff only)";

    @RegisterExtension
    private static final ChromiumExtension CHROMIUM = new ChromiumExtension();

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    @Autowired
    private Customers customers;

    @Test
    void theWholeStoryByFiveLogins() {
        String domain = "leiden" + UUID.randomUUID().toString().substring(0, 8);
        try (Desk sales = inTasklist("northwind-sales")) {
            sales.startsProcess(PROCESS).awaitsForm("Company name");
            sales.enters("Company name", "Universiteit Leiden")
                    .enters("Address line 1", "Rapenburg 70")
                    .enters("City", "Leiden");
            sales.enters("Country", "NL").enters("First name", "Purchasing").enters("Last name", "Office");
            sales.enters("E-mail address", "inkoop@gmail.com").enters("Primary domain name", domain);
            sales.selects("Education segment", "Higher education").picture("start-form");
            sales.sendsStartForm().sees("E-mail address must be on a domain that the organisation owns");
            sales.picture("refused");
            assertThat(sales.valueOf("Company name"))
                    .as("what was entered is kept")
                    .isEqualTo("Universiteit Leiden");
            assertThat(customers.isDomainTaken(domain))
                    .as("a refused submission leaves nothing behind")
                    .isFalse();

            sales.closesNotes()
                    .enters("E-mail address", "inkoop@leiden-inkoop.nl")
                    .sendsStartForm()
                    .awaitsStart();
        }
        Case customer = cases.of(withDomain(domain)).showsStatus("In review").runsItsJob();
        customer.showsStatus("Not an education customer");

        try (Desk admin = inTasklist("northwind-admin")) {
            admin.opens("To correct", "Universiteit Leiden").sees("What to correct", "Not an Academic Domain");
            admin.sees("E-mail address: The register lists the name, but not with this mail domain.");
            admin.sees("⚠ The register lists the name, but not with this mail domain.");
            assertThat(admin.canEnter("Primary domain name"))
                    .as("the primary domain can never be changed")
                    .isFalse();
            admin.claims().awaitsForm("E-mail address").picture("correct");
            admin.enters("E-mail address", "me@gmail.com").completes();
            admin.sees("E-mail address must be on a domain that the organisation owns")
                    .picture("refused");
            admin.enters("E-mail address", "office@leiden-purchasing.org")
                    .completes()
                    .sees("Select a task in the list");
        }
        customer.waitsAt("UserTask_ReviewAndResubmit").showsStatus("None");

        try (Desk agent = inTasklist("northwind-agent")) {
            agent.opens("To resubmit", "Universiteit Leiden").sees("Before", "Now", "inkoop@leiden-inkoop.nl");
            agent.sees("office@leiden-purchasing.org");
            agent.claims().chooses("Resubmit the request").picture("review");
            agent.completes().sees("Select a task in the list");
        }
        customer.showsStatus("In review").runsItsJob().waitsAt("UserTask_VerifyManually");

        try (Desk support = inTasklist("support")) {
            support.opens("To verify", "Universiteit Leiden")
                    .sees("Profile", "Decision", "Evidence", "Previous attempts");
            support.sees("office@leiden-purchasing.org", "Match in the directory", "sample register", "name only");
            support.claims().awaitsForm(JUSTIFICATION).picture("verify");
            support.chooses("Approve: this is an education customer");
            support.sees("Your approval takes effect when a support lead other than you confirms it");
            support.enters(JUSTIFICATION, "Seen the accreditation certificate.").picture("approve");
            support.completes().sees("Select a task in the list");
            assertThat(support.hasList("To confirm"))
                    .as("the first person has no list of approvals to confirm")
                    .isFalse();
        }
        customer.waitsAt("UserTask_ConfirmApproval").showsStatus("Not an education customer");

        try (Desk lead = inTasklist("support-lead")) {
            lead.opens("To confirm", "Universiteit Leiden").sees("Seen the accreditation certificate.", "support");
            lead.claims().chooses("Confirm").picture("confirm");
            lead.completes().sees("Select a task in the list");
        }
        customer.endedAt("EndEvent_EducationCustomer").showsStatus("Education");
    }

    @Test
    void ofTwoWhoCompleteTheSameTaskOneWinsAndTheOtherReadsWhy() {
        String name = "Riverside School of the Race";
        Case customer = cases.decided(called(name));
        try (Desk first = inTasklist("support");
                Desk second = inTasklist("support-lead")) {
            second.opens("To verify", name).sees("Profile");
            first.opens("To verify", name).claims().awaitsForm(JUSTIFICATION);
            second.claims().sees("support has already claimed this task").picture("claimed-by-another");

            // a lead takes over what somebody has claimed, and both go on
            customer.assignedTo("support-lead");
            second.reloads().opens("My verifications", name).awaitsForm(JUSTIFICATION);
            first.chooses("Deny permanently")
                    .enters(JUSTIFICATION, "No answer.")
                    .enters("Text for the customer (shown to the reseller)", "No answer.");
            second.chooses("Approve: this is an education customer")
                    .enters(JUSTIFICATION, "Seen the certificate.")
                    .completes();
            second.sees("Select a task in the list");
            first.completes()
                    .sees("support-lead has already completed this task")
                    .picture("completed-by-another");
        }
        customer.endedAt("EndEvent_EducationCustomer");
    }

    @Test
    void supportPlansAndDiscussesATaskAndGivesItBack() {
        String name = "Riverside School of the Plan";
        Case customer = cases.decided(called(name));
        try (Desk support = inTasklist("support")) {
            support.opens("To verify", name).claims().awaitsForm(JUSTIFICATION);
            support.comments("Phoned the school; they call back.");
            support.clickText("History")
                    .sees("Phoned the school; they call back.")
                    .picture("comment");
            support.setsToNextMonth("Set follow-up date");
            support.reloads().opens("My verifications", name).picture("planned");
            assertThat(customer.task().getFollowUpDate()).as("follow-up date").isNotNull();
            assertThat(customer.task().getDueDate()).as("due date").isNotNull();

            support.unclaims();
            support.opens("To verify", name);
        }
        assertThat(customer.task().getAssignee()).isNull();
        try (Desk lead = inTasklist("support-lead")) {
            lead.opens("To verify", name).clickText("History").sees("Phoned the school; they call back.");
        }
    }

    @Test
    void anOverdueVerificationMovesUpAndSaysSo() {
        String name = "Riverside School of Patience";
        Case customer = cases.decided(called(name)).timerFires("BoundaryEvent_ManualVerificationOverdue");
        ClockUtil.reset();
        customer.becomesDue(Duration.ofHours(-2));
        try (Desk lead = inTasklist("support-lead")) {
            lead.opens("Overdue", name)
                    .sees("The manual verification is overdue; the support lead is alerted.")
                    .picture("overdue");
        }
    }

    @Test
    void analystsSeeTheDiagramAndNobodySeesTheBanner() {
        cases.decided(Applications.withUnknownMailDomain());
        try (Desk analyst = in("cockpit", "analyst")) {
            assertThat(analyst.shows(".ce-eol-banner")).isFalse();
            analyst.sees("Running Process Instances").clickText("Processes").clickText(PROCESS);
            analyst.sees("Collect evidence", "Verify manually", "Confirm approval")
                    .picture("diagram");
        }
    }

    @Test
    void whoMayNotOpenAnApplicationReadsSo() {
        try (Desk support = inTasklist("support")) {
            support.openPath("/camunda/app/cockpit/default/");
            support.sees("You may not open this application").picture("not-yours");
        }
    }

    private Desk inTasklist(String user) {
        return in("tasklist", user);
    }

    private Desk in(String application, String user) {
        return Desk.logIn(CHROMIUM.open(user), port, application);
    }

    private CustomerId withDomain(String domain) {
        CustomerFilter filter = new CustomerFilter(ProfileField.PRIMARY_DOMAIN, CustomerFilter.Match.EQUALS, domain);
        return customers.page("northwind", filter, Optional.empty(), 1).get(0).id();
    }

    private static Profile called(String name) {
        return Applications.with(Applications.unlistedOnAcademicSuffix(), ProfileField.COMPANY_NAME, name);
    }
}
