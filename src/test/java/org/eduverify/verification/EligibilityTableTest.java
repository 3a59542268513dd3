package org.eduverify.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eduverify.customer.MailHosts;
import org.eduverify.customer.ProfileField;
import org.eduverify.customer.VettingReason;
import org.eduverify.directory.DomainSuffixes;
import org.eduverify.directory.InstitutionKind;
import org.eduverify.directory.InstitutionStatus;
import org.eduverify.verification.DecisionTable.Answer;
import org.eduverify.verification.DecisionTable.Example;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Evaluates {@code decide-eligibility} for the analysts' examples and for all combinations of facts. */
class EligibilityTableTest {

    private static final DecisionTable TABLE = new DecisionTable("decide-eligibility");

    /** The table's answers to all combinations of the values that it distinguishes. */
    private static final Map<Map<String, String>, Answer> ANSWERS = new LinkedHashMap<>();

    @BeforeAll
    static void evaluateEveryCombination() {
        for (Map<String, String> facts : DecisionTable.<String>combinations(TABLE.distinguishableInputs())) {
            ANSWERS.put(facts, TABLE.answer(facts));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void theTableDecidesAsInItsExamples(Example example) {
        Answer answer = TABLE.answer(factsOf(example));

        assertThat(answer.text("eligibility")).as("%s", example).isEqualTo(example.cell("eligibility"));
        assertThat(answer.text("vettingReason")).as("%s", example).isEqualTo(example.cell("vettingReason"));
        assertThat(answer.text("fieldsToCorrect")).as("%s", example).isEqualTo(example.cell("fieldsToCorrect"));
    }

    private static List<Example> examples() {
        return TABLE.examples();
    }

    @Test
    void everyRuleHasAnExample() {
        List<String> shown = examples().stream()
                .flatMap(example -> TABLE.answer(factsOf(example)).rules().stream())
                .toList();

        assertThat(shown).containsAll(TABLE.rules());
    }

    @Test
    void everyExampleHasDeclaredValuesAndAComment() {
        assertThat(examples()).allSatisfy(example -> {
            assertThat(factsOf(example))
                    .allSatisfy((input, value) ->
                            assertThat(TABLE.declaredInputs().get(input)).contains(value));
            assertThat(example.cell("why")).isNotBlank();
        });
    }

    @Test
    void examplesAreUnique() {
        assertThat(examples()).extracting(EligibilityTableTest::factsOf).doesNotHaveDuplicates();
    }

    @Test
    void everyCombinationGetsExactlyOneDecision() {
        assertThat(ANSWERS).hasSizeGreaterThan(1_000);
        assertThat(ANSWERS.entrySet())
                .filteredOn(entry -> entry.getValue().rules().size() != 1
                        || entry.getValue().outputs().size() != 1)
                .isEmpty();
    }

    @Test
    void everyRuleIsReachedBySomeCombination() {
        Set<String> reached = new HashSet<>();
        ANSWERS.values().forEach(answer -> reached.addAll(answer.rules()));

        assertThat(reached).containsExactlyInAnyOrderElementsOf(TABLE.rules());
    }

    @Test
    void everyOutputIsAValueThatTheProgramKnows() {
        List<String> eligibilities =
                Stream.of(Eligibility.values()).map(Eligibility::words).toList();
        List<String> reasons = new ArrayList<>(
                Stream.of(VettingReason.values()).map(VettingReason::text).toList());
        reasons.add("");

        assertThat(answers()).extracting(answer -> answer.text("eligibility")).isSubsetOf(eligibilities);
        assertThat(answers()).extracting(answer -> answer.text("vettingReason")).isSubsetOf(reasons);
        assertThat(answers()).extracting(answer -> answer.text("correctable")).isSubsetOf("yes", "no");
    }

    @Test
    void everyEligibilityOccurs() {
        assertThat(answers())
                .extracting(answer -> answer.text("eligibility"))
                .contains(
                        Stream.of(Eligibility.values()).map(Eligibility::words).toArray(String[]::new));
    }

    @Test
    void everyDenialHasAReasonAndEveryDecisionAnExplanationAndANextStep() {
        assertThat(answers())
                .filteredOn(answer -> answer.text("eligibility").equals(Eligibility.NOT_ELIGIBLE.words()))
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.text("vettingReason")).isNotBlank());
        assertThat(answers()).allSatisfy(answer -> {
            assertThat(answer.text("explanation")).isNotBlank().isNotEqualTo("null");
            assertThat(answer.text("whatToDo")).isNotBlank().isNotEqualTo("null");
        });
    }

    @Test
    void everyCorrectableDenialNamesFieldsThatCanBeCorrected() {
        List<String> correctable = Stream.of(ProfileField.values())
                .filter(ProfileField::isCorrectable)
                .map(ProfileField::key)
                .toList();

        assertThat(answers()).allSatisfy(answer -> {
            List<String> fields = Stream.of(answer.text("fieldsToCorrect").split(", "))
                    .filter(field -> !field.isEmpty())
                    .toList();
            assertThat(fields).isSubsetOf(correctable).doesNotHaveDuplicates();
            assertThat(fields.isEmpty()).isEqualTo(answer.text("correctable").equals("no"));
        });
    }

    @Test
    void onlyADenialHasAVettingReasonAndCanBeCorrected() {
        assertThat(answers())
                .filteredOn(answer -> !answer.text("eligibility").equals(Eligibility.NOT_ELIGIBLE.words()))
                .isNotEmpty()
                .allSatisfy(answer -> {
                    assertThat(answer.text("vettingReason")).isEmpty();
                    assertThat(answer.text("correctable")).isEqualTo("no");
                });
    }

    @Test
    void nothingIsEligibleUnlessARegisterListsNameAndDomain() {
        assertThat(ANSWERS.entrySet())
                .filteredOn(entry -> entry.getValue().text("eligibility").equals(Eligibility.ELIGIBLE.words()))
                .isNotEmpty()
                .extracting(Map.Entry::getKey)
                .allSatisfy(facts -> {
                    assertThat(facts).containsEntry("directoryMatch", "name and domain");
                    assertThat(facts).containsEntry("mailHost", MailHosts.Kind.OWN.words());
                    assertThat(facts).containsEntry("institutionStatus", InstitutionStatus.ACTIVE.words());
                    assertThat(facts).containsEntry("countryAgreement", "agrees");
                    assertThat(facts.get("domainSuffix")).isNotEqualTo(DomainSuffixes.Kind.ABUSED.words());
                });
    }

    @Test
    void cellsContainDeclaredValuesOnly() {
        Map<String, List<String>> declared = TABLE.declaredInputs();

        assertThat(TABLE.namedInputs())
                .allSatisfy((input, values) -> assertThat(values).isSubsetOf(declared.get(input)));
    }

    @Test
    void everyInputIsACollectedFact() {
        assertThat(Stream.of(Fact.values()).map(Fact::key))
                .containsAll(TABLE.declaredInputs().keySet());
    }

    @Test
    void theTableDeclaresEveryValueOfTheFacts() {
        Map<String, List<String>> declared = TABLE.declaredInputs();

        assertThat(declared.get("mailHost"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(MailHosts.Kind.values())
                        .map(MailHosts.Kind::words)
                        .toList());
        assertThat(declared.get("domainSuffix"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(DomainSuffixes.Kind.values())
                        .map(DomainSuffixes.Kind::words)
                        .toList());
        assertThat(declared.get("institutionKind"))
                .containsExactlyInAnyOrderElementsOf(
                        orUnknown(Arrays.stream(InstitutionKind.values()).map(InstitutionKind::words)));
        assertThat(declared.get("institutionStatus"))
                .containsExactlyInAnyOrderElementsOf(
                        orUnknown(Arrays.stream(InstitutionStatus.values()).map(InstitutionStatus::words)));
    }

    private static List<String> orUnknown(Stream<String> words) {
        return Stream.concat(words, Stream.of("unknown")).toList();
    }

    private static List<Answer> answers() {
        return ANSWERS.values().stream().distinct().toList();
    }

    private static Map<String, String> factsOf(Example example) {
        Map<String, String> facts = new LinkedHashMap<>();
        TABLE.declaredInputs().keySet().forEach(input -> facts.put(input, example.cell(input)));
        return facts;
    }
}
