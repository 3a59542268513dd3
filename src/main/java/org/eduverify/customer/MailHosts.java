package org.eduverify.customer;

import com.google.common.net.InternetDomainName;
import java.net.IDN;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eduverify.platform.ListProperties;
import org.eduverify.platform.PlainList;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Classifies the hosts of mail addresses. The list ({@code lists/mail-hosts.csv}) applies to the listed domains and their
 * subdomains.
 */
@Component
public class MailHosts {

    /** Class of a mail host. */
    public enum Kind {
        /** Not listed: regarded as the organisation's own domain. */
        OWN("own domain"),
        /** Anyone can open a mailbox. */
        FREE("free mail"),
        /** Mailboxes that exist for minutes only. */
        DISPOSABLE("disposable mail"),
        /** The account domain that the vendor assigns; customers do not own it. */
        ONMICROSOFT("onmicrosoft.com"),
        /** Mailboxes of students and former students. */
        ALUMNI("alumni mail"),
        /** The vendor's own staff. */
        VENDOR("vendor mail");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The value in decision tables. */
        public String words() {
            return words;
        }
    }

    private static final Pattern PERSONAL_LABEL = Pattern.compile(
            "alum|post-?grad-?alum.*|alumn[aiu].*|alumnos?|alunos?|ex-?alumn.*|ex-?alun.*|anciens?|diplomes|ehemalige|absolvent.*|graduates?"
                    + "|grads?|mezun.*|oud-?studenten|egresad.*|laureati|students?|stud|studenti?|studenten|studierende"
                    + "|estudiantes?|estudantes?|etudiants?|etu|ogrenci|opiskelija|uczen");

    private final Map<String, Kind> listed;

    @Autowired
    MailHosts(ListProperties lists) {
        this(lists.mailHosts());
    }

    MailHosts(Resource list) {
        listed = new HashMap<>();
        // lists that others publish without classes are lists of disposable hosts
        for (PlainList.Row row :
                PlainList.rows("eduverify.lists.mail-hosts", list, "domain", Map.of("class", "disposable"))) {
            listed.put(row.get("domain"), row.constant("class", Kind.class));
        }
        listed.put("onmicrosoft.com", Kind.ONMICROSOFT);
        listed.put("microsoft.com", Kind.VENDOR);
    }

    /** The class of the address's host; {@link Kind#OWN} if the host is not listed. */
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
     * Hosts for students and former students have typical names in each language. A mailbox there identifies a person, not
     * the authority to buy for the institution. Only labels below the organisation's own domain count.
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
     * @return empty if the address has no domain, or one that cannot be registered
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
        } catch (IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }
}
