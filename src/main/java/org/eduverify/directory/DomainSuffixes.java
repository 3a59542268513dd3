package org.eduverify.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eduverify.platform.DomainName;
import org.eduverify.platform.ListProperties;
import org.eduverify.platform.PlainList;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Tells what the suffix of a domain proves. A suffix is evidence of a class of organisations, never of one of them;
 * a domain on the list of abused domains proves nothing whatever its suffix.
 */
@Component
public class DomainSuffixes {

    /** What a domain's suffix tells. */
    public enum Kind {
        /** An authority checks that the holder is an education institution. */
        RESTRICTED("restricted academic"),
        /** Looks academic, but is open to anyone or checked by nobody. */
        OPEN("open academic"),
        /** Known for giving mailboxes to anyone, or sold. */
        ABUSED("abused"),
        /** Says nothing about the holder. */
        ORDINARY("ordinary");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The analysts' words for it, as the decision tables spell them. */
        public String words() {
            return words;
        }
    }

    /**
     * What a domain's suffix tells, and which row of the lists says so.
     *
     * @param suffix the listed suffix or domain; empty for {@link Kind#ORDINARY}
     * @param authority who decides about the suffix, or where the abuse is recorded
     */
    public record Finding(Kind kind, String suffix, String authority) {}

    private static final Finding NOTHING = new Finding(Kind.ORDINARY, "", "");

    private final Map<String, Finding> suffixes = new HashMap<>();
    private final Map<String, Finding> abused = new HashMap<>();

    @Autowired
    DomainSuffixes(ListProperties lists) {
        this(lists.domainSuffixes(), lists.abusedDomains());
    }

    DomainSuffixes(Resource suffixList, Resource abuseList) {
        for (PlainList.Row row :
                PlainList.rows("eduverify.lists.domain-suffixes", suffixList, List.of("suffix", "class", "source"))) {
            Kind kind = row.constant("class", Kind.class);
            suffixes.put(row.get("suffix"), new Finding(kind, row.get("suffix"), row.get("source")));
        }
        for (PlainList.Row row : PlainList.rows(
                "eduverify.lists.abused-domains", abuseList, "domain", Map.of("source", "imported list"))) {
            abused.put(row.get("domain"), new Finding(Kind.ABUSED, row.get("domain"), row.get("source")));
        }
    }

    /** What the domain's suffix tells; abuse beats suffix, and a longer suffix beats a shorter one. */
    public Finding of(String domain) {
        List<String> chain = DomainName.withParents(domain);
        for (String candidate : chain) {
            if (abused.containsKey(candidate)) {
                return abused.get(candidate);
            }
        }
        return chain.stream()
                .skip(1)
                .filter(suffixes::containsKey)
                .findFirst()
                .map(suffixes::get)
                .orElse(NOTHING);
    }

    /** The host of a web address, without "www.", in ASCII form and lower case; empty if it has none. */
    public static Optional<String> hostOf(String webAddress) {
        return Hosts.of(webAddress);
    }

    /** Whether both domains lie under the same domain that one organisation can own. */
    public static boolean shareOwner(String one, String other) {
        Optional<String> owned = DomainName.of(one).map(DomainName::registrable);
        return owned.isPresent() && owned.equals(DomainName.of(other).map(DomainName::registrable));
    }
}
