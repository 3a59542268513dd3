package org.eduverify.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.eduverify.access.CurrentActor;
import org.eduverify.access.Role;
import org.eduverify.api.OffersBodies.Listing;
import org.eduverify.api.OffersBodies.ReleaseBody;
import org.eduverify.offers.catalogue.CatalogueReason;
import org.eduverify.offers.catalogue.Catalogues;
import org.eduverify.offers.catalogue.Catalogues.Outcome;
import org.eduverify.platform.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Imports of the catalogue and the releases that they made; for operators only. */
@RestController
@RequestMapping("/v1/offers")
class OffersCatalogueController {

    private static final int LARGEST_FILE_IN_MB = 4;

    private final Catalogues catalogues;
    private final CurrentActor currentActor;

    OffersCatalogueController(Catalogues catalogues, CurrentActor currentActor) {
        this.catalogues = catalogues;
        this.currentActor = currentActor;
    }

    /** Imports the body, a CSV file, whatever its content type. */
    @PostMapping("/imports")
    ResponseEntity<ReleaseBody> run(HttpServletRequest request) {
        String operator = currentActor.require(Role.OPERATOR).userId();
        if (String.valueOf(request.getContentType()).startsWith("multipart/")) {
            throw Refusal.invalid("file", ApiReason.MULTIPART);
        }
        Map<String, String> parameters = QueryParameters.of(request.getQueryString());
        Outcome outcome = catalogues.importFile(
                file(request),
                parameters.getOrDefault("release", LocalDate.now(ZoneOffset.UTC).toString()),
                parameters.get("file"),
                operator);
        ReleaseBody body = ReleaseBody.of(outcome.release(), outcome.unchanged());
        return outcome.unchanged()
                ? ResponseEntity.ok(body)
                : ResponseEntity.created(URI.create("/v1/offers/releases/" + body.id()))
                        .body(body);
    }

    private static byte[] file(HttpServletRequest request) {
        try {
            return request.getInputStream().readAllBytes();
        } catch (IOException brokenOff) {
            throw Refusal.invalid("file", ApiReason.NOT_RECEIVED, LARGEST_FILE_IN_MB);
        }
    }

    /** The releases, newest first; offers are sold from the current one. */
    @GetMapping("/releases")
    Listing<ReleaseBody> releases() {
        currentActor.require(Role.OPERATOR);
        List<ReleaseBody> releases = catalogues.releases().stream()
                .map(release -> ReleaseBody.of(release, null))
                .toList();
        return Listing.of(releases, "offers/releases");
    }

    @GetMapping("/releases/{id}")
    ReleaseBody release(@PathVariable String id) {
        currentActor.require(Role.OPERATOR);
        return ReleaseBody.of(catalogues.get(number(id)), null);
    }

    /** Makes an older release the current one again, or the newer one after that. */
    @PutMapping("/releases/{id}/current")
    ReleaseBody makeCurrent(@PathVariable String id) {
        currentActor.require(Role.OPERATOR);
        return ReleaseBody.of(catalogues.makeCurrent(number(id)), null);
    }

    private static long number(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw Refusal.notFound(CatalogueReason.UNKNOWN_RELEASE, id);
        }
        return Long.parseLong(id);
    }
}
