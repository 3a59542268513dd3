package org.eduverify.directory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eduverify.platform.DomainName;
import org.eduverify.platform.ListProperties;
import org.eduverify.platform.PlainList;
import org.springframework.stereotype.Component;

/**
 * What the names of domains say about who runs them: the plain list {@code lists/domain-owners.csv} and the private part
 * of the public suffix list. The rest is worked out from the registers, see {@link DomainMeanings}.
 */
@Component
class DomainOwners {

    /** Companies that sell names under two letters of a country, such as uk.com, run registries, not platforms. */
    private static final Pattern SOLD_LIKE_A_COUNTRY = Pattern.compile("[a-z]{2,3}\\.(com|net|org)");

    private static final Pattern GENERIC =
            Pattern.compile(".*\\.(com|net|org|io|app|dev|site|info|me|co|page|website)");

    /** Hosts that belong to the domain above: languages, portals, numbered web servers. */
    private static final Pattern LABEL = Pattern.compile(
            "www?\\d*|web\\d*|portal|home|main|new|old|info|site|sites|intl?"
                    + "|international|global|english|new(en|eng)|eng?|es|esp|fr|fra|de|deu|ru|rus|zh|cn|chn|ja|jp|ko|kr|kor|ar|ara|pt|por|it|ita"
                    + "|tr|uk|ua|pl|vi|th|id|nl|sv|fi|no|da|cs|sk|hu|ro|bg|el|he|fa|hi|lt|lv|et|sl|hr|sr|ca|m|start|index|corp|inst|univ");

    /** Towns and counties of the United States, RFC 1480, as in ci.boston.ma.us; schools are under k12, colleges under cc. */
    private static final Pattern LOCALITY = Pattern.compile("(?:.*\\.)?(?!k12|cc|tec|lib|pvt)[^.]+\\.[a-z]{2}\\.us");

    private final Map<String, DomainMeaning> listed = new HashMap<>();
    private final Set<String> governments = new HashSet<>();

    DomainOwners(ListProperties lists) {
        // lists that others publish without classes are lists of hosting platforms
        for (PlainList.Row row : PlainList.rows(
                "eduverify.lists.domain-owners", lists.domainOwners(), "domain", Map.of("class", "platform"))) {
            if (row.get("class").equalsIgnoreCase("government")) {
                governments.add(row.get("domain"));
            } else {
                listed.put(row.get("domain"), row.constant("class", DomainMeaning.class));
            }
        }
    }

    /** What the list says about the domain or the nearest domain above it. */
    Optional<DomainMeaning> listed(String domain) {
        return DomainName.withParents(domain).stream()
                .filter(listed::containsKey)
                .findFirst()
                .map(listed::get);
    }

    /** Whether anyone can get the domain, or a page on it, from a company that hosts others. */
    boolean isPlatform(String domain) {
        Optional<DomainMeaning> known = listed(domain);
        return known.map(meaning -> meaning == DomainMeaning.PLATFORM).orElseGet(() -> DomainName.of(domain)
                .flatMap(DomainName::privateSuffix)
                .filter(suffix -> GENERIC.matcher(suffix).matches()
                        && !SOLD_LIKE_A_COUNTRY.matcher(suffix).matches())
                .isPresent());
    }

    /** Whether the domain lies in a part of the name space that is kept for government. */
    boolean isGovernment(String domain) {
        return DomainName.withParents(domain).stream().anyMatch(governments::contains)
                || LOCALITY.matcher(domain).matches() && !domain.matches(".*\\.(k12|cc|tec|lib|pvt)\\.[a-z]{2}\\.us");
    }

    /** The domain above a host whose first label only says which page it is, if the host is such a one. */
    static Optional<String> above(String host) {
        Optional<DomainName> name = DomainName.of(host);
        if (name.isEmpty() || name.get().labelsBelow().isEmpty()) {
            return Optional.empty();
        }
        return LABEL.matcher(name.get().labelsBelow().get(0)).matches()
                ? Optional.of(host.substring(host.indexOf('.') + 1))
                : Optional.empty();
    }
}
