package org.eduverify.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.eduverify.testing.Client;
import org.eduverify.testing.ProgramTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a verification would say, asked for without creating a customer; and the search in the directory. */
@ProgramTest
class PreviewApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Client sales;

    @BeforeEach
    void logIn() {
        sales = new Client(port, "northwind-sales");
    }

    @ParameterizedTest(name = "{0}, {1}, {2}: {3} {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                // the institution under its names, however they are written
                "Technische Universiteit Delft      | inkoop@tudelft.nl          | NL | eligible     | CONFIRMED",
                "Delft University of Technology     | inkoop@tudelft.nl          | NL | eligible     | CONFIRMED",
                "TU Delft                           | inkoop@tudelft.nl          | NL | eligible     | CONFIRMED",
                "TECHNISCHE UNIVERSITEIT DELFT      | inkoop@staff.tudelft.nl    | NL | eligible     | CONFIRMED",
                "Technische Universitiet Delft      | inkoop@tudelft.nl          | NL | eligible     | CONFIRMED",
                "The University of Oxford           | office@ox.ac.uk            | GB | eligible     | CONFIRMED",
                "Harvard University, Inc.           | office@harvard.edu         | US | eligible     | CONFIRMED",
                "Stichting TU Delft                 | inkoop@tudelft.nl          | NL | eligible     | CONFIRMED",
                "University of Oxford, Oxford       | office@cs.ox.ac.uk         | GB | eligible     | CONFIRMED",
                "東京大学                            | office@u-tokyo.ac.jp       | JP | eligible     | CONFIRMED",
                // other organisations on its domain, in several languages
                "Harvard University Press           | info@harvard.edu           | US | not eligible | AFFILIATE",
                "Harvard Alumni Association         | info@harvard.edu           | US | not eligible | AFFILIATE",
                "Friends of Harvard University      | info@harvard.edu           | US | not eligible | AFFILIATE",
                "Harvard University Consulting      | info@harvard.edu           | US | not eligible | AFFILIATE",
                "Studentenwerk Universität Leiden   | info@leidenuniv.nl         | NL | not eligible | AFFILIATE",
                "Boekhandel Universiteit Leiden     | info@leidenuniv.nl         | NL | not eligible | AFFILIATE",
                "Harvard Ventures Ltd               | info@harvard.edu           | US | not eligible | AFFILIATE",
                "Harvard University Quidnunc        | info@harvard.edu           | US | not eligible | DOMAIN_ONLY",
                // impostors
                "Harvard University                 | info@notharvard.edu        | US | not eligible | NAME_ONLY",
                "Harvard University                 | info@harvard.edu.evil.com  | US | not eligible | NAME_ONLY",
                "Harvard University                 | info@harvаrd.edu           | US | not eligible | NAME_ONLY",
                "Нarvard University                 | info@harvard-us.com        | US | not eligible | UNKNOWN",
                "Harvard University                 | info@alumni.harvard.edu    | US | not eligible | ALUMNI_MAIL",
                "Harvard University                 | info@students.harvard.edu  | US | not eligible | STUDENT_MAIL",
                "University of Oxford               | info@harvard.edu           | GB | not eligible | NAME_AND_DOMAIN_DISAGREE",
                "Harvard University                 | info@harvard.edu           | BR | not eligible | OTHER_COUNTRY",
                "Oxford University Press            | info@oup.com               | GB | not eligible | OTHER_KIND",
                // not known
                "جامعة لا يعرفها احد                | office@example.com         | EG | not eligible | UNKNOWN",
                "Ακαδημία που δεν υπάρχει           | office@example.com         | GR | not eligible | UNKNOWN",
                "Riverside Elementary School        | office@riverside.k12.nj.us | US | unclear      | UNLISTED_ON_ACADEMIC_DOMAIN",
            })
    void whatNameAndDomainTogetherSay(
            String name, String email, String country, String eligibility, String reasonCode) {
        JsonNode preview = preview(name, email, country).json();

        assertThat(preview.get("eligibility").asText() + " "
                        + preview.get("reasonCode").asText())
                .as(preview.toPrettyString())
                .isEqualTo(eligibility + " " + reasonCode);
        assertThat(preview.get("evidence"))
                .hasSize(8)
                .allSatisfy(item -> assertThat(item.get("sentence").asText()).endsWith("."));
        assertThat(preview.get("explanation").asText()).isNotBlank();
        assertThat(preview.get("whatToDo").asText()).isNotBlank();
    }

    @Test
    void invisibleCharactersAndWritingDirectionsChangeNothingOrAreRefused() {
        assertThat(preview("\u200BHarvard University\uFEFF", "info@harvard.edu", "US")
                        .json()
                        .get("eligibility")
                        .asText())
                .isEqualTo("eligible");
        assertThat(preview("Harvard\u202E University", "info@harvard.edu", "US").status())
                .isEqualTo(400);
        assertThat(preview("Harvard University", "info@harv\u200Bard.edu", "US").status())
                .isEqualTo(400);
        assertThat(preview("Harvard University", "info@gmail.com.", "US").status())
                .isEqualTo(400);
        assertThat(preview("Harvard University", "\"info\"@harvard.edu", "US").status())
                .isEqualTo(400);
        assertThat(preview("x".repeat(1_000_000), "info@harvard.edu", "US").status())
                .isEqualTo(400);
        assertThat(preview("Harvard University", "i".repeat(100_000) + "@harvard.edu", "US")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aPreviewStoresNothingAndReportsFaults() {
        long before = jdbc.sql("select count(*) from eduverify.customer")
                .query(Long.class)
                .single();
        assertThat(preview("Harvard University", "me@gmail.com", "US")
                        .json()
                        .get("data")
                        .get(0)
                        .get("code")
                        .asText())
                .isEqualTo("FREE_MAIL_HOST");
        preview("Harvard University", "info@harvard.edu", "US");
        assertThat(jdbc.sql("select count(*) from eduverify.customer")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
        assertThat(new Client(port, "support")
                        .post("/v1/verifications/preview", "{}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void candidatesOfTheRegisterHelpToFindTheRightName() {
        JsonNode preview = preview("Technise Universitet Eindhofen", "inkoop@eindhoven-inkoop.nl", "NL")
                .json();
        assertThat(preview.get("candidates").get(0).get("name").asText()).contains("Eindhoven");
        assertThat(preview.get("candidates").get(0).get("score").asDouble()).isBetween(0.5, 1.0);
    }

    @Test
    void theSentencesAreInTheLanguageOfTheRequest() {
        JsonNode dutch = preview("Harvard University Press", "info@harvard.edu", "US", "X-Locale", "nl-NL")
                .json();
        assertThat(dutch.get("explanation").asText()).startsWith("De bedrijfsnaam is die van een andere organisatie");
        assertThat(dutch.get("evidence").get(2).get("sentence").asText())
                .isEqualTo(
                        "Het maildomein harvard.edu is van Harvard University, maar de naam duidt op een andere organisatie: press.");
        JsonNode english = preview(
                        "Harvard University Press", "info@harvard.edu", "US", "Accept-Language", "fr, en;q=0.5")
                .json();
        assertThat(english.get("evidence").get(2).get("sentence").asText())
                .isEqualTo(
                        "The mail domain harvard.edu belongs to Harvard University, but the name indicates another organisation: press.");
    }

    @Test
    void theDirectoryIsSearchedByNameWithErrorsOrByDomain() {
        assertThat(search("Harvrd Univrsity").get("items").get(0).get("name").asText())
                .isEqualTo("Harvard University");
        assertThat(search("cs.ox.ac.uk").get("items").get(0).get("name").asText())
                .contains("Oxford");
        assertThat(search("東京大学").get("items").get(0).get("country").asText()).isEqualTo("JP");
        assertThat(search("Newcastle University&country=au").get("items"))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.get("country").asText()).isEqualTo("AU"));
        assertThat(sales.get("/v1/directory/institutions?q=").status()).isEqualTo(400);
        assertThat(sales.get("/v1/directory/institutions").status()).isEqualTo(400);
        assertThat(sales.get("/v1/directory/institutions?q=x&size=1000").status())
                .isEqualTo(400);
        assertThat(new Client(port, "support")
                        .get("/v1/directory/institutions?q=Harvard")
                        .status())
                .isEqualTo(200);
        assertThat(new Client(port, null)
                        .get("/v1/directory/institutions?q=Harvard")
                        .status())
                .isEqualTo(401);
    }

    private JsonNode search(String query) {
        String[] parts = query.split("&", 2);
        String path = "/v1/directory/institutions?q=" + URLEncoder.encode(parts[0], StandardCharsets.UTF_8);
        return sales.get(parts.length > 1 ? path + "&" + parts[1] : path).json();
    }

    private Client.Answer preview(String name, String email, String country, String... headers) {
        Map<String, Object> body = Map.of(
                "companyProfile", Map.of("domain", "d" + UUID.randomUUID()),
                "billingProfile",
                        Map.of(
                                "companyName", name,
                                "email", email,
                                "defaultAddress",
                                        Map.of(
                                                "firstName",
                                                "Purchasing",
                                                "lastName",
                                                "Office",
                                                "addressLine1",
                                                "Main building",
                                                "city",
                                                "Anywhere",
                                                "state",
                                                "MA",
                                                "country",
                                                country)),
                "qualification", Map.of("qualification", "Education", "educationSegment", "HigherEducation"));
        try {
            return sales.post("/v1/verifications/preview", new ObjectMapper().writeValueAsString(body), headers);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
