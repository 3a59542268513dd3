package org.eduverify.process;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.eduverify.customer.CustomerId;
import org.eduverify.process.OpenStep.Kind;
import org.eduverify.process.model.EducationCustomerVerificationModel;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the verifications of customers wait for a person, for pages that show it. */
@Service
@Transactional(readOnly = true)
public class OpenSteps {

    private static final Map<String, Kind> KINDS = Map.of(
            EducationCustomerVerificationModel.CORRECT_PROFILE, Kind.CORRECT_PROFILE,
            EducationCustomerVerificationModel.REVIEW_AND_RESUBMIT, Kind.REVIEW_AND_RESUBMIT,
            EducationCustomerVerificationModel.VERIFY_MANUALLY, Kind.VERIFY_MANUALLY,
            EducationCustomerVerificationModel.CONFIRM_APPROVAL, Kind.CONFIRM_APPROVAL);

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final ManagementService management;

    OpenSteps(TaskService tasks, RuntimeService runtime, ManagementService management) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.management = management;
    }

    /** The step at which the customer's verification waits; empty while the program works on it, or none is running. */
    public Optional<OpenStep> of(CustomerId customer) {
        return tasks.createTaskQuery().processInstanceBusinessKey(customer.toString()).list().stream()
                .filter(task -> KINDS.containsKey(task.getTaskDefinitionKey()))
                .map(task -> step(customer, task, lapse(task).or(() -> Optional.ofNullable(task.getDueDate()))))
                .findFirst();
    }

    /** A partner's steps of one kind, the first due first. */
    public List<OpenStep> waiting(String partner, Kind kind, int size) {
        List<Task> found = tasks.createTaskQuery()
                .tenantIdIn(partner)
                .taskDefinitionKey(key(kind))
                .orderByDueDate()
                .asc()
                .orderByTaskCreateTime()
                .asc()
                .listPage(0, size);
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, String> customers = runtime
                .createProcessInstanceQuery()
                .processInstanceIds(
                        found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()))
                .list()
                .stream()
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        return found.stream()
                .filter(task -> customers.containsKey(task.getProcessInstanceId()))
                .map(task -> step(
                        CustomerId.of(customers.get(task.getProcessInstanceId())),
                        task,
                        Optional.ofNullable(task.getDueDate())))
                .toList();
    }

    /** How many of a partner's verifications wait at a step of this kind. */
    public long count(String partner, Kind kind) {
        return tasks.createTaskQuery()
                .tenantIdIn(partner)
                .taskDefinitionKey(key(kind))
                .count();
    }

    /** The timer decides when a correction lapses, whatever due date somebody has given the task. */
    private Optional<Date> lapse(Task task) {
        return management
                .createJobQuery()
                .processInstanceId(task.getProcessInstanceId())
                .activityId(EducationCustomerVerificationModel.CORRECTION_LAPSED)
                .list()
                .stream()
                .map(Job::getDuedate)
                .findFirst();
    }

    private static OpenStep step(CustomerId customer, Task task, Optional<Date> due) {
        return new OpenStep(
                customer,
                KINDS.get(task.getTaskDefinitionKey()),
                task.getCreateTime().toInstant(),
                due.map(Date::toInstant),
                Optional.ofNullable(task.getAssignee()));
    }

    private static String key(Kind kind) {
        return KINDS.entrySet().stream()
                .filter(entry -> entry.getValue() == kind)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
