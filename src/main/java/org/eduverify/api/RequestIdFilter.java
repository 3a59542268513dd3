package org.eduverify.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eduverify.platform.Refusal;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Copies the ids of a request to its response, so that a client can match responses with requests. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIdFilter extends OncePerRequestFilter {

    static final String REQUEST_ID = "MS-RequestId";
    private static final String CORRELATION_ID = "MS-CorrelationId";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (String name : List.of(REQUEST_ID, CORRELATION_ID)) {
            String id = request.getHeader(name);
            response.setHeader(name, isId(id) ? id : UUID.randomUUID().toString());
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/v1/");
    }

    /**
     * Parses the request id.
     *
     * @throws Refusal if the header is not a GUID
     */
    static Optional<UUID> parse(String header) {
        if (header == null) {
            return Optional.empty();
        }
        if (!isId(header)) {
            throw Refusal.invalid(REQUEST_ID, ApiReason.NO_GUID, REQUEST_ID);
        }
        return Optional.of(UUID.fromString(header));
    }

    private static boolean isId(String text) {
        return text != null && text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }
}
