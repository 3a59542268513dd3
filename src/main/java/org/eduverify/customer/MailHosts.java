package org.eduverify.customer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eduverify.platform.DomainName;
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
        /** Mailboxes of former students. */
        ALUMNI("alumni mail"),
        /** Mailboxes of students. */
        STUDENT("student mail"),
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

    private static final Pattern ALUMNI_LABEL = Pattern.compile(
            "alum|post-?grad-?alum.*|alumn[aiu].*|alumnos?|alunos?|ex-?alumn.*|ex-?alun.*|anciens?|diplomes|ehemalige|absolvent.*|graduates?"
                    + "|mezun.*|oud-?studenten|egresad.*|laureati");

    private static final Pattern STUDENT_LABEL = Pattern.compile(
            "(my|e)?-?students?-?(mail|s)?|stu|studs?|studmail|studios?|studenti?|studente|studentai|studentmail|studenten?|studierende"
                    + "|estudiantes?|estudantes?|discente|etudiants?|etudiant-.*|etu|etud|ogrenci|ogr|opiskelija|uczen|uczniowie"
                    + "|pupils?|leerlingen?|ll|eleves?|schueler|alumnado|mhs|mahasiswa|siswa|ug|undergrad(uate)?s?|elev|elevi|diak");

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
        return labels(host).stream()
                .map(MailHosts::kindOfLabel)
                .filter(kind -> kind != Kind.OWN)
                .findFirst()
                .orElse(Kind.OWN);
    }

    /**
     * Universities name the hosts of their students and former students alike in every language. Such a mailbox proves a
     * person, never the right to buy for the institution.
     */
    private static Kind kindOfLabel(String label) {
        if (STUDENT_LABEL.matcher(label).matches()) {
            return Kind.STUDENT;
        }
        return ALUMNI_LABEL.matcher(label).matches() ? Kind.ALUMNI : Kind.OWN;
    }

    /** Only labels below the organisation's own domain count. */
    private static List<String> labels(String host) {
        return DomainName.of(host).map(DomainName::labelsBelow).orElse(List.of());
    }

    /**
     * The domain of a mail address in ASCII form and lower case.
     *
     * @return empty if the address has no domain, or one that cannot be registered
     */
    public static Optional<String> domainOf(String email) {
        int at = email.lastIndexOf('@');
        return at < 0
                ? Optional.empty()
                : DomainName.of(email.substring(at + 1)).map(DomainName::value);
    }
}
