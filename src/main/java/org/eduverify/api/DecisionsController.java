package org.eduverify.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.eduverify.access.CurrentActor;
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
 * Replays all past attempts with a changed decision table; for business analysts only. The reports cover all partners and
 * contain no personal data.
 */
@RestController
@RequestMapping("/v1/decisions/replay")
class DecisionsController {

    private static final String DEFAULT_CASES = "100";
    private static final int MAX_FILE_SIZE_IN_MB = 4;

    private final DecisionReplay replay;
    private final CurrentActor currentActor;

    DecisionsController(DecisionReplay replay, CurrentActor currentActor) {
        this.replay = replay;
        this.currentActor = currentActor;
    }

    /** Reports what the table in the body, a DMN file, would have decided. Nothing is stored. */
    @PostMapping(produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_PLAIN_VALUE})
    ReplayBody run(HttpServletRequest request) {
        String analyst = currentActor.require(Role.BUSINESS_ANALYST).userId();
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
        } catch (IOException interrupted) {
            throw Refusal.invalid("table", ApiReason.NOT_RECEIVED, MAX_FILE_SIZE_IN_MB);
        }
    }

    /** The running replays, in the format of the other lists. */
    record Listing(int totalCount, List<ProgressBody> items) {}

    /** The running replay, if there is one. */
    @GetMapping
    Listing running() {
        currentActor.require(Role.BUSINESS_ANALYST);
        List<ProgressBody> items =
                replay.progress().map(ProgressBody::of).stream().toList();
        return new Listing(items.size(), items);
    }

    /** Stops the running replay, if there is one. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stop() {
        currentActor.require(Role.BUSINESS_ANALYST);
        replay.stop();
    }
}
