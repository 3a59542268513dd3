package org.eduverify.models.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.eduverify.offers.OfferEligibilityTable;
import org.eduverify.offers.OfferReason;

/** Checks that the program understands each answer of {@code decide-offer-eligibility}. */
final class OfferTableCheck {

    private OfferTableCheck() {}

    static List<Finding> check(String file, String element, DecisionTable table) {
        List<String> columns = table.getOutputs().stream().map(Output::getName).toList();
        List<Finding> findings = new ArrayList<>();
        for (String needed : List.of(OfferEligibilityTable.MAY_BUY, OfferEligibilityTable.REASON)) {
            if (!columns.contains(needed)) {
                findings.add(new Finding(file, element, "has no output '%s'".formatted(needed), "add the column"));
            }
        }
        if (findings.isEmpty()) {
            table.getRules().forEach(rule -> check(file, element, rule, answers(rule, columns), findings));
        }
        return findings;
    }

    private static void check(
            String file, String element, Rule rule, Map<String, String> answers, List<Finding> findings) {
        String mayBuy = answers.get(OfferEligibilityTable.MAY_BUY);
        String reason = answers.get(OfferEligibilityTable.REASON);
        if (!List.of("yes", "no").contains(mayBuy)) {
            findings.add(new Finding(
                    file,
                    element,
                    "has a rule (%s) that answers '%s' to whether the customer may buy".formatted(rule.getId(), mayBuy),
                    "write \"yes\" or \"no\""));
        } else if (mayBuy.equals("yes") && !reason.isEmpty()) {
            findings.add(new Finding(
                    file,
                    element,
                    "has a rule (%s) that allows a purchase and gives the reason '%s'".formatted(rule.getId(), reason),
                    "leave the reason empty"));
        } else if (mayBuy.equals("no") && !OfferReason.namesForTable().contains(reason)) {
            findings.add(new Finding(
                    file,
                    element,
                    "has a rule (%s) that refuses a purchase for the reason '%s', which the program does not know"
                            .formatted(rule.getId(), reason),
                    "use one of " + String.join(", ", OfferReason.namesForTable())));
        }
    }

    /** What the rule answers, by output; a cell that is not a text in quotation marks is shown as it is. */
    private static Map<String, String> answers(Rule rule, List<String> columns) {
        Map<String, String> answers = new HashMap<>();
        List<OutputEntry> cells = List.copyOf(rule.getOutputEntries());
        for (int column = 0; column < columns.size(); column++) {
            String cell = TableCells.text(cells.get(column).getText());
            answers.put(columns.get(column), TableCells.literal(cell).orElse(cell));
        }
        return answers;
    }
}
