package org.eduverify.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eduverify.access.Actor;
import org.eduverify.access.CurrentActor;
import org.eduverify.access.Role;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** What every page shows around its content: the user, the places that the user works at, and the languages. */
@Component
@ControllerAdvice(basePackageClasses = Frame.class)
class Frame {

    /**
     * @param user empty before the sign-in
     * @param role key of the user's role in the messages; empty without a role
     * @param partner empty for the vendor's own people
     * @param agent whether the user works for a partner, and so with customers
     * @param path address of the page, by which the navigation marks the present place
     */
    record Content(
            Optional<String> user,
            Optional<String> role,
            Optional<String> partner,
            boolean agent,
            boolean support,
            boolean staff,
            String path,
            List<LanguageLink> languages) {}

    /** A link to the same page in a language, by its two-letter code. */
    record LanguageLink(String language, String href) {}

    private static final List<String> LANGUAGES = List.of("en", "nl");

    private final CurrentActor currentActor;

    Frame(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    @ModelAttribute("frame")
    Content content(HttpServletRequest request) {
        Optional<Actor> actor = currentActor.find();
        boolean support = actor.filter(user -> user.roles().contains(Role.SUPPORT_AGENT)
                        || user.roles().contains(Role.SUPPORT_LEAD))
                .isPresent();
        return new Content(
                actor.map(Actor::userId),
                actor.flatMap(user -> user.roles().stream().min(Comparator.naturalOrder()))
                        .map(Role::groupId),
                actor.flatMap(Actor::partner),
                actor.flatMap(Actor::partner).isPresent(),
                support,
                actor.isPresent() && actor.flatMap(Actor::partner).isEmpty() && !support,
                request.getRequestURI(),
                LANGUAGES.stream()
                        .map(language -> new LanguageLink(language, href(request, language)))
                        .toList());
    }

    /** A page that answers a form has no address of its own to come back to; its language changes with the next page. */
    private static String href(HttpServletRequest request, String language) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath(
                request.getMethod().equals("GET") ? request.getRequestURI() : "/portal/customers");
        if (request.getMethod().equals("GET") && request.getQueryString() != null) {
            link.query(request.getQueryString());
        }
        return link.replaceQueryParam(PortalConfiguration.LANGUAGE_PARAMETER, language)
                .build(true)
                .toUriString();
    }
}
