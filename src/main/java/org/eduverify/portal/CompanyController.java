package org.eduverify.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eduverify.access.Actor;
import org.eduverify.access.CurrentActor;
import org.eduverify.access.Role;
import org.eduverify.access.login.ExpiredForm;
import org.eduverify.customer.Customer;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.Customers;
import org.eduverify.customer.Profile;
import org.eduverify.customer.ProfileField;
import org.eduverify.customer.ProfileVersion;
import org.eduverify.platform.Refusal;
import org.eduverify.process.CustomerVerifications;
import org.eduverify.process.OpenStep;
import org.eduverify.process.OpenStep.Kind;
import org.eduverify.process.OpenSteps;
import org.eduverify.verification.Attempt;
import org.eduverify.verification.Conclusion;
import org.eduverify.verification.Verification;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The Company page: the profile and its changes. While a correction is due a global admin corrects the profile here, which
 * completes the process's step "Correct customer profile".
 */
@Controller
@RequestMapping("/portal/customers/{id}/company")
class CompanyController {

    private static final Set<ProfileField> EDITABLE =
            EnumSet.complementOf(EnumSet.of(ProfileField.PRIMARY_DOMAIN, ProfileField.CULTURE, ProfileField.LANGUAGE));

    /** What a version changed, for the list of changes. */
    record Changed(ProfileVersion version, List<Profile.Change> changes) {}

    private final Customers customers;
    private final Verification verification;
    private final CustomerVerifications verifications;
    private final OpenSteps steps;
    private final SubmittedForms forms;
    private final CurrentActor currentActor;

    CompanyController(
            Customers customers,
            Verification verification,
            CustomerVerifications verifications,
            OpenSteps steps,
            SubmittedForms forms,
            CurrentActor currentActor) {
        this.customers = customers;
        this.verification = verification;
        this.verifications = verifications;
        this.steps = steps;
        this.forms = forms;
        this.currentActor = currentActor;
    }

    @GetMapping
    String company(@PathVariable String id, HttpServletRequest request, Model model) {
        Customer customer = customer(id);
        Optional<ExpiredForm> expired = ExpiredForm.take(request, request.getRequestURI());
        return page(
                customer,
                expired.map(form -> ProfileForm.of(form.parameters()))
                        .orElseGet(() -> ProfileForm.of(customer.profile())),
                expired.map(form -> form.parameters().getOrDefault("version", ""))
                        .flatMap(AccountController::version)
                        .orElse(customer.profileVersion()),
                model);
    }

    private String page(Customer customer, ProfileForm form, int version, Model model) {
        Optional<OpenStep> correction = steps.of(customer.id()).filter(step -> step.kind() == Kind.CORRECT_PROFILE);
        Optional<Attempt> failed = verification.newestDecided(customer.id());
        List<ProfileVersion> versions = customers.versions(customer.id());
        model.addAttribute("customer", customer);
        model.addAttribute("form", form);
        model.addAttribute("version", version);
        model.addAttribute("token", SubmittedForms.newToken());
        model.addAttribute("correction", correction);
        model.addAttribute("failed", failed);
        List<ProfileField> toCorrect = failed.flatMap(Attempt::conclusion)
                .map(Conclusion::fieldsToCorrect)
                .orElse(List.of());
        model.addAttribute("toCorrect", toCorrect);
        model.addAttribute(
                "fields",
                Stream.concat(toCorrect.stream(), ProfileForm.order().stream())
                        .filter(EDITABLE::contains)
                        .distinct()
                        .toList());
        model.addAttribute(
                "editable",
                correction.isPresent() && currentActor.requireAgent().roles().contains(Role.GLOBAL_ADMIN));
        model.addAttribute("history", changes(versions));
        return "portal/company";
    }

    private static List<Changed> changes(List<ProfileVersion> newestFirst) {
        return IntStream.range(0, newestFirst.size() - 1)
                .mapToObj(index -> new Changed(
                        newestFirst.get(index),
                        newestFirst
                                .get(index)
                                .profile()
                                .changesSince(newestFirst.get(index + 1).profile())))
                .toList();
    }

    @PostMapping
    String save(
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String version,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        Actor agent = currentActor.requireAgent();
        CustomerId customer = customer(id).id();
        ProfileForm form = ProfileForm.of(parameters);
        try {
            forms.once(agent, token, () -> {
                verifications.correct(agent, customer, form.fields(), AccountController.version(version));
                return customer;
            });
        } catch (Refusal refusal) {
            return refused(refusal, customer(id), form, version, model, locale);
        }
        redirect.addFlashAttribute("done", "company.done");
        return "redirect:/portal/customers/" + id;
    }

    /** Shows what was typed once more, with the faults, or with what others have changed since the page was opened. */
    private String refused(
            Refusal refusal, Customer customer, ProfileForm form, String version, Model model, Locale locale) {
        switch (refusal.kind()) {
            case INVALID -> {
                return page(
                        customer,
                        form.withFaults(refusal.faults(), locale),
                        AccountController.version(version).orElseThrow(),
                        model);
            }
            case OUTDATED, CONFLICT -> {
                model.addAttribute("problem", refusal.message(locale));
                model.addAttribute("meanwhile", meanwhile(customer, version));
                return page(customer, form, customer.profileVersion(), model);
            }
            default -> throw refusal;
        }
    }

    private List<Changed> meanwhile(Customer customer, String version) {
        int seen = AccountController.version(version).orElseThrow();
        return changes(customers.versions(customer.id())).stream()
                .filter(change -> change.version().version() > seen)
                .toList();
    }

    private Customer customer(String id) {
        return customers.get(CustomerId.of(id), currentActor.requireAgent().requirePartner());
    }
}
