package org.eduverify.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eduverify.platform.Messages;
import org.eduverify.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers errors with a common error body. The code is the one that the vendor documents for the same error, or else the
 * HTTP status. Details of internal failures are written to the log only.
 * The portal answers for its own pages first.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ApiExceptionHandler extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiExceptionHandler.class);
    private static final Messages SENTENCES = new Messages("messages/errors");
    private static final String SOURCE = "EducationCustomerVerification";
    private static final String BAD_INPUT = "800002";
    private static final String UNKNOWN_CUSTOMER = "60003";
    private static final String OUTDATED_VERSION = "2055";

    /** Paths of the profile fields in request bodies. */
    private static final Map<String, String> PATHS = Map.ofEntries(
            Map.entry("companyName", "billingProfile.companyName"),
            Map.entry("addressLine1", "billingProfile.defaultAddress.addressLine1"),
            Map.entry("addressLine2", "billingProfile.defaultAddress.addressLine2"),
            Map.entry("city", "billingProfile.defaultAddress.city"),
            Map.entry("state", "billingProfile.defaultAddress.state"),
            Map.entry("postalCode", "billingProfile.defaultAddress.postalCode"),
            Map.entry("country", "billingProfile.defaultAddress.country"),
            Map.entry("firstName", "billingProfile.defaultAddress.firstName"),
            Map.entry("lastName", "billingProfile.defaultAddress.lastName"),
            Map.entry("phoneNumber", "billingProfile.defaultAddress.phoneNumber"),
            Map.entry("email", "billingProfile.email"),
            Map.entry("culture", "billingProfile.culture"),
            Map.entry("language", "billingProfile.language"),
            Map.entry("primaryDomain", "companyProfile.domain"),
            Map.entry("website", "qualification.website"),
            Map.entry("educationSegment", "qualification.educationSegment"));

    /**
     * A fault in the request.
     *
     * @param field path of the field in the request body, or name of the header or parameter
     * @param message one sentence in the language of the request
     */
    record FaultBody(String field, String code, String message) {}

    /**
     * The error body.
     *
     * @param description one or more sentences in the language of the request, at most 1,024 characters
     * @param data the faults by field; empty if the error does not concern fields
     */
    record ErrorBody(String code, String description, List<FaultBody> data, String source) {}

    @ExceptionHandler
    ResponseEntity<ErrorBody> refused(Refusal refusal, HttpServletRequest request) {
        Locale locale = RequestLocale.of(request);
        String description = refusal.message(locale);
        List<FaultBody> faults = refusal.faults().stream()
                .map(fault -> new FaultBody(path(fault.field(), request), fault.code(), fault.message(locale)))
                .toList();
        return switch (refusal.kind()) {
            case INVALID -> answer(HttpStatus.BAD_REQUEST, BAD_INPUT, description, faults);
            case NOT_FOUND -> answer(HttpStatus.NOT_FOUND, UNKNOWN_CUSTOMER, description, faults);
            case FORBIDDEN ->
                answer(HttpStatus.FORBIDDEN, refusal.documentedCode().orElse("403"), description, faults);
            case CONFLICT -> answer(HttpStatus.CONFLICT, "409", description, faults);
            case OUTDATED -> answer(HttpStatus.PRECONDITION_FAILED, OUTDATED_VERSION, description, faults);
        };
    }

    /** A request without a body can only have named a parameter. */
    private static String path(String field, HttpServletRequest request) {
        return request.getMethod().equals("GET") ? field : PATHS.getOrDefault(field, field);
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> loginRequired(AuthenticationException failure, HttpServletRequest request) {
        return answer(HttpStatus.UNAUTHORIZED, "401", "loginRequired", request);
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> denied(AccessDeniedException failure, HttpServletRequest request) {
        return answer(HttpStatus.FORBIDDEN, "403", "notAllowed", request);
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> rejected(RequestRejectedException failure, HttpServletRequest request) {
        return answer(HttpStatus.BAD_REQUEST, BAD_INPUT, "malformedAddress", request);
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> failed(Exception failure, HttpServletRequest request) {
        LOG.error("A request failed", failure);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "500", "failed", request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new ErrorBody(BAD_INPUT, SENTENCES.get("unexpectedBody", locale(request)), List.of(), SOURCE));
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String code = String.valueOf(status.value());
        String description = SENTENCES
                .find(code, locale(request))
                .orElseGet(() -> HttpStatus.valueOf(status.value()).getReasonPhrase() + ".");
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new ErrorBody(code, description, List.of(), SOURCE));
    }

    private static Locale locale(WebRequest request) {
        return RequestLocale.of(((ServletWebRequest) request).getRequest());
    }

    private static ResponseEntity<ErrorBody> answer(
            HttpStatus status, String code, String sentence, HttpServletRequest request) {
        return answer(status, code, SENTENCES.get(sentence, RequestLocale.of(request)), List.of());
    }

    private static ResponseEntity<ErrorBody> answer(
            HttpStatus status, String code, String text, List<FaultBody> faults) {
        String description = text.length() > 1024 ? text.substring(0, 1021) + "..." : text;
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new ErrorBody(code, description, faults, SOURCE));
    }
}
