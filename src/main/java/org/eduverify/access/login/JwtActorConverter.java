package org.eduverify.access.login;

import java.util.List;
import java.util.Optional;
import org.eduverify.access.Access;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/**
 * Reads who somebody is from a bearer token (JWT) whose signature, issuer and times were checked: user, roles and
 * partner. Users who come with a token need not exist in the engine.
 */
@Component
class JwtActorConverter implements Converter<Jwt, AbstractAuthenticationToken> {

    /**
     * @param userClaim name of the claim that holds the user's id
     * @param rolesClaim name of the claim that holds the ids of the user's roles, as a list
     * @param partnerClaim name of the claim that holds the id of the partner that the user works for
     */
    @ConfigurationProperties("eduverify.jwt")
    record Settings(
            @DefaultValue("sub") String userClaim,
            @DefaultValue("roles") String rolesClaim,
            @DefaultValue("partner") String partnerClaim) {}

    /** As long as the engine's columns for users are wide. */
    private static final int LONGEST_USER_ID = 64;

    private final Access access;
    private final Settings settings;

    JwtActorConverter(Access access, Settings settings) {
        this.access = access;
        this.settings = settings;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        String userId = text(token, settings.userClaim()).orElse("");
        if (userId.isBlank()
                || userId.length() > LONGEST_USER_ID
                || userId.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidBearerTokenException("The token names no user");
        }
        return access.trust(userId, roles(token), text(token, settings.partnerClaim()));
    }

    private List<String> roles(Jwt token) {
        return token.getClaim(settings.rolesClaim()) instanceof List<?> roles
                ? roles.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    private static Optional<String> text(Jwt token, String claim) {
        return token.getClaim(claim) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
