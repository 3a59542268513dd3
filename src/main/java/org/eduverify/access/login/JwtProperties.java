package org.eduverify.access.login;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Names of the claims in a bearer token.
 *
 * @param userClaim claim that holds the user's id
 * @param rolesClaim claim that holds the ids of the user's roles, as a list
 * @param partnerClaim claim that holds the id of the partner that the user works for
 */
@ConfigurationProperties("eduverify.jwt")
record JwtProperties(
        @DefaultValue("sub") String userClaim,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue("partner") String partnerClaim) {}
