package org.eduverify.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.eduverify.platform.Refusal;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The query parameters of a request whose body is a file. The servlet API is not used because it would read the body of a
 * request with the content type of an HTML form, which curl sends by default.
 */
final class QueryParameters {

    private QueryParameters() {}

    /** The first value of each parameter that is not empty, by name. */
    static Map<String, String> of(String query) {
        Map<String, String> parameters = new HashMap<>();
        UriComponentsBuilder.newInstance()
                .query(query)
                .build()
                .getQueryParams()
                .forEach((name, values) -> values.stream()
                        .filter(StringUtils::hasLength)
                        .findFirst()
                        .ifPresent(value -> parameters.putIfAbsent(decoded(name), decoded(value))));
        return parameters;
    }

    /** Form encoding, in which a plus sign is a space. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.invalid("query", ApiReason.INVALID_QUERY, text);
        }
    }
}
