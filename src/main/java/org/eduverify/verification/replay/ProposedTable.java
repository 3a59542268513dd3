package org.eduverify.verification.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eduverify.platform.Refusal;
import org.eduverify.verification.Decision;
import org.eduverify.verification.Decision.FiredRule;
import org.eduverify.verification.Fact;

/** A decision table {@code decide-eligibility} that is deployed nowhere: what it would decide. For one thread only. */
public interface ProposedTable {

    /** Its id and version tag. */
    String name();

    /** All its rules in their order, with the analysts' annotations. */
    List<FiredRule> rules();

    /**
     * What follows from the facts; empty if no rule applies.
     *
     * @throws Refusal if the table fails, or answers something that is no decision
     */
    Optional<Decision> decide(Map<Fact, String> facts);

    /** Reads such tables. */
    interface Reader {

        /**
         * Reads and checks the table as a deployment would, and deploys nothing.
         *
         * @throws Refusal with everything that is wrong with it
         */
        ProposedTable read(byte[] file);
    }
}
