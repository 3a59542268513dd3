package org.eduverify.api;

import jakarta.servlet.http.HttpServletRequest;
import org.eduverify.access.CurrentActor;
import org.eduverify.api.CustomerBodies.NewCustomer;
import org.eduverify.api.VerificationBodies.HistoryBody;
import org.eduverify.api.VerificationBodies.PreviewBody;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.Customers;
import org.eduverify.notification.Notices;
import org.eduverify.verification.Verification;
import org.eduverify.verification.VerificationTexts;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The verification attempts of a customer with their explanations. Internal notes of support are not included. */
@RestController
class VerificationsController {

    private final Customers customers;
    private final Verification verification;
    private final VerificationTexts texts;
    private final Notices notices;
    private final CurrentActor currentActor;

    VerificationsController(
            Customers customers,
            Verification verification,
            VerificationTexts texts,
            Notices notices,
            CurrentActor currentActor) {
        this.customers = customers;
        this.verification = verification;
        this.texts = texts;
        this.notices = notices;
        this.currentActor = currentActor;
    }

    @GetMapping("/v1/customers/{id}/verifications")
    HistoryBody list(@PathVariable String id, HttpServletRequest request) {
        CustomerId customer = customers
                .get(CustomerId.of(id), currentActor.requireAgent().requirePartner())
                .id();
        return HistoryBody.of(verification.history(customer), notices.of(customer), texts, RequestLocale.of(request));
    }

    /** Reports what a verification of the submitted customer would decide now. Nothing is stored. */
    @PostMapping(path = "/v1/verifications/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    PreviewBody preview(@RequestBody NewCustomer body, HttpServletRequest request) {
        currentActor.requireAgent();
        return PreviewBody.of(verification.preview(body.profile()), texts, RequestLocale.of(request));
    }
}
