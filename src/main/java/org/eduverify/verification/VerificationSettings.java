package org.eduverify.verification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param maxRequests how often a customer may ask for verification; whenever support asks for more information, one
 *     more is allowed. Three is the limit that the vendor publishes.
 * @param manualVerificationBusinessDays business days in which support should decide
 * @param longestReplay after this time a replay of decisions ends by itself
 */
@ConfigurationProperties("eduverify.verification")
public record VerificationSettings(
        @DefaultValue("3") int maxRequests,
        @DefaultValue("3") int manualVerificationBusinessDays,
        @DefaultValue("PT5M") Duration longestReplay) {}
