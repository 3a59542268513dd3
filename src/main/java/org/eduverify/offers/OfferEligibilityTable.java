package org.eduverify.offers;

import java.util.Map;

/** The analysts' decision table {@code decide-offer-eligibility}, wherever it is kept and evaluated. */
public interface OfferEligibilityTable {

    /** Id of the decision. */
    String KEY = "decide-offer-eligibility";

    /** Output that says whether the customer may buy the offer: {@code yes} or {@code no}. */
    String MAY_BUY = "mayBuy";

    /** Output that says why not: the name of an {@link OfferReason} of the table, or empty text. */
    String REASON = "reason";

    /**
     * Whether a customer may buy an offer.
     *
     * @param facts a value for every fact
     * @throws IllegalStateException if no rule applies
     * @throws IllegalArgumentException if the answer is not one that the program knows
     */
    OfferDecision decide(Map<OfferFact, String> facts);
}
