package org.eduverify.portal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eduverify.customer.Customers;
import org.springframework.stereotype.Component;

/** Suggests primary domain names: like the company name, without spaces or special characters, and free. */
@Component
class PrimaryDomains {

    private static final int LONGEST = 30;
    private static final int MOST_TRIES = 20;

    private final Customers customers;

    PrimaryDomains(Customers customers) {
        this.customers = customers;
    }

    /**
     * A free name.
     *
     * @param domain a domain of the organisation, whose first label is preferred to its name; may be empty
     * @return empty if the name has no letter of the Latin alphabet, or many like it are taken
     */
    Optional<String> suggest(String companyName, String domain) {
        return Stream.of(plain(domain.replaceFirst("^www\\.", "").replaceFirst("\\..*$", "")), plain(companyName))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .flatMap(this::free);
    }

    private Optional<String> free(String name) {
        return IntStream.rangeClosed(1, MOST_TRIES)
                .mapToObj(number -> number == 1 ? name : name + number)
                .filter(candidate -> !customers.isDomainTaken(candidate))
                .findFirst();
    }

    private static String plain(String text) {
        String letters = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
        return letters.substring(0, Math.min(letters.length(), LONGEST));
    }
}
