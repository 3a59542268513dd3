package org.eduverify.process;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.eduverify.access.Actor;
import org.eduverify.access.Role;
import org.eduverify.customer.Customer;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.CustomerReason;
import org.eduverify.customer.Customers;
import org.eduverify.customer.Profile;
import org.eduverify.customer.ProfileField;
import org.eduverify.platform.Refusal;
import org.eduverify.process.engine.Refusals;
import org.eduverify.process.model.EducationCustomerVerificationModel;
import org.eduverify.process.model.FormFieldNames;
import org.eduverify.process.model.ProcessReason;
import org.eduverify.process.model.SubmissionVariables;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to the process for the floors above: starts process instances and moves them on in the name of a partner's
 * agent. A refusal leaves nothing behind.
 */
@Service
@Transactional
public class CustomerVerifications {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;
    private final Customers customers;

    CustomerVerifications(RuntimeService runtime, TaskService tasks, HistoryService history, Customers customers) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.history = history;
        this.customers = customers;
    }

    /**
     * Submits a new customer.
     *
     * @param forEducation whether verification is asked for in the same call
     * @throws Refusal with every fault of the submission
     */
    public CustomerId submit(Profile profile, boolean forEducation) {
        String businessKey = Refusals.unwrapped(() -> runtime.startProcessInstanceByKey(
                        EducationCustomerVerificationModel.KEY, SubmissionVariables.of(profile, forEducation))
                .getBusinessKey());
        return CustomerId.of(businessKey);
    }

    /**
     * Asks for verification, or resubmits after a correction.
     *
     * @param details education segment and website, if they came with the request
     * @throws Refusal if the customer is verified already, a verification is running, no request is left, or the
     *     correction is not made yet
     */
    public void request(Actor agent, CustomerId id, Map<ProfileField, String> details) {
        request(agent, id, details, Optional.empty());
    }

    /**
     * Asks for verification, or resubmits after a correction, if the profile is still the one that the agent has seen.
     *
     * @param version the profile version that the agent has seen; empty if the agent does not say
     * @throws Refusal as {@link #request(Actor, CustomerId, Map)}, or if the profile has changed since that version
     */
    public void request(Actor agent, CustomerId id, Map<ProfileField, String> details, Optional<Integer> version) {
        Customer customer = customers.hold(id, agent.requirePartner());
        requireVersion(customer, version);
        Optional<Task> review = openTask(id, EducationCustomerVerificationModel.REVIEW_AND_RESUBMIT);
        if (review.isPresent()) {
            if (!customer.profile().equals(customer.profile().with(details))) {
                customers.correct(id, details, agent.userId());
            }
            complete(agent, review.get(), Map.of(FormFieldNames.DECISION, "resubmit"));
            return;
        }
        if (openTask(id, EducationCustomerVerificationModel.CORRECT_PROFILE).isPresent()) {
            throw Refusal.conflict(ProcessReason.CORRECTION_DUE);
        }
        Refusals.unwrapped(
                () -> runtime.createMessageCorrelation(EducationCustomerVerificationModel.QUALIFICATION_REQUESTED)
                        .processInstanceBusinessKey(id.toString())
                        .setVariables(variables(details))
                        .correlateStartMessage());
    }

    /**
     * Corrects the profile while a correction is due.
     *
     * @param version the profile version that the correction is based on; empty if the agent does not say
     * @throws Refusal with every fault; or if no correction is due, somebody else works on it, or the profile has changed
     *     since that version
     */
    public void correct(Actor agent, CustomerId id, Map<ProfileField, String> changes, Optional<Integer> version) {
        Customer customer = customers.hold(id, agent.requirePartner());
        agent.requirePartner(Role.GLOBAL_ADMIN);
        Task correction = openTask(id, EducationCustomerVerificationModel.CORRECT_PROFILE)
                .orElseThrow(() -> Refusal.conflict(ProcessReason.CORRECTION_NOT_DUE));
        requireVersion(customer, version);
        complete(agent, correction, variables(changes));
    }

    private static void requireVersion(Customer customer, Optional<Integer> version) {
        if (version.isPresent() && version.get() != customer.profileVersion()) {
            throw Refusal.outdated(ProcessReason.PROFILE_CHANGED);
        }
    }

    /**
     * Withdraws a running request.
     *
     * @throws Refusal if none is running
     */
    public void withdraw(Actor agent, CustomerId id) {
        Customer customer = customers.hold(id, agent.requirePartner());
        String instance = newestInstance(id)
                .filter(running -> customer.verificationOpen())
                .orElseThrow(() -> Refusal.conflict(CustomerReason.VERIFICATION_NOT_RUNNING));
        Refusals.unwrapped(
                () -> runtime.createMessageCorrelation(EducationCustomerVerificationModel.QUALIFICATION_WITHDRAWN)
                        .processInstanceId(instance)
                        .correlateWithResult());
    }

    /**
     * The customer's newest process instance that has not ended. An older one, whose verification is over, may live
     * beside it while its mail waits for delivery; it has no open task, but it would still take messages.
     */
    private Optional<String> newestInstance(CustomerId id) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(id.toString())
                .unfinished()
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, 1)
                .stream()
                .map(HistoricProcessInstance::getId)
                .findFirst();
    }

    private Optional<Task> openTask(CustomerId id, String key) {
        return Optional.ofNullable(tasks.createTaskQuery()
                .processInstanceBusinessKey(id.toString())
                .taskDefinitionKey(key)
                .singleResult());
    }

    private void complete(Actor agent, Task task, Map<String, Object> variables) {
        if (task.getAssignee() != null && !task.getAssignee().equals(agent.userId())) {
            throw Refusal.conflict(ProcessReason.TASK_TAKEN, task.getAssignee());
        }
        Refusals.unwrapped(() -> {
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), agent.userId());
            }
            tasks.complete(task.getId(), variables);
            return task;
        });
    }

    private static Map<String, Object> variables(Map<ProfileField, String> values) {
        Map<String, Object> variables = new HashMap<>();
        values.forEach((field, value) -> variables.put(field.key(), value));
        return variables;
    }
}
