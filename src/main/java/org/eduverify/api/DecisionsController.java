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
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tries a changed decision table on all past attempts, for business analysts only. The report covers the attempts of all
 * partners and contains no personal data.
 */
@RestController
@RequestMapping("/v1/decisions/replay")
class DecisionsController {

    private static final String DEFAULT_CASES = "100";
    private static final int LARGEST_FILE_IN_MB = 4;

    private final DecisionReplay replay;
    private final Access access;

    DecisionsController(DecisionReplay replay, Access access) {
        this.replay = replay;
        this.access = access;
    }

    /** Replays the past attempts with the table in the body, a DMN file; stores nothing. */
    @PostMapping(produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_PLAIN_VALUE})
    ReplayBody run(HttpServletRequest request) {
        String analyst = analyst().userId();
        if (String.valueOf(request.getContentType()).startsWith("multipart/")) {
            throw Refusal.invalid("table", ApiReason.MULTIPART);
        }
        String cases = QueryParameters.of(request.getQueryString()).getOrDefault("cases", DEFAULT_CASES);
        if (!cases.matches("\\d{1,9}")) {
            throw Refusal.invalid("cases", ReplayReason.OUT_OF_RANGE_CASES, DecisionReplay.MOST_CASES);
        }
        return ReplayBody.of(replay.run(file(request), Integer.parseInt(cases), analyst));
    }

    private static byte[] file(HttpServletRequest request) {
        try {
            return request.getInputStream().readAllBytes();
        } catch (IOException incomplete) {
            throw Refusal.invalid("table", ApiReason.NOT_RECEIVED, LARGEST_FILE_IN_MB);
        }
    }

    /** The running replays, in the same form as other lists. */
    record Listing(int totalCount, List<ProgressBody> items) {}

    /** The running replay, if any. */
    @GetMapping
    Listing running() {
        analyst();
        List<ProgressBody> items =
                replay.progress().map(ProgressBody::of).stream().toList();
        return new Listing(items.size(), items);
    }

    /** Stops the running replay, if any. */
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
