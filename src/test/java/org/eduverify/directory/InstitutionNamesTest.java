package org.eduverify.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares spellings of the same name, and names that are different however alike they look. */
class InstitutionNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Universität München, universitat munchen",
        "École Polytechnique Fédérale, ecole polytechnique federale",
        "Københavns Universitet, kobenhavns universitet",
        "Uniwersytet Łódzki, uniwersytet lodzki",
        "Boğaziçi Üniversitesi, bogazici universitesi",
        "Şırnak Üniversitesi, sirnak universitesi",
        "İstanbul Üniversitesi, istanbul universitesi",
        "Hochschule Gießen, hochschule giessen",
        "Univerzita Palackého, univerzita palackeho",
        "Ærø Skole, aero skole",
        "São Paulo, sao paulo"
    })
    void diacriticsAreDropped(String name, String normalised) {
        assertThat(InstitutionNames.normalised(name)).isEqualTo(normalised);
    }

    @ParameterizedTest
    @CsvSource({
        "Texas A&M University, Texas A and M University",
        "Texas A & M University, texas a and m university",
        "Wageningen University & Research, Wageningen University and Research",
        "Arts&Crafts, Arts and Crafts"
    })
    void anAmpersandMeansAnd(String one, String other) {
        assertSameName(one, other);
    }

    @ParameterizedTest
    @CsvSource({
        "The Open University, Open University",
        "De Haagse Hogeschool, Haagse Hogeschool",
        "Het Utrechts Archief, Utrechts Archief",
        "Der Lehrerverein, Lehrerverein",
        "Die Hochschule, Hochschule",
        "Das Gymnasium, Gymnasium",
        "La Sorbonne, Sorbonne",
        "Le Rosey, Rosey",
        "Les Roches, Roches",
        "El Colegio de México, Colegio de México",
        "Los Andes, Andes",
        "Il Politecnico, Politecnico",
        "THE OPEN UNIVERSITY, open university"
    })
    void anArticleInFrontIsDropped(String one, String other) {
        assertSameName(one, other);
    }

    @ParameterizedTest
    @CsvSource({
        "Theological College, theological college",
        "Delft University, delft university",
        "Leiden University, leiden university",
        "University of the Arts, university of the arts",
        "Elm College, elm college",
        "Academy, academy"
    })
    void onlyAWholeWordInFrontIsAnArticle(String name, String normalised) {
        assertThat(InstitutionNames.normalised(name)).isEqualTo(normalised);
    }

    @ParameterizedTest
    @ValueSource(strings = {"The", "La", "O"})
    void anArticleAloneStays(String name) {
        assertThat(InstitutionNames.normalised(name)).isEqualTo(name.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "St. John's College | St John’s College",
                "King's College London | Kings College London",
                "Queen‘s University | Queen`s University",
                "University of California, Berkeley | University of California Berkeley",
                "University of California - Berkeley | University of California–Berkeley",
                "Karl-Franzens-Universität Graz | Karl Franzens Universität Graz",
                "Ca' Foscari (Venezia) | Ca Foscari Venezia",
                "Universität Hamburg. | Universität Hamburg",
                "\"Babeș-Bolyai\" University | Babeș Bolyai University",
                "TU/e | TU e"
            })
    void punctuationDoesNotMatter(String one, String other) {
        assertSameName(one, other);
    }

    @ParameterizedTest
    @CsvSource({
        "HARVARD UNIVERSITY, Harvard University", "eTH Zürich, ETH ZÜRICH", "ΠΑΝΕΠΙΣΤΗΜΙΟ, πανεπιστημιο",
        "МГУ, мгу", "STRASSE, Straße", "ISTANBUL, istanbul"
    })
    void caseDoesNotMatter(String one, String other) {
        assertSameName(one, other);
    }

    @Test
    void blanksDoNotMatter() {
        assertSameName("  Harvard \t University ", "Harvard University");
        assertSameName("Harvard\u00a0University", "Harvard University");
        assertSameName("東京\u3000大学", "東京 大学");
    }

    @Test
    void composedAndDecomposedLettersAreTheSame() {
        assertSameName("\u00c9cole", "E\u0301cole");
        assertSameName("서울대학교", Normalizer.normalize("서울대학교", Normalizer.Form.NFD));
    }

    @Test
    void fullWidthLettersAreTheSame() {
        assertSameName("ＴＵ　Ｄｅｌｆｔ", "TU Delft");
    }

    @ParameterizedTest
    @CsvSource({
        "University of Oxford, Oxford University Press",
        "University of Oxford, Oxford Brookes University",
        "Trinity College, Trinity College Dublin",
        "東京大学, 京都大学",
        "School 1, School 11",
        "Delft, Delfts"
    })
    void differentNamesStayDifferent(String one, String other) {
        assertThat(InstitutionNames.normalised(one)).isNotEqualTo(InstitutionNames.normalised(other));
    }

    @Test
    void namesInOtherScriptsAreWrittenInLatinLetters() {
        assertThat(InstitutionNames.normalised("北京大学")).isEqualTo("bei jing da xue");
        assertThat(InstitutionNames.normalised("Московский университет")).isEqualTo("moskovskii universitet");
        assertThat(InstitutionNames.normalised("Đại học Hà Nội")).isEqualTo("dai hoc ha noi");
        assertThat(InstitutionNames.normalised("جامعة القاهرة")).matches("[a-z ]+");
    }

    @Test
    void charactersThatNobodySeesChangeNothing() {
        assertSameName("Har\u200Bvard\u202E Univer\u00ADsity", "Harvard University");
    }

    @Test
    void everyNameOfTheSampleRegisterIsStableOnceNormalised() throws IOException {
        List<String> names = SampleRegisterTest.names();

        assertThat(names).hasSizeGreaterThan(480);
        assertThat(names).allSatisfy(name -> {
            String once = InstitutionNames.normalised(name);
            assertThat(once).isNotBlank();
            assertThat(InstitutionNames.normalised(once)).isEqualTo(once);
        });
    }

    private static void assertSameName(String one, String other) {
        assertThat(InstitutionNames.normalised(one)).isNotBlank().isEqualTo(InstitutionNames.normalised(other));
    }
}
