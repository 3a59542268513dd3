package org.eduverify.directory;

import com.google.common.net.InternetDomainName;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Brings domains and web addresses of registers into the one form that look-ups use: lower case, ASCII. */
public final class Hosts {

    private static final Pattern BEFORE_HOST = Pattern.compile("^(?:https?:/*|[a-z][a-z0-9+.-]*://|/+)");
    private static final Pattern AFTER_HOST = Pattern.compile("[/?#\\\\:,;\\s].*$", Pattern.DOTALL);
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
    private static final Pattern WORLD_WIDE_WEB = Pattern.compile("^www[0-9]?\\.(?=[^.]+\\.)");

    private Hosts() {}

    /** The host of a domain or web address, with or without scheme, without {@code www.}; empty if it is none. */
    public static Optional<String> of(String text) {
        if (text == null || text.isBlank() || text.length() > 2000) {
            return Optional.empty();
        }
        String host = BEFORE_HOST.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        host = AFTER_HOST.matcher(host).replaceFirst("");
        host = host.substring(host.lastIndexOf('@') + 1).replaceFirst("\\.$", "");
        try {
            host = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noHost) {
            return Optional.empty();
        }
        host = WORLD_WIDE_WEB.matcher(host).replaceFirst("");
        boolean usable = host.indexOf('.') > 0 && !NUMBERS.matcher(host).matches() && InternetDomainName.isValid(host);
        return usable ? Optional.of(host) : Optional.empty();
    }
}
