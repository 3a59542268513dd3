package org.eduverify.offers;

import java.util.Optional;

/**
 * What the decision table answers about an offer and a customer.
 *
 * @param reason why the customer may not buy the offer; empty if it may
 * @param decisionTable id, version tag and version of the table that decided
 */
public record OfferDecision(boolean mayBuy, Optional<OfferReason> reason, String decisionTable) {

    public OfferDecision {
        if (mayBuy == reason.isPresent()) {
            throw new IllegalArgumentException(
                    "%s answers mayBuy = %s with the reason %s".formatted(decisionTable, mayBuy, reason));
        }
    }
}
