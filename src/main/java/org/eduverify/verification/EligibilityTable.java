package org.eduverify.verification;

import java.util.List;

/** The decision table {@code decide-eligibility}. The process package implements it with the decision engine. */
public interface EligibilityTable {

    /**
     * Decides about the facts.
     *
     * @throws IllegalStateException if no rule applies
     */
    Decision decide(List<Evidence> facts);
}
