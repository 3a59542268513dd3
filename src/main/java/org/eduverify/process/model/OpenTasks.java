package org.eduverify.process.model;

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

/** The user tasks that a process instance waits at. */
public final class OpenTasks {

    private static final int RAISE = 10;
    private static final int HIGHEST_PRIORITY = 100;

    private OpenTasks() {}

    /** The roles to whom the open tasks of the process instance are offered. */
    public static Set<Role> candidates(DelegateExecution execution) {
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

    /** Moves the open tasks of the process instance up the list of those who may do them. */
    public static void raisePriority(DelegateExecution execution) {
        changePriority(execution, priority -> Math.min(HIGHEST_PRIORITY, priority + RAISE));
    }

    /** Gives the open tasks of the process instance another priority, made of the one that each has. */
    public static void changePriority(DelegateExecution execution, IntUnaryOperator change) {
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        for (Task task : tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .list()) {
            tasks.setPriority(task.getId(), change.applyAsInt(task.getPriority()));
        }
    }
}
