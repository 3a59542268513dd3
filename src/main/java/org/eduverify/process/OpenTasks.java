package org.eduverify.process;

import java.util.function.IntUnaryOperator;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.Task;

/** The user tasks that a process instance waits at. */
public final class OpenTasks {

  private static final int RAISE = 10;
  private static final int HIGHEST_PRIORITY = 100;

  private OpenTasks() {}

  /** Moves the open tasks of the process instance up the list of those who may do them. */
  public static void raisePriority(DelegateExecution execution) {
    changePriority(execution, priority -> Math.min(HIGHEST_PRIORITY, priority + RAISE));
  }

  /** Gives the open tasks of the process instance another priority, made of the one that each has. */
  public static void changePriority(DelegateExecution execution, IntUnaryOperator change) {
    TaskService tasks = execution.getProcessEngineServices().getTaskService();
    for (Task task : tasks.createTaskQuery().processInstanceId(execution.getProcessInstanceId()).list()) {
      tasks.setPriority(task.getId(), change.applyAsInt(task.getPriority()));
    }
  }
}
