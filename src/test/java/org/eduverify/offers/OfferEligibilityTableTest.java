package org.eduverify.offers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.eduverify.verification.DecisionTable;
import org.eduverify.verification.DecisionTable.Answer;
import org.eduverify.verification.DecisionTable.Example;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Asks {@code decide-offer-eligibility} about the analysts' examples and about every purchase that can be tried. */
class OfferEligibilityTableTest {

    private static final DecisionTable TABLE = new DecisionTable(OfferEligibilityTable.KEY);

    private static final Map<Map<String, String>, Answer> ANSWERS = new LinkedHashMap<>();

    @BeforeAll
    static void askAboutEveryCombination() {
        for (Map<String, String> facts : DecisionTable.<String>combinations(TABLE.declaredInputs())) {
            ANSWERS.put(facts, TABLE.answer(facts));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void theTableAnswersAsItsExamplesSay(Example example) {
        Answer answer = TABLE.answer(factsOf(example));

        assertThat(answer.text("mayBuy")).as("%s", example).isEqualTo(example.cell("mayBuy"));
        assertThat(answer.text("reason")).as("%s", example).isEqualTo(example.cell("reason"));
    }

    private static List<Example> examples() {
        return TABLE.examples();
    }

    /** The purchase matrix of the vendor's documentation: for licence-based services without prerequisites. */
    @ParameterizedTest
    @CsvSource({
        "None, Commercial",
        "Nonprofit, Commercial|NonProfit",
        "Education, Commercial|Education",
        "GovernmentCommunityCloud, Government",
        "StateOwnedEntity, Commercial",
        "Education and StateOwnedEntity, Commercial|Education",
        "StateOwnedEntity and GovernmentCommunityCloud, Government"
    })
    void aCustomerMayBuyWhatThePurchaseMatrixSays(String qualification, String segments) {
        Set<String> allowed = new HashSet<>();
        ANSWERS.forEach((facts, answer) -> {
            if (facts.get("customerQualification").equals(qualification)
                    && facts.get("qualificationStatus").equals("none")
                    && facts.get("productType").equals("licence-based service")
                    && facts.get("prerequisites").equals("none needed")
                    && answer.text("mayBuy").equals("yes")) {
                allowed.add(facts.get("offerSegment"));
            }
        });

        assertThat(allowed).containsExactlyInAnyOrder(segments.split("\\|"));
    }

    @Test
    void everyRuleHasAnExample() {
        List<String> shown = examples().stream()
                .flatMap(example -> TABLE.answer(factsOf(example)).rules().stream())
                .toList();

        assertThat(shown).containsAll(TABLE.rules());
    }

    @Test
    void everyExampleIsMadeOfDeclaredValuesAndSaysWhyItIsThere() {
        assertThat(examples()).allSatisfy(example -> {
            assertThat(factsOf(example))
                    .allSatisfy((input, value) ->
                            assertThat(TABLE.declaredInputs().get(input)).contains(value));
            assertThat(example.cell("why")).isNotBlank();
        });
        assertThat(examples()).extracting(OfferEligibilityTableTest::factsOf).doesNotHaveDuplicates();
    }

    @Test
    void everyPurchaseGetsOneAnswerThatTheProgramUnderstands() {
        assertThat(ANSWERS).hasSize(7 * 5 * 4 * 4 * 3);
        assertThat(ANSWERS.values()).allSatisfy(answer -> {
            assertThat(answer.rules()).hasSize(1);
            if (answer.text("mayBuy").equals("yes")) {
                assertThat(answer.text("reason")).isEmpty();
            } else {
                assertThat(answer.text("mayBuy")).isEqualTo("no");
                assertThat(OfferReason.ofTable(answer.text("reason"))).isNotNull();
            }
        });
    }

    @Test
    void everyRuleAndEveryReasonIsReached() {
        Set<String> rules = new HashSet<>();
        Set<String> reasons = new HashSet<>();
        ANSWERS.values().forEach(answer -> {
            rules.addAll(answer.rules());
            reasons.add(answer.text("reason"));
        });

        assertThat(rules).containsExactlyInAnyOrderElementsOf(TABLE.rules());
        assertThat(reasons).containsAll(OfferReason.namesForTable());
    }

    @Test
    void theTableDeclaresTheFactsOfTheProgramAndTheirValues() {
        assertThat(TABLE.declaredInputs().keySet())
                .containsExactlyElementsOf(
                        Arrays.stream(OfferFact.values()).map(OfferFact::key).toList());
        assertThat(OfferFact.values())
                .allSatisfy(fact -> assertThat(TABLE.declaredInputs().get(fact.key()))
                        .containsExactlyElementsOf(fact.possibleValues()));
        assertThat(TABLE.namedInputs()).allSatisfy((input, values) -> assertThat(values)
                .isSubsetOf(TABLE.declaredInputs().get(input)));
    }

    @Test
    void withoutOneRowPerpetualSoftwareIsSoldToEducationCustomersOnly() throws IOException {
        String table = Files.readString(Path.of("bpmn/decide-offer-eligibility.dmn"), StandardCharsets.UTF_8);
        String without = table.replaceFirst("(?s)<rule id=\"Rule_EducationPerpetual\">.*?</rule>", "");
        DmnEngine engine =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        var decision = engine.parseDecision(
                OfferEligibilityTable.KEY, new java.io.ByteArrayInputStream(without.getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> purchase = new LinkedHashMap<>(Map.of(
                "customerQualification", "Education",
                "qualificationStatus", "approved",
                "offerSegment", "Education",
                "productType", "perpetual software",
                "prerequisites", "none needed"));

        assertThat(engine.evaluateDecisionTable(decision, purchase)
                        .getSingleResult()
                        .getEntryMap())
                .containsEntry("mayBuy", "yes");
        purchase.put("customerQualification", "None");
        assertThat(engine.evaluateDecisionTable(decision, purchase)
                        .getSingleResult()
                        .getEntryMap())
                .containsEntry("mayBuy", "no");
    }

    private static Map<String, String> factsOf(Example example) {
        Map<String, String> facts = new LinkedHashMap<>();
        TABLE.declaredInputs().keySet().forEach(input -> facts.put(input, example.cell(input)));
        return facts;
    }
}
