package org.eduverify.platform;

import com.google.common.net.InternetDomainName;
import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A domain name below a public suffix, in ASCII form and lower case. The public suffix list draws the line between what a
 * registry runs and what one organisation can own.
 *
 * @param value for example {@code cs.ox.ac.uk}
 */
public record DomainName(String value) {

    /** The domain name that the text is; empty if it is not one, or is itself a public suffix. */
    public static Optional<DomainName> of(String text) {
        try {
            String ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return !ascii.endsWith(".")
                            && InternetDomainName.isValid(ascii)
                            && InternetDomainName.from(ascii).isUnderPublicSuffix()
                    ? Optional.of(new DomainName(ascii))
                    : Optional.empty();
        } catch (IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }

    /** The domain and every domain above it, longest first. */
    public static List<String> withParents(String domain) {
        List<String> chain = new ArrayList<>();
        for (String rest = domain; !rest.isEmpty(); rest = rest.substring(rest.indexOf('.') + 1)) {
            chain.add(rest);
            if (rest.indexOf('.') < 0) {
                break;
            }
        }
        return chain;
    }

    /** The highest domain above this one, or this one, that one organisation can own. */
    public String registrable() {
        return InternetDomainName.from(value).topPrivateDomain().toString();
    }

    /** This domain and those above it that one organisation can own, longest first. */
    public List<String> ownable() {
        String highest = registrable();
        return withParents(value).stream()
                .filter(candidate -> candidate.length() >= highest.length())
                .toList();
    }

    /** The labels below the registrable domain, from the left. */
    public List<String> labelsBelow() {
        String highest = registrable();
        return value.equals(highest)
                ? List.of()
                : List.of(value.substring(0, value.length() - highest.length() - 1)
                        .split("\\."));
    }

    /**
     * The part of the suffix that a company or other holder, not a registry, gives names under, for example {@code
     * wixsite.com}.
     */
    public Optional<String> privateSuffix() {
        InternetDomainName name = InternetDomainName.from(value);
        return name.publicSuffix().equals(name.registrySuffix())
                ? Optional.empty()
                : Optional.of(name.publicSuffix().toString());
    }

    /** Whether this domain equals the other or lies below it. */
    public boolean isAtOrBelow(String other) {
        return value.equals(other) || value.endsWith("." + other);
    }
}
