package org.eduverify.verification;

import java.util.List;

/** The analysts' decision table, wherever it is kept and whoever evaluates it. */
public interface EligibilityTable {

    /**
     * What follows from the facts.
     *
     * @throws IllegalStateException if the table has no answer
     */
    Decision decide(List<Evidence> facts);
}
