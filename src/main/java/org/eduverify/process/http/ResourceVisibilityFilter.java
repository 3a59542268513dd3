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
 * Answers requests for a task, process instance, execution or job as if it did not exist, unless the user can see it. The
 * engine answers some of these requests with 400, 403 or 204, which reveals that the resource exists.
 */
final class ResourceVisibilityFilter implements ContainerRequestFilter {

    private static final Pattern RESOURCE =
            Pattern.compile("^(?:engine/\\w+/)?(task|process-instance|execution|job)/([0-9a-fA-F-]{36})(?:/.*)?$");

    @Override
    public void filter(ContainerRequestContext request) {
        Matcher address = RESOURCE.matcher(request.getUriInfo().getPath());
        if (address.matches() && !isVisible(address.group(1), address.group(2))) {
            request.abortWith(EngineExceptionMappers.response(
                    notFound(request.getUriInfo().getPath())));
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
     * The refusal for a resource that does not exist. Users who worked on a completed task can see who completed it; the
     * engine does not show its history to anyone else.
     */
    static Refusal notFound(String path) {
        Matcher address = RESOURCE.matcher(path);
        HistoricTaskInstance completed =
                address.matches() && address.group(1).equals("task") ? completedTask(address.group(2)) : null;
        if (completed == null) {
            return Refusal.notFound(ProcessReason.RESOURCE_UNKNOWN);
        }
        return completed.getAssignee() == null
                ? Refusal.conflict(ProcessReason.TASK_OVER)
                : Refusal.conflict(ProcessReason.TASK_COMPLETED_BY_SOMEBODY_ELSE, completed.getAssignee());
    }

    private static HistoricTaskInstance completedTask(String id) {
        return ProcessEngines.getDefaultProcessEngine()
                .getHistoryService()
                .createHistoricTaskInstanceQuery()
                .taskId(id)
                .finished()
                .singleResult();
    }
}
