package org.eduverify.process.delegate;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.eduverify.access.Role;

/** The open user tasks of a process instance. */
final class OpenTasks {

    private static final int PRIORITY_STEP = 10;
    private static final int HIGHEST_PRIORITY = 100;

    private OpenTasks() {}

    /** The roles that are candidates for the open tasks. */
    static Set<Role> candidates(DelegateExecution execution) {
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        Set<String> groups = tasks.createTaskQuery().processInstanceId(execution.getProcessInstanceId()).list().stream()
                .flatMap(task -> tasks.getIdentityLinksForTask(task.getId()).stream())
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return Arrays.stream(Role.values())
                .filter(role -> groups.contains(role.groupId()))
                .collect(Collectors.toSet());
    }

    /** Raises the priority of the open tasks, up to the highest priority. */
    static void raisePriority(DelegateExecution execution) {
        changePriority(execution, priority -> Math.min(HIGHEST_PRIORITY, priority + PRIORITY_STEP));
    }

    /** Computes a new priority for each open task from its current priority. */
    static void changePriority(DelegateExecution execution, IntUnaryOperator change) {
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        for (Task task : tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .list()) {
            tasks.setPriority(task.getId(), change.applyAsInt(task.getPriority()));
        }
    }
}
