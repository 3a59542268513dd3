package org.eduverify.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import org.eduverify.customer.CustomerFilter;
import org.eduverify.customer.CustomerFilter.Match;
import org.eduverify.customer.ProfileField;
import org.eduverify.platform.Refusal;
import org.springframework.stereotype.Component;

/**
 * Parses the filter of a customer list, for example {@code
 * {"Field":"CompanyName","Value":"cont","Operator":"starts_with"}}.
 */
@Component
class CustomerFilterParser {

    private record Filter(String field, String value, String operator) {}

    private final ObjectMapper json;

    CustomerFilterParser(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Parses a filter.
     *
     * @param text the filter as JSON; null selects all customers
     * @throws Refusal if the text is not a filter, or has an unsupported field or operator
     */
    CustomerFilter parse(String text) {
        if (text == null) {
            return CustomerFilter.ALL;
        }
        Filter filter;
        try {
            filter = json.readValue(text, Filter.class);
        } catch (JsonProcessingException malformed) {
            throw refused();
        }
        if (filter == null
                || filter.field() == null
                || filter.value() == null
                || filter.operator() == null
                || filter.value().indexOf('\0') >= 0) {
            throw refused();
        }
        return new CustomerFilter(field(filter.field()), match(filter.operator()), filter.value());
    }

    private static ProfileField field(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "companyname" -> ProfileField.COMPANY_NAME;
            case "domain" -> ProfileField.PRIMARY_DOMAIN;
            default -> throw refused();
        };
    }

    private static Match match(String operator) {
        return switch (operator.toLowerCase(Locale.ROOT).replace("_", "")) {
            case "equals" -> Match.EQUALS;
            case "notequals" -> Match.NOT_EQUALS;
            case "startswith" -> Match.STARTS_WITH;
            case "notstartswith" -> Match.NOT_STARTS_WITH;
            case "substring" -> Match.SUBSTRING;
            default -> throw refused();
        };
    }

    private static Refusal refused() {
        return Refusal.invalid("filter", ApiReason.UNKNOWN_FILTER);
    }
}
