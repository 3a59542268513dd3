package org.eduverify.demo;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.eduverify.access.Actor;
import org.eduverify.access.CurrentActor;
import org.eduverify.access.Impersonation;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.Customers;
import org.eduverify.customer.Profile;
import org.eduverify.customer.ProfileField;
import org.eduverify.platform.ConditionalOnEmbeddedMode;
import org.eduverify.process.CustomerVerifications;
import org.eduverify.process.model.EducationCustomerVerificationModel;
import org.eduverify.process.model.FormFieldNames;
import org.eduverify.verification.ManualDecision;
import org.springframework.stereotype.Component;

/**
 * Demo customers for trying the program: an approved customer and customers at each waiting point, created like any other
 * customer. They exist in embedded mode only.
 */
@Component
@ConditionalOnEmbeddedMode
public class DemoCustomers {

    private static final Map<ProfileField, String> NONE = Map.of();

    private final CustomerVerifications verifications;
    private final Customers customers;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final TaskService tasks;
    private final CurrentActor currentActor;
    private final Impersonation impersonation;

    DemoCustomers(
            CustomerVerifications verifications,
            Customers customers,
            RuntimeService runtime,
            ManagementService management,
            TaskService tasks,
            CurrentActor currentActor,
            Impersonation impersonation) {
        this.verifications = verifications;
        this.customers = customers;
        this.runtime = runtime;
        this.management = management;
        this.tasks = tasks;
        this.currentActor = currentActor;
        this.impersonation = impersonation;
    }

    /** Creates missing demo customers. Partners, users, models and register must exist. */
    public void ensure() {
        // approved automatically
        create("northwind-sales", "Technische Universiteit Delft", "NL", "Delft", "tudelft.nl", "delftdemo");
        // unknown mail domain: the global admin corrects
        create("northwind-sales", "Universiteit Leiden", "NL", "Leiden", "leiden-inkoop.nl", "leidendemo");
        create("tailspin-agent", "Harvard University", "US", "Cambridge", "harvard-procurement.org", "harvarddemo");
        // corrected: an agent reviews and resubmits
        CustomerId corrected =
                create("northwind-sales", "Universiteit Utrecht", "NL", "Utrecht", "utrecht-inkoop.nl", "utrechtdemo");
        if (corrected != null) {
            correct(corrected, "inkoop@uu.nl");
        }
        // failed twice: support verifies
        CustomerId failedTwice = create(
                "northwind-agent",
                "Universiteit van Amsterdam",
                "NL",
                "Amsterdam",
                "amsterdam-inkoop.nl",
                "amsterdamdemo");
        if (failedTwice != null) {
            correct(failedTwice, "office@amsterdam-purchasing.org");
            impersonation.runAs("northwind-agent", () -> verifications.request(actor(), failedTwice, NONE));
            decide(failedTwice);
        }
        // failed twice and approved by support: the support lead confirms
        CustomerId approved = create(
                "northwind-agent",
                "Universiteit Maastricht",
                "NL",
                "Maastricht",
                "maastricht-inkoop.nl",
                "maastrichtdemo");
        if (approved != null) {
            correct(approved, "office@maastricht-purchasing.org");
            impersonation.runAs("northwind-agent", () -> verifications.request(actor(), approved, NONE));
            decide(approved);
            impersonation.runAs("support", () -> approve(approved));
        }
        // not in the register, but on a restricted academic suffix: support verifies
        create(
                "tailspin-agent",
                "Riverside Township Elementary School",
                "US",
                "Riverside",
                "riverside.k12.nj.us",
                "riversidedemo");
    }

    private CustomerId create(String user, String name, String country, String city, String mailDomain, String domain) {
        if (customers.isDomainTaken(domain)) {
            return null;
        }
        Map<ProfileField, String> profile = new EnumMap<>(ProfileField.class);
        profile.put(ProfileField.COMPANY_NAME, name);
        profile.put(ProfileField.ADDRESS_LINE_1, "Main building");
        profile.put(ProfileField.CITY, city);
        profile.put(ProfileField.STATE, country.equals("US") ? (city.equals("Cambridge") ? "MA" : "NJ") : "");
        profile.put(ProfileField.COUNTRY, country);
        profile.put(ProfileField.FIRST_NAME, "Purchasing");
        profile.put(ProfileField.LAST_NAME, "Office");
        profile.put(ProfileField.EMAIL, "purchasing@" + mailDomain);
        profile.put(ProfileField.EDUCATION_SEGMENT, name.contains("School") ? "K12" : "HigherEducation");
        profile.put(ProfileField.PRIMARY_DOMAIN, domain);
        CustomerId[] created = new CustomerId[1];
        impersonation.runAs(user, () -> created[0] = verifications.submit(Profile.of(profile), true));
        decide(created[0]);
        return created[0];
    }

    private void correct(CustomerId customer, String email) {
        impersonation.runAs(
                "northwind-admin",
                () -> verifications.correct(actor(), customer, Map.of(ProfileField.EMAIL, email), Optional.empty()));
    }

    private void approve(CustomerId customer) {
        Task verify = tasks.createTaskQuery()
                .processInstanceBusinessKey(customer.toString())
                .taskDefinitionKey(EducationCustomerVerificationModel.VERIFY_MANUALLY)
                .singleResult();
        tasks.complete(
                verify.getId(),
                Map.of(
                        FormFieldNames.DECISION,
                        ManualDecision.Choice.APPROVE.words(),
                        FormFieldNames.JUSTIFICATION,
                        "The university has changed its mail domain, as announced on its website."));
    }

    private Actor actor() {
        return currentActor.requireAgent();
    }

    /** Executes the pending jobs, because the job executor has not been started yet. */
    private void decide(CustomerId customer) {
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(customer.toString()).list().stream()
                .flatMap(instance ->
                        management.createJobQuery().processInstanceId(instance.getId()).messages().list().stream())
                .forEach(job -> management.executeJob(job.getId()));
    }
}
