package org.eduverify.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.eduverify.access.CurrentActor;
import org.eduverify.access.Impersonation;
import org.eduverify.customer.Customer;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.Customers;
import org.eduverify.customer.Profile;
import org.eduverify.customer.ProfileField;
import org.eduverify.process.CustomerVerifications;
import org.springframework.stereotype.Component;

/** Lets a test tell the story of a case in the words of the diagram. */
@Component
public class Cases {

    public static final String SALES_AGENT = "northwind-sales";
    public static final String ADMIN_AGENT = "northwind-agent";
    public static final String GLOBAL_ADMIN = "northwind-admin";
    public static final String SUPPORT = "support";
    public static final String SUPPORT_LEAD = "support-lead";

    private final ProcessEngine engine;
    private final CustomerVerifications verifications;
    private final Customers customers;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final HistoryService history;
    private final IdentityService identity;
    private final CurrentActor currentActor;
    private final Impersonation impersonation;

    public Cases(
            ProcessEngine engine,
            CustomerVerifications verifications,
            Customers customers,
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            HistoryService history,
            IdentityService identity,
            CurrentActor currentActor,
            Impersonation impersonation) {
        this.engine = engine;
        this.verifications = verifications;
        this.customers = customers;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.history = history;
        this.identity = identity;
        this.currentActor = currentActor;
        this.impersonation = impersonation;
    }

    /** The case of a customer that exists already. */
    public Case of(CustomerId customer) {
        return new Case(customer);
    }

    /** A customer that asks for education offers; its evidence is not collected yet. */
    public Case submitted(Profile profile) {
        return submittedBy(SALES_AGENT, profile);
    }

    /** A customer that asks for education offers through this partner's agent. */
    public Case submittedBy(String agent, Profile profile) {
        return new Case(as(agent, () -> verifications.submit(profile, true)));
    }

    /** A customer that asks for education offers, up to the first point where it waits or ends. */
    public Case decided(Profile profile) {
        return submitted(profile).runsItsJob();
    }

    /** A customer that asks for nothing. */
    public Case withoutQualification(Profile profile) {
        return new Case(as(SALES_AGENT, () -> verifications.submit(profile, false)));
    }

    private <T> T as(String user, Supplier<T> work) {
        Object[] result = new Object[1];
        impersonation.runAs(user, () -> result[0] = work.get());
        @SuppressWarnings("unchecked")
        T typed = (T) result[0];
        return typed;
    }

    /** A customer and its process instance. */
    public final class Case {

        private final CustomerId id;

        private Case(CustomerId id) {
            this.id = id;
        }

        public CustomerId id() {
            return id;
        }

        public Customer customer() {
            return customers.get(id);
        }

        /** The newest process instance that runs; an older one may wait beside it for its mail to be delivered. */
        public ProcessInstance instance() {
            return history
                    .createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(id.toString())
                    .unfinished()
                    .orderByProcessInstanceStartTime()
                    .desc()
                    .listPage(0, 1)
                    .stream()
                    .map(newest -> runtime.createProcessInstanceQuery()
                            .processInstanceId(newest.getId())
                            .singleResult())
                    .findFirst()
                    .orElse(null);
        }

        /** The one job that moves the case on is run; mail is none. */
        public Case runsItsJob() {
            List<Job> jobs =
                    management.createJobQuery().processInstanceId(instance().getId()).messages().list().stream()
                            .filter(job -> !isMail(job))
                            .toList();
            assertThat(jobs).as("jobs that move " + id + " on").hasSize(1);
            management.executeJob(jobs.get(0).getId());
            return this;
        }

        /** Everything that the customer's process instances still have to send is sent. */
        public Case deliversItsMail() {
            assertThat(mailJobs()).as("mail jobs of " + id).isNotEmpty();
            mailJobs().forEach(job -> management.executeJob(job.getId()));
            return this;
        }

        /** The jobs of the customer's process instances that send mail, oldest first. */
        public List<Job> mailJobs() {
            return runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).list().stream()
                    .map(instance -> management
                            .createJobQuery()
                            .processInstanceId(instance.getId())
                            .messages()
                            .list())
                    .flatMap(List::stream)
                    .filter(this::isMail)
                    .sorted(Comparator.comparing(Job::getCreateTime))
                    .toList();
        }

        private boolean isMail(Job job) {
            return management
                    .createJobDefinitionQuery()
                    .jobDefinitionId(job.getJobDefinitionId())
                    .singleResult()
                    .getActivityId()
                    .startsWith("EndEvent_");
        }

        public Case waitsAt(String element) {
            // several programs, each with an engine of its own, may run in one test run
            BpmnAwareTests.init(engine);
            assertThat(instance()).isWaitingAt(element);
            return this;
        }

        public Case showsStatus(String text) {
            assertThat(customer().accountStatusText()).isEqualTo(text);
            return this;
        }

        public Case endedAt(String endEvent) {
            assertThat(instance()).as("running instance of " + id).isNull();
            List<HistoricProcessInstance> instances = history.createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(id.toString())
                    .orderByProcessInstanceStartTime()
                    .desc()
                    .list();
            assertThat(history.createHistoricActivityInstanceQuery()
                            .processInstanceId(instances.get(0).getId())
                            .activityId(endEvent)
                            .count())
                    .as("reached " + endEvent)
                    .isEqualTo(1);
            return this;
        }

        /** The global admin corrects a field. */
        public Case corrected(ProfileField field, String value) {
            impersonation.runAs(
                    GLOBAL_ADMIN,
                    () -> verifications.correct(
                            currentActor.requireAgent(), id, Map.of(field, value), Optional.empty()));
            return this;
        }

        /** The admin agent reviews and resubmits; the next attempt is decided. */
        public Case resubmitted() {
            asked();
            return runsItsJob();
        }

        /** The admin agent asks for education offers, or asks again. */
        public Case asked() {
            impersonation.runAs(ADMIN_AGENT, () -> verifications.request(currentActor.requireAgent(), id, Map.of()));
            return this;
        }

        public Case withdrawn() {
            impersonation.runAs(ADMIN_AGENT, () -> verifications.withdraw(currentActor.requireAgent(), id));
            return this;
        }

        /** Somebody completes the one open task, as Tasklist does. */
        public Case completed(String user, Map<String, Object> form) {
            String task = task().getId();
            return inTheNameOf(user, () -> tasks.complete(task, form));
        }

        /** Somebody claims the one open task. */
        public Case claimed(String user) {
            String task = task().getId();
            return inTheNameOf(user, () -> tasks.claim(task, user));
        }

        private Case inTheNameOf(String user, Runnable work) {
            identity.setAuthentication(
                    user,
                    identity.createGroupQuery().groupMember(user).list().stream()
                            .map(Group::getId)
                            .toList(),
                    identity.createTenantQuery().userMember(user).includingGroupsOfUser(true).list().stream()
                            .map(Tenant::getId)
                            .toList());
            try {
                work.run();
            } finally {
                identity.clearAuthentication();
            }
            return this;
        }

        public Case supportDecides(String decision) {
            return decides(SUPPORT, decision);
        }

        public Case decides(String user, String decision) {
            return completed(
                    user,
                    Map.of(
                            "decision", decision,
                            "justification", "Seen the accreditation certificate.",
                            "customerText", "Please enter the name as on the accreditation certificate."));
        }

        public Case deniedFor(String reason) {
            return completed(
                    SUPPORT,
                    Map.of(
                            "decision", "deny",
                            "denialReason", reason,
                            "justification", "Seen the charter.",
                            "customerText", "The organisation teaches nobody."));
        }

        /** The support lead answers to an approval against the decision table. */
        public Case leadAnswers(String decision) {
            return completed(SUPPORT_LEAD, Map.of("decision", decision, "note", "Looked at it again."));
        }

        public Task task() {
            return tasks.createTaskQuery().processInstanceId(instance().getId()).singleResult();
        }

        public Case assignedTo(String user) {
            tasks.setAssignee(task().getId(), user);
            return this;
        }

        /** Moves the due date of the open task. */
        public Case becomesDue(Duration fromNow) {
            Task task = task();
            task.setDueDate(Date.from(Instant.now().plus(fromNow)));
            tasks.saveTask(task);
            return this;
        }

        public Object formField(String name) {
            return tasks.getVariableLocal(task().getId(), name);
        }

        public Job timer(String element) {
            return management
                    .createJobQuery()
                    .processInstanceId(instance().getId())
                    .activityId(element)
                    .singleResult();
        }

        public Instant timerDueAt(String element) {
            return timer(element).getDuedate().toInstant();
        }

        /** Sets the engine's clock to the moment when the timer is due, and fires it. */
        public Case timerFires(String element) {
            Job timer = timer(element);
            ClockUtil.setCurrentTime(new Date(timer.getDuedate().getTime() + 1000));
            management.executeJob(timer.getId());
            return this;
        }

        /** The jobs that the instance waits for. */
        public List<Job> jobs() {
            return management
                    .createJobQuery()
                    .processInstanceId(instance().getId())
                    .list();
        }
    }
}
