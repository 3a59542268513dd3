package org.eduverify.portal;

import org.eduverify.access.Actor;
import org.eduverify.access.CurrentActor;
import org.eduverify.access.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The start of the portal, the sign-in page, and the answer to addresses that do not exist. */
@Controller
class HomeController {

    private final CurrentActor currentActor;

    HomeController(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    @GetMapping("/")
    String root() {
        return "redirect:/portal";
    }

    /** Leads everyone to the place of their work. */
    @GetMapping({"/portal", "/portal/"})
    String home() {
        return "redirect:" + currentActor.find().map(HomeController::workplace).orElse("/portal/sign-in");
    }

    private static String workplace(Actor actor) {
        if (actor.partner().isPresent()) {
            return "/portal/customers";
        }
        if (actor.roles().contains(Role.SUPPORT_AGENT) || actor.roles().contains(Role.SUPPORT_LEAD)) {
            return "/camunda/app/tasklist/";
        }
        return "/camunda/app/cockpit/";
    }

    @GetMapping("/portal/sign-in")
    String signIn() {
        return "portal/sign-in";
    }

    /** Requests that the security filter chain has refused. */
    @RequestMapping("/portal/forbidden")
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String forbidden() {
        return "portal/forbidden";
    }

    @RequestMapping("/portal/**")
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "portal/not-found";
    }
}
