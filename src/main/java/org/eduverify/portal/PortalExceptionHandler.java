package org.eduverify.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.eduverify.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Answers refused requests of the portal with a page. A conflict on a customer's page leads back to the Account page,
 * which shows the present state and the reason; what the program knows of its own failures goes to the log only.
 */
@ControllerAdvice(basePackageClasses = PortalExceptionHandler.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortalExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PortalExceptionHandler.class);

    private final Frame frame;

    PortalExceptionHandler(Frame frame) {
        this.frame = frame;
    }

    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletRequest request, Locale locale) {
        return switch (refusal.kind()) {
            case NOT_FOUND -> page("portal/not-found", HttpStatus.NOT_FOUND, request);
            case FORBIDDEN ->
                page("portal/forbidden", HttpStatus.FORBIDDEN, request).addObject("reason", refusal.message(locale));
            case INVALID, CONFLICT, OUTDATED -> toAccount(refusal, request, locale);
        };
    }

    private ModelAndView toAccount(Refusal refusal, HttpServletRequest request, Locale locale) {
        Map<?, ?> variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        RequestContextUtils.getOutputFlashMap(request).put("problem", refusal.message(locale));
        Object customer = variables == null ? null : variables.get("id");
        return new ModelAndView("redirect:/portal/customers" + (customer == null ? "" : "/" + customer));
    }

    @ExceptionHandler
    ModelAndView failed(Exception failure, HttpServletRequest request) {
        LOG.error("A page of the portal failed", failure);
        return page("portal/failed", HttpStatus.INTERNAL_SERVER_ERROR, request);
    }

    private ModelAndView page(String view, HttpStatus status, HttpServletRequest request) {
        ModelAndView page = new ModelAndView(view, status);
        page.addObject("frame", frame.content(request));
        return page;
    }
}
