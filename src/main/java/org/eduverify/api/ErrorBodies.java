package org.eduverify.api;

import java.util.List;
import java.util.Map;
import org.eduverify.platform.Refusal;
import org.eduverify.platform.Refusal.Fault;
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
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * The one error body. Codes are those that the vendor documents for the same fault; where it documents none, the HTTP
 * status. What the program knows of its own failures goes to the log, never into an answer.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorBodies extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorBodies.class);
  private static final String SOURCE = "EducationCustomerVerification";
  private static final String BAD_INPUT = "800002";
  private static final String UNKNOWN_CUSTOMER = "60003";
  private static final String OUTDATED_VERSION = "2055";

  /** Where the profile's fields stand in the bodies. */
  private static final Map<String, String> PATHS =
      Map.ofEntries(
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
   * @param description one or more sentences for a person, at most 1,024 characters
   * @param data the faults by field; empty if the error is not about fields
   */
  record ErrorBody(String code, String description, List<Fault> data, String source) {}

  @ExceptionHandler
  ResponseEntity<ErrorBody> refused(Refusal refusal) {
    List<Fault> faults =
        refusal.faults().stream()
            .map(fault -> new Fault(PATHS.getOrDefault(fault.field(), fault.field()), fault.code(), fault.message()))
            .toList();
    return switch (refusal.kind()) {
      case INVALID -> answer(HttpStatus.BAD_REQUEST, BAD_INPUT, refusal.getMessage(), faults);
      case NOT_FOUND -> answer(HttpStatus.NOT_FOUND, UNKNOWN_CUSTOMER, refusal.getMessage(), faults);
      case FORBIDDEN -> answer(HttpStatus.FORBIDDEN, "403", refusal.getMessage(), faults);
      case CONFLICT -> answer(HttpStatus.CONFLICT, "409", refusal.getMessage(), faults);
      case OUTDATED -> answer(HttpStatus.PRECONDITION_FAILED, OUTDATED_VERSION, refusal.getMessage(), faults);
    };
  }

  @ExceptionHandler
  ResponseEntity<ErrorBody> loginRequired(AuthenticationException failure) {
    return answer(HttpStatus.UNAUTHORIZED, "401", "A login is required: user name and password by HTTP Basic.", List.of());
  }

  @ExceptionHandler
  ResponseEntity<ErrorBody> denied(AccessDeniedException failure) {
    return answer(HttpStatus.FORBIDDEN, "403", "This login may not do this.", List.of());
  }

  @ExceptionHandler
  ResponseEntity<ErrorBody> rejected(RequestRejectedException failure) {
    return answer(HttpStatus.BAD_REQUEST, BAD_INPUT, "The address of the request is not well-formed.", List.of());
  }

  @ExceptionHandler
  ResponseEntity<ErrorBody> failed(Exception failure) {
    LOG.error("A request failed", failure);
    return answer(HttpStatus.INTERNAL_SERVER_ERROR, "500", "The request failed; please try again later.", List.of());
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    return ResponseEntity.badRequest()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new ErrorBody(BAD_INPUT, "The body is not the JSON that is expected here.", List.of(), SOURCE));
  }

  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception failure, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    HttpStatus known = HttpStatus.valueOf(status.value());
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_JSON)
        .body(new ErrorBody(String.valueOf(status.value()), known.getReasonPhrase() + ".", List.of(), SOURCE));
  }

  private static ResponseEntity<ErrorBody> answer(HttpStatus status, String code, String text, List<Fault> faults) {
    String description = text.length() > 1024 ? text.substring(0, 1021) + "..." : text;
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(new ErrorBody(code, description, faults, SOURCE));
  }
}
