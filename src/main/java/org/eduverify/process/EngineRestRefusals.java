package org.eduverify.process;

import jakarta.annotation.Priority;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.eduverify.platform.Refusal;
import org.springframework.stereotype.Component;

/**
 * Has engine REST answer a refusal with the status and sentences that our own REST interface would; as delivered, most
 * of its resources answer 500 to whatever a delegate throws.
 */
@Component
class EngineRestRefusals extends CamundaJerseyResourceConfig {

  @Override
  protected void registerAdditionalResources() {
    super.registerAdditionalResources();
    register(OfResources.class);
    register(OfTheEngine.class);
  }

  /** Failures that a resource of engine REST has wrapped. */
  @Priority(1)
  static final class OfResources implements ExceptionMapper<RestException> {

    @Override
    public Response toResponse(RestException failure) {
      return answer(failure);
    }
  }

  /** Failures that a resource of engine REST lets pass. */
  @Priority(1)
  static final class OfTheEngine implements ExceptionMapper<ProcessEngineException> {

    @Override
    public Response toResponse(ProcessEngineException failure) {
      return answer(failure);
    }
  }

  private static Response answer(Exception failure) {
    Refusal refusal = Refusals.in(failure);
    if (refusal == null && isLostRace(failure)) {
      return answer(Refusal.conflict("task.lostRace"));
    }
    if (refusal == null) {
      return ExceptionHandlerHelper.getInstance().getResponse(failure);
    }
    return answer(refusal);
  }

  private static boolean isLostRace(Throwable failure) {
    return failure instanceof OptimisticLockingException
        || failure.getCause() != null && isLostRace(failure.getCause());
  }

  private static Response answer(Refusal refusal) {
    ExceptionDto body = new ExceptionDto();
    body.setType(refusal.kind().name());
    body.setMessage(refusal.message(RequestLanguage.current()));
    return Response.status(status(refusal)).type(MediaType.APPLICATION_JSON_TYPE).entity(body).build();
  }

  private static Status status(Refusal refusal) {
    return switch (refusal.kind()) {
      case INVALID -> Status.BAD_REQUEST;
      case NOT_FOUND -> Status.NOT_FOUND;
      case FORBIDDEN -> Status.FORBIDDEN;
      case CONFLICT -> Status.CONFLICT;
      case OUTDATED -> Status.PRECONDITION_FAILED;
    };
  }
}
