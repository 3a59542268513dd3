package org.eduverify.process.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.google.common.base.Throwables;
import jakarta.annotation.Priority;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.eduverify.platform.Messages;
import org.eduverify.platform.Refusal;
import org.eduverify.process.engine.EngineRefusals;
import org.eduverify.process.engine.RequestLanguage;
import org.eduverify.process.model.ProcessReason;
import org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Maps exceptions in engine REST and in the REST interfaces of Tasklist, Cockpit and Admin. By default, these answer 500
 * with the message of the exception. With these mappers, refusals are answered as in the customer API, resources of other
 * partners do not exist, and no response reveals internals of the program.
 *
 * <p>Jersey discovers this class by META-INF/services, because the web applications cannot be configured otherwise.
 */
public final class EngineExceptionMappers implements ForcedAutoDiscoverable {

    private static final Logger LOG = LoggerFactory.getLogger(EngineExceptionMappers.class);
    private static final Messages ERRORS = new Messages("messages/errors");
    private static final int BEFORE_ENGINE_MAPPERS = 1;

    private static final Pattern NOT_FOUND_MESSAGE = Pattern.compile(
            "(?i)cannot find (?!serializer)|does(n't| not) exist|no matching|is null|no (task|process|deployed|execution|historic|job|variable)\\b.*"
                    + "|belongs to no authenticated tenant");
    private static final Pattern INTERNALS = Pattern.compile(
            "ACT_|org\\.camunda|org\\.eduverify|\\bjava\\.|jakarta\\.|SQL|Exception\\b|###|\\bat \\w+\\.\\w+");

    @Override
    public void configure(FeatureContext context) {
        context.register(DefaultPageSizeFilter.class);
        context.register(ResourceVisibilityFilter.class);
        context.register(TaskDtoReaderInterceptor.class);
        for (Class<?> mapper : List.of(
                EngineExceptionMapper.class,
                RestExceptionMapper.class,
                JsonMappingExceptionMapper.class,
                JsonParseExceptionMapper.class,
                ThrowableMapper.class)) {
            context.register(mapper, BEFORE_ENGINE_MAPPERS);
        }
    }

    /** Engine exceptions that a resource does not handle. */
    @Priority(BEFORE_ENGINE_MAPPERS)
    static final class EngineExceptionMapper extends RefusalMapper<ProcessEngineException> {}

    /** Exceptions wrapped by a resource. */
    @Priority(BEFORE_ENGINE_MAPPERS)
    static final class RestExceptionMapper extends RefusalMapper<RestException> {}

    /** Request bodies with unexpected JSON. */
    @Priority(BEFORE_ENGINE_MAPPERS)
    static final class JsonMappingExceptionMapper extends RefusalMapper<JsonMappingException> {}

    /** Request bodies that are not JSON. */
    @Priority(BEFORE_ENGINE_MAPPERS)
    static final class JsonParseExceptionMapper extends RefusalMapper<JsonParseException> {}

    /** Requests without a matching resource, and unexpected failures. */
    @Priority(BEFORE_ENGINE_MAPPERS)
    static final class ThrowableMapper extends RefusalMapper<Throwable> {}

    private abstract static class RefusalMapper<E extends Throwable> implements ExceptionMapper<E> {

        @Context
        private UriInfo address;

        @Override
        public Response toResponse(E failure) {
            return refusal(failure).map(EngineExceptionMappers::response).orElseGet(() -> plain(failure));
        }

        private Optional<Refusal> refusal(Throwable failure) {
            Optional<Refusal> refusal = EngineRefusals.find(failure);
            if (refusal.isPresent()) {
                return refusal;
            }
            if (find(failure, OptimisticLockingException.class).isPresent()) {
                return Optional.of(Refusal.conflict(ProcessReason.TASK_LOST_RACE));
            }
            Optional<TaskAlreadyClaimedException> claimed = find(failure, TaskAlreadyClaimedException.class);
            if (claimed.isPresent()) {
                return Optional.of(Refusal.conflict(
                        ProcessReason.TASK_CLAIMED, claimed.get().getTaskAssignee()));
            }
            if (isNotFound(failure)) {
                return Optional.of(ResourceVisibilityFilter.notFound(address.getPath()));
            }
            return Optional.empty();
        }
    }

    private static boolean isNotFound(Throwable failure) {
        return Throwables.getCausalChain(failure).stream()
                .filter(cause -> cause instanceof ProcessEngineException || cause instanceof RestException)
                .filter(cause -> cause.getMessage() != null && !(cause instanceof AuthorizationException))
                .anyMatch(cause -> cause instanceof BadUserRequestException
                        ? cause.getMessage().contains("Cannot find")
                        : NOT_FOUND_MESSAGE.matcher(cause.getMessage()).find());
    }

    private static Response plain(Throwable failure) {
        int status = status(failure);
        if (status >= 500) {
            LOG.error("A request to the engine failed", failure);
            return response(status, "InternalError", ERRORS.get("failed", RequestLanguage.current()));
        }
        ExceptionDto body = ExceptionHandlerHelper.getInstance().fromException(failure);
        if (body.getMessage() == null
                || body.getMessage().isBlank()
                || INTERNALS.matcher(body.getMessage()).find()) {
            body.setMessage(ERRORS.get("notUnderstood", RequestLanguage.current()));
        }
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }

    /** A failure whose root cause is an engine exception is caused by the request; any other is an internal error. */
    private static int status(Throwable failure) {
        if (failure instanceof WebApplicationException response) {
            return response.getResponse().getStatus();
        }
        if (find(failure, JacksonException.class).isPresent()) {
            return Status.BAD_REQUEST.getStatusCode();
        }
        if (failure instanceof NullPointerException
                && failure.getStackTrace().length > 0
                && failure.getStackTrace()[0].getClassName().startsWith("org.camunda.bpm.engine.rest.")) {
            // engine REST does not handle missing request bodies
            return Status.BAD_REQUEST.getStatusCode();
        }
        int mapped = ExceptionHandlerHelper.getInstance().getStatus(failure).getStatusCode();
        if (mapped < 500) {
            return mapped;
        }
        if (find(failure, AuthorizationException.class).isPresent()) {
            return Status.FORBIDDEN.getStatusCode();
        }
        Throwable root = Throwables.getRootCause(failure);
        return root instanceof ProcessEngineException || root instanceof RestException
                ? Status.BAD_REQUEST.getStatusCode()
                : mapped;
    }

    private static <E> Optional<E> find(Throwable failure, Class<E> type) {
        return Throwables.getCausalChain(failure).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    static Response response(Refusal refusal) {
        Status status =
                switch (refusal.kind()) {
                    case INVALID -> Status.BAD_REQUEST;
                    case NOT_FOUND -> Status.NOT_FOUND;
                    case FORBIDDEN -> Status.FORBIDDEN;
                    case CONFLICT -> Status.CONFLICT;
                    case OUTDATED -> Status.PRECONDITION_FAILED;
                };
        return response(status.getStatusCode(), refusal.kind().name(), refusal.message(RequestLanguage.current()));
    }

    private static Response response(int status, String type, String message) {
        ExceptionDto body = new ExceptionDto();
        body.setType(type);
        body.setMessage(message);
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }
}
