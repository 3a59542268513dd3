package org.eduverify.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.eduverify.platform.Refusal;

/**
 * The parameters of a request whose body is a file. They are read from the query itself: asking the server for them
 * would have it read a body that calls itself a form, as curl's do.
 */
final class QueryParameters {

    private QueryParameters() {}

    /** By name; the first value of each, and none that is empty. */
    static Map<String, String> of(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2 && !parts[1].isEmpty()) {
                parameters.putIfAbsent(decoded(parts[0]), decoded(parts[1]));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw Refusal.invalid("query", ApiReason.INVALID_QUERY, text);
        }
    }
}
