package org.eduverify.access.login;

import java.util.List;
import java.util.Optional;
import org.eduverify.access.ActorAuthenticationToken;
import org.eduverify.access.EngineIdentityResolver;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/**
 * Reads user, roles and partner from a bearer token (JWT) whose signature, issuer and times have been checked. The user
 * need not exist in the engine.
 */
@Component
class JwtActorConverter implements Converter<Jwt, AbstractAuthenticationToken> {

    /** Length of the engine's columns for user ids. */
    private static final int LONGEST_USER_ID = 64;

    private final EngineIdentityResolver identities;
    private final JwtProperties properties;

    JwtActorConverter(EngineIdentityResolver identities, JwtProperties properties) {
        this.identities = identities;
        this.properties = properties;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        String userId = text(token, properties.userClaim()).orElse("");
        if (userId.isBlank()
                || userId.length() > LONGEST_USER_ID
                || userId.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidBearerTokenException("The token does not name a valid user");
        }
        return new ActorAuthenticationToken(
                identities.resolveExternal(userId, roles(token), text(token, properties.partnerClaim())));
    }

    private List<String> roles(Jwt token) {
        return token.getClaim(properties.rolesClaim()) instanceof List<?> roles
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
