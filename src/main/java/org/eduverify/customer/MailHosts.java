package org.eduverify.customer;

import com.google.common.net.InternetDomainName;
import java.net.IDN;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eduverify.platform.PlainList;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Tells what kind of host a mail address lies on. The list is a plain file ({@code lists/mail-hosts.csv}); a host
 * counts as listed when it, or a domain above it, is in the list.
 */
@Component
public class MailHosts {

    /** What is known of a mail host. */
    public enum Kind {
        /** Not in the list: taken for the organisation's own. */
        OWN("own domain"),
        /** Anyone may open a mailbox there. */
        FREE("free mail"),
        /** Mailboxes that last for minutes. */
        DISPOSABLE("disposable mail"),
        /** The account domain that the vendor itself gives out; owned by nobody. */
        ONMICROSOFT("onmicrosoft.com"),
        /** Mailboxes of students and former students. */
        ALUMNI("alumni mail"),
        /** The vendor's own staff. */
        VENDOR("vendor mail");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The analysts' words for it, as the decision tables spell them. */
        public String words() {
            return words;
        }
    }

    private static final Pattern PERSONAL_LABEL = Pattern.compile(
            "alum|post-?grad-?alum.*|alumn[aiu].*|alumnos?|alunos?|ex-?alumn.*|ex-?alun.*|anciens?|diplomes|ehemalige|absolvent.*|graduates?"
                    + "|grads?|mezun.*|oud-?studenten|egresad.*|laureati|students?|stud|studenti?|studenten|studierende"
                    + "|estudiantes?|estudantes?|etudiants?|etu|ogrenci|opiskelija|uczen");

    private final Map<String, Kind> listed;

    MailHosts(@Value("${eduverify.lists.mail-hosts:classpath:lists/mail-hosts.csv}") Resource list) {
        listed = new HashMap<>();
        // lists that others publish without classes are lists of disposable hosts
        for (PlainList.Row row :
                PlainList.rows("eduverify.lists.mail-hosts", list, "domain", Map.of("class", "disposable"))) {
            listed.put(row.get("domain"), row.constant("class", Kind.class));
        }
        listed.put("onmicrosoft.com", Kind.ONMICROSOFT);
        listed.put("microsoft.com", Kind.VENDOR);
    }

    /** The kind of the address's host; {@link Kind#OWN} when nothing speaks against it. */
    public Kind kindOf(String email) {
        String host = domainOf(email).orElse("");
        for (String domain = host; domain.contains("."); domain = domain.substring(domain.indexOf('.') + 1)) {
            Kind kind = listed.get(domain);
            if (kind != null) {
                return kind;
            }
        }
        return hasPersonalLabel(host) ? Kind.ALUMNI : Kind.OWN;
    }

    /**
     * Universities name the hosts of their former students and of their students alike, in every language. Such a mailbox
     * proves a person, never the right to buy for the institution. Only labels below the organisation's own domain count.
     */
    private static boolean hasPersonalLabel(String host) {
        if (host.isEmpty()) {
            return false;
        }
        String own = InternetDomainName.from(host).topPrivateDomain().toString();
        String below = host.substring(0, host.length() - own.length());
        return Arrays.stream(below.split("\\."))
                .anyMatch(label -> PERSONAL_LABEL.matcher(label).matches());
    }

    /**
     * The domain of a mail address in ASCII form and lower case.
     *
     * @return empty if the address has none, or one that no registry could hold
     */
    public static Optional<String> domainOf(String email) {
        int at = email.lastIndexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        try {
            String domain = IDN.toASCII(email.substring(at + 1), IDN.USE_STD3_ASCII_RULES)
                    .toLowerCase(Locale.ROOT);
            return !domain.endsWith(".")
                            && InternetDomainName.isValid(domain)
                            && InternetDomainName.from(domain).isUnderPublicSuffix()
                    ? Optional.of(domain)
                    : Optional.empty();
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }
}
