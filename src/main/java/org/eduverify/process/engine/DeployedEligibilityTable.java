package org.eduverify.process.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.eduverify.process.model.EducationCustomerVerificationModel;
import org.eduverify.verification.Decision;
import org.eduverify.verification.EligibilityTable;
import org.eduverify.verification.Evidence;
import org.springframework.stereotype.Component;

/** The newest deployed version of {@code decide-eligibility}, which the business rule task also uses. */
@Component
class DeployedEligibilityTable implements EligibilityTable {

    private final DecisionService decisions;
    private final LatestDecision latestDecision;

    DeployedEligibilityTable(DecisionService decisions, LatestDecision latestDecision) {
        this.decisions = decisions;
        this.latestDecision = latestDecision;
    }

    @Override
    public Decision decide(List<Evidence> facts) {
        Map<String, Object> inputs = new HashMap<>();
        facts.forEach(fact -> inputs.put(fact.fact().key(), fact.value()));
        decisions.evaluateDecisionTableByKey(EducationCustomerVerificationModel.DECIDE_ELIGIBILITY, inputs);
        return latestDecision.take();
    }
}
