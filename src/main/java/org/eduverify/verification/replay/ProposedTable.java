package org.eduverify.verification.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eduverify.platform.Refusal;
import org.eduverify.verification.Decision;
import org.eduverify.verification.Decision.FiredRule;
import org.eduverify.verification.Fact;

/** A version of {@code decide-eligibility} that is not deployed. Not thread-safe. */
public interface ProposedTable {

    /** Id and version tag. */
    String name();

    /** All rules in the order of the table, with the analysts' annotations. */
    List<FiredRule> rules();

    /**
     * Decides about the facts; empty if no rule applies.
     *
     * @throws Refusal if the table fails, or its outputs are not a valid decision
     */
    Optional<Decision> decide(Map<Fact, String> facts);

    /** Reads proposed tables. */
    interface Reader {

        /**
         * Reads a DMN file and checks it as a deployment would, without deploying it.
         *
         * @throws Refusal with all faults of the table
         */
        ProposedTable read(byte[] file);
    }
}
