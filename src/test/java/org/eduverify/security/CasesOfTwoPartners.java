package org.eduverify.security;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.eduverify.access.CurrentActor;
import org.eduverify.access.Impersonation;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.ProfileField;
import org.eduverify.process.CustomerVerifications;
import org.eduverify.testing.Applications;
import org.springframework.stereotype.Component;

/** Cases of both demo partners at every waiting point, for calls with and without permission. */
@Component
class CasesOfTwoPartners {

    /** Who does a partner's work. */
    private static final Map<String, String> AGENTS =
            Map.of("northwind", "northwind-agent", "tailspin", "tailspin-agent");

    private static final Map<String, String> ADMINS =
            Map.of("northwind", "northwind-admin", "tailspin", "tailspin-admin");

    /** What a call can name; {@code new} and {@code user} are names that nobody has yet. */
    record Things(String customer, String domain, String instance, String task, String job) {

        static Things missing() {
            return new Things(random(), random(), random(), random(), random());
        }

        /** Nothing but the partner itself. */
        static Things partner(String id) {
            return new Things(id, id, id, id, id);
        }

        String fill(String text) {
            return text.replace("{customer}", customer)
                    .replace("{domain}", domain)
                    .replace("{instance}", instance)
                    .replace("{task}", task)
                    .replace("{job}", job)
                    .replace("{new}", "d" + random())
                    .replace("{user}", "u" + random());
        }

        boolean isIn(String text) {
            return text.contains(customer) || text.contains(instance) || text.contains(task) || text.contains(job);
        }

        private static String random() {
            return UUID.randomUUID().toString();
        }
    }

    private final CustomerVerifications verifications;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final IdentityService identity;
    private final CurrentActor currentActor;
    private final Impersonation impersonation;
    private final Map<String, Things> known = new HashMap<>();

    CasesOfTwoPartners(
            CustomerVerifications verifications,
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            IdentityService identity,
            CurrentActor currentActor,
            Impersonation impersonation) {
        this.verifications = verifications;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.identity = identity;
        this.currentActor = currentActor;
        this.impersonation = impersonation;
    }

    /**
     * A case of the partner.
     *
     * @param waiting collecting, correcting, reviewing, verifying, confirming or none (a customer that asked for nothing)
     * @param fresh whether nobody may have worked on it yet
     */
    Things of(String partner, String waiting, boolean fresh) {
        return fresh
                ? create(partner, waiting)
                : known.computeIfAbsent(partner + " " + waiting, key -> create(partner, waiting));
    }

    private Things create(String partner, String waiting) {
        var profile = Applications.withUnknownMailDomain();
        CustomerId[] created = new CustomerId[1];
        impersonation.runAs(
                AGENTS.get(partner), () -> created[0] = verifications.submit(profile, !waiting.equals("none")));
        CustomerId id = created[0];
        switch (waiting) {
            case "none", "collecting" -> {}
            case "correcting" -> decide(id);
            case "reviewing" -> {
                decide(id);
                correct(partner, id);
            }
            case "verifying" -> failTwice(partner, id);
            case "confirming" -> {
                failTwice(partner, id);
                complete(
                        id,
                        "support",
                        "support-agent",
                        Map.of("decision", "approve", "justification", "Seen the certificate."));
            }
            default -> throw new IllegalArgumentException("A case does not wait at " + waiting);
        }
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id.toString())
                .singleResult();
        if (instance == null) {
            return new Things(
                    id.toString(), profile.primaryDomain(), UUID.randomUUID().toString(), "none", "none");
        }
        var task = tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult();
        var jobs =
                management.createJobQuery().processInstanceId(instance.getId()).list();
        return new Things(
                id.toString(),
                profile.primaryDomain(),
                instance.getId(),
                task == null ? "none" : task.getId(),
                jobs.isEmpty() ? "none" : jobs.get(0).getId());
    }

    private void failTwice(String partner, CustomerId id) {
        decide(id);
        correct(partner, id);
        impersonation.runAs(
                AGENTS.get(partner), () -> verifications.request(currentActor.requireAgent(), id, Map.of()));
        decide(id);
    }

    private void correct(String partner, CustomerId id) {
        impersonation.runAs(
                ADMINS.get(partner),
                () -> verifications.correct(
                        currentActor.requireAgent(),
                        id,
                        Map.of(ProfileField.EMAIL, "office@delft-purchasing.org"),
                        java.util.Optional.empty()));
    }

    private void decide(CustomerId id) {
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id.toString())
                .singleResult()
                .getId();
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(instance)
                .messages()
                .singleResult()
                .getId());
    }

    private void complete(CustomerId id, String user, String group, Map<String, Object> form) {
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(id.toString())
                .singleResult()
                .getId();
        identity.setAuthentication(user, java.util.List.of(group), java.util.List.of("northwind", "tailspin"));
        try {
            tasks.complete(task, form);
        } finally {
            identity.clearAuthentication();
        }
    }
}
