package org.eduverify.directory.imports;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eduverify.directory.Hosts;

/** Finds mail addresses in the cells of registers, where they stand alone, in brackets, or several in one cell. */
final class ListedMailboxes {

    private static final Pattern ADDRESS = Pattern.compile(
            "([\\p{L}\\p{N}][\\p{L}\\p{N}._%+'&-]*)@([\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?)");
    /** RFC 5321, 4.5.3.1. */
    private static final int LONGEST_LOCAL_PART = 64;

    private ListedMailboxes() {}

    /** Every address in the text, in lower case and with an ASCII domain. */
    static List<String> in(String text) {
        if (text.indexOf('@') < 0 || text.length() > 2000) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        Matcher matcher = ADDRESS.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            String domain = matcher.group(2);
            if (matcher.group(1).length() <= LONGEST_LOCAL_PART
                    && Hosts.of(domain).isPresent()) {
                found.add(matcher.group(1) + "@" + IDN.toASCII(domain));
            }
        }
        return found;
    }

    /** The domain of an address that {@link #in} found, without {@code www.}. */
    static String domain(String mailbox) {
        return Hosts.of(mailbox.substring(mailbox.indexOf('@') + 1)).orElseThrow();
    }
}
