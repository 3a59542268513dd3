package org.eduverify.process.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
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
import java.util.stream.Stream;
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
import org.eduverify.process.engine.Refusals;
import org.eduverify.process.engine.RequestLanguage;
import org.eduverify.process.model.ProcessReason;
import org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the engine's own doors answer when something goes wrong: engine REST, and the interfaces behind Tasklist, Cockpit
 * and Admin. As delivered they answer 500 with whatever an exception says; here a refusal is answered as our own REST
 * interface would, what belongs to somebody else does not exist, and no answer tells about the inside of the program.
 *
 * <p>Found by Jersey itself (META-INF/services), because the web applications have no other place to configure it.
 */
public final class EngineExceptionMappers implements ForcedAutoDiscoverable {

    private static final Logger LOG = LoggerFactory.getLogger(EngineExceptionMappers.class);
    private static final Messages ERRORS = new Messages("messages/errors");
    private static final int BEFORE_THE_ENGINES_OWN = 1;

    private static final Pattern NOTHING_THERE = Pattern.compile(
            "(?i)cannot find (?!serializer)|does(n't| not) exist|no matching|is null|no (task|process|deployed|execution|historic|job|variable)\\b.*"
                    + "|belongs to no authenticated tenant");
    private static final Pattern INSIDE = Pattern.compile(
            "ACT_|org\\.camunda|org\\.eduverify|\\bjava\\.|jakarta\\.|SQL|Exception\\b|###|\\bat \\w+\\.\\w+");

    @Override
    public void configure(FeatureContext doors) {
        doors.register(DefaultPageSizeFilter.class);
        doors.register(ResourceVisibilityFilter.class);
        doors.register(TaskDtoReaderInterceptor.class);
        for (Class<?> answer :
                List.of(OfEngine.class, OfResources.class, OfBodies.class, OfJson.class, OfAnythingElse.class)) {
            doors.register(answer, BEFORE_THE_ENGINES_OWN);
        }
    }

    /** Failures that a resource lets pass. */
    @Priority(BEFORE_THE_ENGINES_OWN)
    static final class OfEngine extends Answer<ProcessEngineException> {}

    /** Failures that a resource has wrapped. */
    @Priority(BEFORE_THE_ENGINES_OWN)
    static final class OfResources extends Answer<RestException> {}

    /** Bodies that are JSON, but not what is expected. */
    @Priority(BEFORE_THE_ENGINES_OWN)
    static final class OfBodies extends Answer<JsonMappingException> {}

    /** Bodies that are no JSON. */
    @Priority(BEFORE_THE_ENGINES_OWN)
    static final class OfJson extends Answer<JsonParseException> {}

    /** Requests that no resource understands, and failures that nobody has thought of. */
    @Priority(BEFORE_THE_ENGINES_OWN)
    static final class OfAnythingElse extends Answer<Throwable> {}

    private abstract static class Answer<E extends Throwable> implements ExceptionMapper<E> {

        @Context
        private UriInfo address;

        @Override
        public Response toResponse(E failure) {
            return refusal(failure).map(EngineExceptionMappers::answer).orElseGet(() -> plain(failure));
        }

        private Optional<Refusal> refusal(Throwable failure) {
            Refusal refusal = Refusals.in(failure);
            if (refusal != null) {
                return Optional.of(refusal);
            }
            if (find(failure, OptimisticLockingException.class).isPresent()) {
                return Optional.of(Refusal.conflict(ProcessReason.TASK_LOST_RACE));
            }
            Optional<TaskAlreadyClaimedException> claimed = find(failure, TaskAlreadyClaimedException.class);
            if (claimed.isPresent()) {
                return Optional.of(Refusal.conflict(
                        ProcessReason.TASK_CLAIMED, claimed.get().getTaskAssignee()));
            }
            if (isNothingThere(failure)) {
                return Optional.of(ResourceVisibilityFilter.absent(address.getPath()));
            }
            return Optional.empty();
        }
    }

    private static boolean isNothingThere(Throwable failure) {
        return causes(failure)
                .filter(cause -> cause instanceof ProcessEngineException || cause instanceof RestException)
                .filter(cause -> cause.getMessage() != null && !(cause instanceof AuthorizationException))
                .anyMatch(cause -> cause instanceof BadUserRequestException
                        ? cause.getMessage().contains("Cannot find")
                        : NOTHING_THERE.matcher(cause.getMessage()).find());
    }

    private static Response plain(Throwable failure) {
        int status = status(failure);
        if (status >= 500) {
            LOG.error("A request to the engine failed", failure);
            return answer(status, "InternalError", ERRORS.get("failed", RequestLanguage.current()));
        }
        ExceptionDto body = ExceptionHandlerHelper.getInstance().fromException(failure);
        if (body.getMessage() == null
                || body.getMessage().isBlank()
                || INSIDE.matcher(body.getMessage()).find()) {
            body.setMessage(ERRORS.get("notUnderstood", RequestLanguage.current()));
        }
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }

    /** A failure that begins inside the engine is the request's fault; one that begins elsewhere is ours. */
    private static int status(Throwable failure) {
        if (failure instanceof WebApplicationException answered) {
            return answered.getResponse().getStatus();
        }
        if (find(failure, JacksonException.class).isPresent()) {
            return Status.BAD_REQUEST.getStatusCode();
        }
        if (failure instanceof NullPointerException
                && failure.getStackTrace().length > 0
                && failure.getStackTrace()[0].getClassName().startsWith("org.camunda.bpm.engine.rest.")) {
            // engine REST does not look whether there is a body before it reads from it
            return Status.BAD_REQUEST.getStatusCode();
        }
        int known = ExceptionHandlerHelper.getInstance().getStatus(failure).getStatusCode();
        if (known < 500) {
            return known;
        }
        if (find(failure, AuthorizationException.class).isPresent()) {
            return Status.FORBIDDEN.getStatusCode();
        }
        Throwable first = causes(failure).reduce((outer, inner) -> inner).orElse(failure);
        return first instanceof ProcessEngineException || first instanceof RestException
                ? Status.BAD_REQUEST.getStatusCode()
                : known;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }

    private static <E> Optional<E> find(Throwable failure, Class<E> type) {
        return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    static Response answer(Refusal refusal) {
        Status status =
                switch (refusal.kind()) {
                    case INVALID -> Status.BAD_REQUEST;
                    case NOT_FOUND -> Status.NOT_FOUND;
                    case FORBIDDEN -> Status.FORBIDDEN;
                    case CONFLICT -> Status.CONFLICT;
                    case OUTDATED -> Status.PRECONDITION_FAILED;
                };
        return answer(status.getStatusCode(), refusal.kind().name(), refusal.message(RequestLanguage.current()));
    }

    private static Response answer(int status, String type, String message) {
        ExceptionDto body = new ExceptionDto();
        body.setType(type);
        body.setMessage(message);
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }
}
