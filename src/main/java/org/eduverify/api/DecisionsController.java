package org.eduverify.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.eduverify.access.Access;
import org.eduverify.access.AccessReason;
import org.eduverify.access.Actor;
import org.eduverify.access.Role;
import org.eduverify.api.ReplayBodies.ProgressBody;
import org.eduverify.api.ReplayBodies.ReplayBody;
import org.eduverify.platform.Refusal;
import org.eduverify.verification.replay.DecisionReplay;
import org.eduverify.verification.replay.ReplayReason;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tries a changed decision table on all past attempts; for business analysts only. They see the attempts of every
 * partner here, and nothing personal of any.
 */
@RestController
@RequestMapping("/v1/decisions/replay")
class DecisionsController {

    private static final String USUAL_CASES = "100";
    private static final int LARGEST_FILE_IN_MB = 4;

    private final DecisionReplay replay;
    private final Access access;

    DecisionsController(DecisionReplay replay, Access access) {
        this.replay = replay;
        this.access = access;
    }

    /** What the table in the body, a DMN file, would have decided; nothing is stored. */
    @PostMapping
    ReplayBody run(HttpServletRequest request) {
        String analyst = analyst().userId();
        if (String.valueOf(request.getContentType()).startsWith("multipart/")) {
            throw Refusal.invalid("table", ApiReason.MULTIPART);
        }
        String cases = QueryParameters.of(request.getQueryString()).getOrDefault("cases", USUAL_CASES);
        if (!cases.matches("\\d{1,9}")) {
            throw Refusal.invalid("cases", ReplayReason.OUT_OF_RANGE_CASES, DecisionReplay.MOST_CASES);
        }
        return ReplayBody.of(replay.run(file(request), Integer.parseInt(cases), analyst));
    }

    private static byte[] file(HttpServletRequest request) {
        try {
            return request.getInputStream().readAllBytes();
        } catch (IOException brokenOff) {
            throw Refusal.invalid("table", ApiReason.NOT_RECEIVED, LARGEST_FILE_IN_MB);
        }
    }

    /** How many replays run, in the shape of the other lists. */
    record Listing(int totalCount, List<ProgressBody> items) {}

    /** The replay that is running, if one is. */
    @GetMapping
    Listing running() {
        analyst();
        List<ProgressBody> items =
                replay.progress().map(ProgressBody::of).stream().toList();
        return new Listing(items.size(), items);
    }

    /** Stops the replay that is running, if one is. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stop() {
        analyst();
        replay.stop();
    }

    private Actor analyst() {
        return access.currentActor()
                .filter(actor -> actor.roles().contains(Role.BUSINESS_ANALYST))
                .orElseThrow(() -> Refusal.forbidden(AccessReason.ROLE_MISSING, Role.BUSINESS_ANALYST.groupId()));
    }
}
