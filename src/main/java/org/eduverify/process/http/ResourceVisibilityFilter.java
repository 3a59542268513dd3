package org.eduverify.process.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.eduverify.platform.Refusal;
import org.eduverify.process.model.ProcessReason;

/**
 * Lets requests about a task, a process instance, an execution or a job through only if whoever asks may see it. The
 * engine would answer some of them with 400, 403 or even 204, which tells that somebody else has such a thing.
 */
final class ResourceVisibilityFilter implements ContainerRequestFilter {

    private static final Pattern ONE_OF_A_CASE =
            Pattern.compile("^(?:engine/\\w+/)?(task|process-instance|execution|job)/([0-9a-fA-F-]{36})(?:/.*)?$");

    @Override
    public void filter(ContainerRequestContext request) {
        Matcher address = ONE_OF_A_CASE.matcher(request.getUriInfo().getPath());
        if (address.matches() && !isVisible(address.group(1), address.group(2))) {
            request.abortWith(
                    EngineExceptionMappers.answer(absent(request.getUriInfo().getPath())));
        }
    }

    private static boolean isVisible(String kind, String id) {
        ProcessEngine engine = ProcessEngines.getDefaultProcessEngine();
        return switch (kind) {
            case "task" -> engine.getTaskService().createTaskQuery().taskId(id).count() > 0;
            case "process-instance" ->
                engine.getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceId(id)
                                .count()
                        > 0;
            case "execution" ->
                engine.getRuntimeService()
                                .createExecutionQuery()
                                .executionId(id)
                                .count()
                        > 0;
            default -> engine.getManagementService().createJobQuery().jobId(id).count() > 0;
        };
    }

    /**
     * Why there is nothing at this address. Whoever worked on a task may learn who has completed it; the engine shows its
     * history to nobody else.
     */
    static Refusal absent(String path) {
        Matcher address = ONE_OF_A_CASE.matcher(path);
        HistoricTaskInstance done =
                address.matches() && address.group(1).equals("task") ? doneTask(address.group(2)) : null;
        if (done == null) {
            return Refusal.notFound(ProcessReason.THING_UNKNOWN);
        }
        return done.getAssignee() == null
                ? Refusal.conflict(ProcessReason.TASK_OVER)
                : Refusal.conflict(ProcessReason.TASK_COMPLETED_BY_SOMEBODY_ELSE, done.getAssignee());
    }

    private static HistoricTaskInstance doneTask(String id) {
        return ProcessEngines.getDefaultProcessEngine()
                .getHistoryService()
                .createHistoricTaskInstanceQuery()
                .taskId(id)
                .finished()
                .singleResult();
    }
}
