package org.eduverify.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eduverify.customer.VettingReason;
import org.eduverify.verification.DecisionTable.Answer;
import org.eduverify.verification.DecisionTable.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Evaluates {@code select-next-step} for the analysts' examples and for all failures. */
class NextStepTableTest {

    private static final DecisionTable TABLE = new DecisionTable("select-next-step");

    /** Every published reason, with more requests than any sensible limit allows. */
    private static final List<Map<String, Object>> FAILURES = DecisionTable.combinations(Map.of(
            "vettingReason",
                    Stream.of(VettingReason.values()).map(VettingReason::text).toList(),
            "attemptsLeft", List.of(0, 1, 2, 3, 4, 5),
            "attemptNumber", List.of(1, 2, 3, 4, 5, 6)));

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void theTableDecidesAsInItsExamples(Example example) {
        assertThat(TABLE.answer(failureOf(example)).text("nextStep"))
                .as("%s", example)
                .isEqualTo(example.cell("nextStep"));
    }

    private static List<Example> examples() {
        return TABLE.examples();
    }

    @Test
    void everyRuleHasAnExample() {
        List<String> shown = examples().stream()
                .flatMap(example -> TABLE.answer(failureOf(example)).rules().stream())
                .toList();

        assertThat(shown).containsAll(TABLE.rules());
    }

    @Test
    void everyExampleHasAPublishedReasonAndAComment() {
        assertThat(examples()).allSatisfy(example -> {
            assertThat(VettingReason.ofText(example.cell("vettingReason"))).isNotNull();
            assertThat(example.cell("why")).isNotBlank();
        });
    }

    @Test
    void everyFailureGetsExactlyOneNextStep() {
        assertThat(FAILURES).hasSize(7 * 6 * 6);
        assertThat(FAILURES).allSatisfy(failure -> {
            Answer answer = TABLE.answer(failure);
            assertThat(answer.rules()).hasSize(1);
            assertThat(answer.outputs()).hasSize(1);
            assertThat(answer.text("nextStep")).isIn("correct", "manual", "close");
        });
    }

    @Test
    void everyRuleIsReachedBySomeFailure() {
        Set<String> reached = new HashSet<>();
        FAILURES.forEach(failure -> reached.addAll(TABLE.answer(failure).rules()));

        assertThat(reached).containsExactlyInAnyOrderElementsOf(TABLE.rules());
    }

    @Test
    void noCorrectionIsRequestedWithoutAnAttemptLeft() {
        assertThat(FAILURES)
                .filteredOn(failure -> failure.get("attemptsLeft").equals(0))
                .allSatisfy(failure ->
                        assertThat(TABLE.answer(failure).text("nextStep")).isNotEqualTo("correct"));
    }

    @Test
    void cellsContainPublishedReasonsOnly() {
        List<String> published =
                Stream.of(VettingReason.values()).map(VettingReason::text).toList();

        assertThat(TABLE.namedInputs().get("vettingReason")).isNotEmpty().isSubsetOf(published);
    }

    @Test
    void theInputsAreTheVariablesOfTheProcess() {
        assertThat(TABLE.declaredInputs().keySet()).containsExactly("vettingReason", "attemptsLeft", "attemptNumber");
    }

    private static Map<String, Object> failureOf(Example example) {
        Map<String, Object> failure = new LinkedHashMap<>();
        failure.put("vettingReason", example.cell("vettingReason"));
        failure.put("attemptsLeft", Integer.valueOf(example.cell("attemptsLeft")));
        failure.put("attemptNumber", Integer.valueOf(example.cell("attemptNumber")));
        return failure;
    }
}
