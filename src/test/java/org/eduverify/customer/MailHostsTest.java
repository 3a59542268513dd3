package org.eduverify.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.eduverify.customer.MailHosts.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** Asks the delivered list of mail hosts about addresses, and above all about hosts that only look like listed ones. */
class MailHostsTest {

    private static final ClassPathResource LIST = new ClassPathResource("lists/mail-hosts.csv");

    private final MailHosts hosts = new MailHosts(LIST);

    MailHostsTest() throws IOException {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notgmail.com",
                "gmail.com.evil.com",
                "gmail.nl",
                "g.mail.co",
                "ymail.school.nl",
                "hotmail.com.x.nl"
            })
    void aHostThatOnlyLooksLikeFreeMailIsNot(String host) {
        assertThat(kind(host)).isEqualTo(Kind.OWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gmail.com", "mail.gmail.com", "a.b.c.gmail.com", "GMAIL.COM", "Mail.Gmail.Com"})
    void aListedHostAndEveryHostBelowItIsFreeMail(String host) {
        assertThat(kind(host)).isEqualTo(Kind.FREE);
    }

    @ParameterizedTest
    @CsvSource({"mailinator.com", "inbox.mailinator.com", "cool.fr.nf", "x.cool.fr.nf"})
    void disposableMailIsAKindOfItsOwn(String host) {
        assertThat(kind(host)).isEqualTo(Kind.DISPOSABLE);
    }

    @ParameterizedTest
    @CsvSource({"alum.mit.edu", "post.harvard.edu", "cantab.net", "aya.yale.edu", "mail.alumni.stanford.edu"})
    void listedHostsOfFormerStudentsAreKnown(String host) {
        assertThat(kind(host)).isEqualTo(Kind.ALUMNI);
    }

    @ParameterizedTest
    @CsvSource({
        "alumni.utwente.nl",
        "alum.school.nl",
        "alumnus.tudelft.nl",
        "alumnae.smith.edu",
        "Alumni.UTwente.nl",
        "postgradalum.school.edu",
        "post-grad-alum.school.edu"
    })
    void unlistedHostsOfFormerStudentsAreKnownByTheirFirstLabel(String host) {
        assertThat(kind(host)).isEqualTo(Kind.ALUMNI);
    }

    @ParameterizedTest
    @CsvSource({
        "student.tudelft.nl",
        "students.school.edu",
        "stu.school.edu.cn",
        "studio.unibo.it",
        "stud.ntnu.no",
        "ogr.school.edu.tr",
        "etu.school.fr",
        "mhs.school.ac.id",
        "mail.student.school.nl"
    })
    void hostsOfStudentsAreKnownByTheirUsualLabels(String host) {
        assertThat(kind(host)).isEqualTo(Kind.STUDENT);
    }

    @ParameterizedTest
    @CsvSource({"grad.unizg.hr", "grads.school.edu", "studies.school.nl", "student-services.school.nl"})
    void hostsOfFacultiesAndOfficesAreNotHostsOfPersons(String host) {
        assertThat(kind(host)).isEqualTo(Kind.OWN);
    }

    @ParameterizedTest
    @CsvSource({
        "mit.edu",
        "harvard.edu",
        "stanford.edu",
        "yale.edu",
        "aluminium.school.nl",
        "notalumni.utwente.nl",
        "my-alum.school.nl",
        "staff.harvard.edu"
    })
    void theUniversityItselfAndHostsSpeltAlikeAreNotHostsOfFormerStudents(String host) {
        assertThat(kind(host)).isEqualTo(Kind.OWN);
    }

    @ParameterizedTest
    @CsvSource({
        "school.onmicrosoft.com, ONMICROSOFT",
        "onmicrosoft.com, ONMICROSOFT",
        "microsoft.com, VENDOR",
        "on.microsoft.com, VENDOR",
        "notonmicrosoft.com, OWN",
        "microsoft.com.school.nl, OWN"
    })
    void theVendorsHostsAreKnownWithoutTheList(String host, Kind kind) {
        assertThat(kind(host)).isEqualTo(kind);
    }

    @Test
    void anAddressThatContainsAWellKnownDomainBelongsToWhoeverOwnsTheEnd() {
        assertThat(MailHosts.domainOf("dean@harvard.edu.evil.com")).contains("harvard.edu.evil.com");
        assertThat(hosts.kindOf("dean@harvard.edu.evil.com")).isEqualTo(Kind.OWN);
        assertThat(hosts.kindOf("dean@alum.mit.edu.evil.com")).isEqualTo(Kind.ALUMNI);
    }

    @ParameterizedTest
    @CsvSource({
        "post@universität-münchen.de, xn--universitt-mnchen-yqb37b.de",
        "post@UNIVERSITÄT-MÜNCHEN.de, xn--universitt-mnchen-yqb37b.de",
        "post@xn--mnchen-3ya.de, xn--mnchen-3ya.de",
        "post@мгу.рф, xn--c1arw.xn--p1ai",
        "post@早稲田.jp, xn--0gvz35a4wd.jp",
        "post@tudelft。nl, tudelft.nl",
        "post@ｔｕｄｅｌｆｔ.nl, tudelft.nl"
    })
    void anInternationalDomainIsComparedInItsAsciiForm(String email, String domain) {
        assertThat(MailHosts.domainOf(email)).contains(domain);
    }

    @ParameterizedTest
    @CsvSource({"x@ｇｍａｉｌ.com", "x@gmail。com", "x@gm\u00adail.com", "x@ＧＭＡＩＬ．ＣＯＭ"})
    void freeMailCannotHideBehindOtherCharacters(String email) {
        assertThat(hosts.kindOf(email)).isEqualTo(Kind.FREE);
    }

    @Test
    void theDomainComesInLowerCase() {
        assertThat(MailHosts.domainOf("Office@CS.Ox.AC.UK")).contains("cs.ox.ac.uk");
    }

    @Test
    void theDomainBeginsAfterTheLastAtSign() {
        assertThat(MailHosts.domainOf("gmail.com@tudelft.nl")).contains("tudelft.nl");
        assertThat(MailHosts.domainOf("a@gmail.com@tudelft.nl")).contains("tudelft.nl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tudelft.nl",
                "x@",
                "x@nl",
                "x@ac.uk",
                "x@co.uk",
                "x@localhost",
                "x@school.unknowntld",
                "x@10.0.0.1",
                "x@[10.0.0.1]",
                "x@tu delft.nl",
                "x@tudelft..nl",
                "x@.nl",
                "x@tu_delft.nl",
                "x@-a.nl",
                "x@\ud800.nl"
            })
    void anAddressWithoutADomainThatARegistryCouldHoldHasNone(String email) {
        assertThat(MailHosts.domainOf(email)).isEqualTo(Optional.empty());
        assertThat(hosts.kindOf(email)).isEqualTo(Kind.OWN);
    }

    @Test
    void labelsLongerThanARegistryAllowsAreRefused() {
        assertThat(MailHosts.domainOf("x@" + "a".repeat(63) + ".nl")).isPresent();
        assertThat(MailHosts.domainOf("x@" + "a".repeat(64) + ".nl")).isEmpty();
    }

    @Test
    void everyRowOfTheListIsUnderstoodAndNoneComesTwice() throws IOException {
        List<CSVRecord> rows = rows();

        assertThat(rows).extracting(row -> row.get("domain")).doesNotHaveDuplicates();
        assertThat(rows).allSatisfy(row -> {
            assertThat(kind(row.get("domain")).name())
                    .isEqualTo(row.get("class").toUpperCase(Locale.ROOT));
            assertThat(MailHosts.domainOf("x@" + row.get("domain"))).contains(row.get("domain"));
            assertThat(row.get("source")).isNotBlank();
        });
    }

    @Test
    void theListCoversFreeDisposableAndAlumniMail() throws IOException {
        assertThat(rows()).extracting(row -> row.get("class")).contains("free", "disposable", "alumni");
    }

    private Kind kind(String host) {
        return hosts.kindOf("office@" + host);
    }

    private static List<CSVRecord> rows() throws IOException {
        try (CSVParser rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new InputStreamReader(LIST.getInputStream(), StandardCharsets.UTF_8))) {
            return rows.getRecords();
        }
    }
}
