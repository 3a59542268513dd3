package org.eduverify.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.eduverify.customer.CustomerId;
import org.eduverify.testing.Applications;
import org.eduverify.testing.Cases;
import org.eduverify.testing.ProgramTest;
import org.eduverify.testing.WebSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page "Customers" of a partner with ten thousand customers, beside as many of another partner. */
@ProgramTest
@TestInstance(Lifecycle.PER_CLASS)
class CustomerSearchTest {

    /** For a page of the list, on a machine with a core to spare. */
    private static final Duration LIST_LIMIT = Duration.ofMillis(200);

    /** For a search by text: page and counts both compare the text with the texts of all customers. */
    private static final Duration SEARCH_LIMIT = Duration.ofMillis(500);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Cases cases;

    private WebSession sales;
    private CustomerId delft;

    @BeforeAll
    void tenThousandCustomers() {
        delft = cases.decided(Applications.application("Technische Universiteit Delft", "inkoop@tudelft.nl"))
                .id();
        generate("northwind");
        generate("tailspin");
        sales = WebSession.signedIn(port, "northwind-sales");
    }

    private void generate(String partner) {
        jdbc.sql("""
            with created as (
              insert into eduverify.customer (id, partner, primary_domain, profile_version, special_qualification,
                                              verification_open, created_at, status_since, search_text)
              select gen_random_uuid(), :partner, :partner || n, 1, 'NONE', false, now() - n * interval '1 minute', now(),
                     lower('Regional School ' || md5(:partner || n) || E'\\n' || :partner || n || E'\\noffice@school' || n || '.example')
              from generate_series(1, 10000) n
              returning id, primary_domain, search_text, created_at)
            insert into eduverify.profile (customer_id, version, company_name, address_line_1, city, country, first_name,
                                           last_name, email, created_at)
            select id, 1, initcap(split_part(search_text, E'\\n', 1)), 'Main street 1', 'Delft', 'NL', 'A', 'B',
                   split_part(search_text, E'\\n', 3), created_at
            from created
            """).param("partner", partner).update();
        jdbc.sql("analyze eduverify.customer").update();
        jdbc.sql("analyze eduverify.profile").update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Technische+Universiteit",
                "technische+UNIVERSITEIT+delft",
                "Tecnische+Univrsiteit+Delft",
                "tudelft.nl",
                "inkoop@tudelft"
            })
    void aCustomerIsFoundByAPartOfItsTextsHoweverItIsSpelled(String query) {
        assertThat(sales.get("/portal/customers?q=" + query).body())
                .contains("/portal/customers/" + delft)
                .contains("Technische Universiteit Delft");
    }

    @Test
    void aCustomerIsFoundByItsId() {
        assertThat(sales.get("/portal/customers?q=" + delft).body()).contains("Technische Universiteit Delft");
        assertThat(WebSession.signedIn(port, "tailspin-agent")
                        .get("/portal/customers?q=" + delft)
                        .body())
                .as("not by another partner")
                .doesNotContain("Technische Universiteit Delft")
                .contains("No customer matches");
    }

    @Test
    void theListIsFilteredByStatus() {
        assertThat(sales.get("/portal/customers?status=education").body()).doesNotContain("Regional School");
        assertThat(sales.get("/portal/customers?status=education&q=" + delft).body())
                .contains("Technische Universiteit Delft");
        assertThat(sales.get("/portal/customers?status=in-review&q=" + delft).body())
                .contains("No customer matches");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=%00%E2%80%AE",
                "q=%25&status=x&sort=x&page=-1",
                "q='%22%3Cscript%3Ealert(1)%3C/script%3E",
                "page=999999",
                "page=99999999999999999999"
            })
    void anOddQuestionIsAnsweredWithAPage(String query) {
        HttpResponse<String> answer = sales.get("/portal/customers?" + query);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?page=400",
                "?sort=name&page=200",
                "?q=tecnische+universiteit",
                "?q=regional+school",
                "?q=ab"
            })
    void tenThousandCustomersAreListedAtOnce(String query) {
        String path = "/portal/customers" + query;
        IntStream.range(0, 5).forEach(warmUp -> sales.get(path));

        List<Duration> times = IntStream.range(0, 9)
                .mapToObj(time -> {
                    long start = System.nanoTime();
                    assertThat(sales.get(path).statusCode()).isEqualTo(200);
                    return Duration.ofNanos(System.nanoTime() - start);
                })
                .sorted()
                .toList();

        System.out.printf("%s: %s, with %.1f processes for each core%n", path, times, processesPerCore());
        assertThat(times.get(times.size() / 2))
                .as("median of %s, with %.1f processes for each core", times, processesPerCore())
                .isLessThan(Duration.ofMillis((long) ((query.contains("q=") ? SEARCH_LIMIT : LIST_LIMIT).toMillis()
                        * Math.max(1, processesPerCore()))));
    }

    /** How many processes wait for each core: on a busy machine everything takes so many times as long. */
    private static double processesPerCore() {
        OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
        return machine.getSystemLoadAverage() / machine.getAvailableProcessors();
    }
}
