package org.eduverify.verification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of verification.
 *
 * @param maxRequests how often a partner may request the verification of a customer; each time support asks for more
 *     information, one more request is allowed. Three is the limit that the vendor publishes.
 * @param manualVerificationBusinessDays business days until a manual verification is due
 * @param longestReplay time after which a replay of decisions is cancelled
 */
@ConfigurationProperties("eduverify.verification")
public record VerificationProperties(
        @DefaultValue("3") int maxRequests,
        @DefaultValue("3") int manualVerificationBusinessDays,
        @DefaultValue("PT5M") Duration longestReplay) {}
