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
import org.eduverify.process.engine.EngineRefusals;
import org.eduverify.process.model.EducationCustomerVerificationModel;
import org.eduverify.process.model.FormFieldNames;
import org.eduverify.process.model.ProcessReason;
import org.eduverify.process.model.ReviewDecision;
import org.eduverify.process.model.SubmissionVariables;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Facade of the process for API and portal. Starts and continues process instances on behalf of a partner's agent. A
 * refused request has no effect.
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
     * @param forEducation whether the submission requests a verification
     * @throws Refusal with all faults of the submission
     */
    public CustomerId submit(Profile profile, boolean forEducation) {
        String businessKey = EngineRefusals.unwrapped(() -> runtime.startProcessInstanceByKey(
                        EducationCustomerVerificationModel.KEY, SubmissionVariables.of(profile, forEducation))
                .getBusinessKey());
        return CustomerId.of(businessKey);
    }

    /**
     * Requests a verification, or resubmits the request after a correction.
     *
     * @param details education segment and website, if the request contains them
     * @throws Refusal if the customer is already verified, a verification is running, no request is left, or the profile
     *     has not been corrected yet
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
            complete(agent, review.get(), Map.of(FormFieldNames.DECISION, ReviewDecision.RESUBMIT.value()));
            return;
        }
        if (openTask(id, EducationCustomerVerificationModel.CORRECT_PROFILE).isPresent()) {
            throw Refusal.conflict(ProcessReason.CORRECTION_DUE);
        }
        EngineRefusals.unwrapped(
                () -> runtime.createMessageCorrelation(EducationCustomerVerificationModel.QUALIFICATION_REQUESTED)
                        .processInstanceBusinessKey(id.toString())
                        .setVariables(variables(details))
                        .correlateStartMessage());
    }

    /**
     * Corrects the profile while a correction is due. Completes the user task.
     *
     * @param version the profile version that the correction is based on; empty to skip the comparison
     * @throws Refusal with all faults of the profile; or if no correction is due, the task is assigned to another user, or
     *     the profile has changed since that version
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
     * Withdraws the running request.
     *
     * @throws Refusal if no request is running
     */
    public void withdraw(Actor agent, CustomerId id) {
        Customer customer = customers.hold(id, agent.requirePartner());
        String instance = newestInstance(id)
                .filter(running -> customer.verificationOpen())
                .orElseThrow(() -> Refusal.conflict(CustomerReason.VERIFICATION_NOT_RUNNING));
        EngineRefusals.unwrapped(
                () -> runtime.createMessageCorrelation(EducationCustomerVerificationModel.QUALIFICATION_WITHDRAWN)
                        .processInstanceId(instance)
                        .correlateWithResult());
    }

    /**
     * The customer's newest process instance that has not ended. An older instance may still exist although its
     * verification has ended, because its mail waits for delivery. It has no open task, but would still accept messages.
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
        EngineRefusals.unwrapped(() -> {
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
