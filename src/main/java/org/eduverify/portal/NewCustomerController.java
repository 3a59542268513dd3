package org.eduverify.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eduverify.access.CurrentActor;
import org.eduverify.access.login.ExpiredForm;
import org.eduverify.customer.Customer;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.CustomerQuery;
import org.eduverify.customer.CustomerSearch;
import org.eduverify.customer.Customers;
import org.eduverify.customer.Profile;
import org.eduverify.customer.ProfileField;
import org.eduverify.platform.Refusal;
import org.eduverify.platform.Refusal.Fault;
import org.eduverify.process.CustomerVerifications;
import org.eduverify.verification.Verification;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * "Add a customer" in three steps: the form, Review, and Confirm. Nothing is stored before Confirm: each page carries what
 * was typed.
 */
@Controller
@RequestMapping("/portal/customers/new")
class NewCustomerController {

    private static final String FORM = "portal/new-customer";
    private static final String REVIEW = "portal/review";
    private static final String FIELDS = "portal/new-customer :: fields";
    /** Sent by htmx with each of its requests. */
    private static final String HTMX = "HX-Request";

    private static final int SIMILAR_CUSTOMERS = 3;

    private final Customers customers;
    private final CustomerSearch search;
    private final CustomerVerifications verifications;
    private final Verification verification;
    private final InstitutionLookup institutions;
    private final PrimaryDomains primaryDomains;
    private final SubmittedForms forms;
    private final CurrentActor currentActor;

    NewCustomerController(
            Customers customers,
            CustomerSearch search,
            CustomerVerifications verifications,
            Verification verification,
            InstitutionLookup institutions,
            PrimaryDomains primaryDomains,
            SubmittedForms forms,
            CurrentActor currentActor) {
        this.customers = customers;
        this.search = search;
        this.verifications = verifications;
        this.verification = verification;
        this.institutions = institutions;
        this.primaryDomains = primaryDomains;
        this.forms = forms;
        this.currentActor = currentActor;
    }

    @ModelAttribute
    void onlyForAgents() {
        currentActor.requireAgent();
    }

    @GetMapping
    String form(HttpServletRequest request, Model model) {
        return form(
                ExpiredForm.take(request, "/portal/customers/new")
                        .map(expired -> ProfileForm.of(expired.parameters()))
                        .orElseGet(ProfileForm::empty),
                model);
    }

    /** Back from Review, with what was typed; or with the primary domain that was suggested. */
    @PostMapping
    String change(
            @RequestParam Map<String, String> parameters,
            @RequestParam(required = false) String suggested,
            @RequestHeader(name = HTMX, required = false) String htmx,
            Model model) {
        ProfileForm form = ProfileForm.of(parameters);
        if (suggested == null) {
            return form(form, model);
        }
        model.addAttribute("focus", ProfileField.PRIMARY_DOMAIN.key());
        form(form.with(Map.of(ProfileField.PRIMARY_DOMAIN, suggested)), model);
        return htmx == null ? FORM : FIELDS;
    }

    /** Pages that answer a sent form cannot be opened by their address. */
    @GetMapping({"/review", "/confirm", "/look-up", "/institution"})
    String withoutForm() {
        return "redirect:/portal/customers/new";
    }

    private String form(ProfileForm form, Model model) {
        model.addAttribute("form", form);
        return FORM;
    }

    /** The institutions that the company name may mean, and the partner's customers of that name. */
    @GetMapping("/institutions")
    String institutions(
            @RequestParam(defaultValue = "") String companyName,
            @RequestParam(defaultValue = "") String country,
            Model model) {
        addInstitutions(companyName, country, model);
        return "portal/new-customer :: institutions";
    }

    /** The same for a browser that runs no scripts. */
    @PostMapping("/look-up")
    String lookUp(@RequestParam Map<String, String> parameters, Model model) {
        ProfileForm form = ProfileForm.of(parameters);
        addInstitutions(form.value(ProfileField.COMPANY_NAME.key()), form.value(ProfileField.COUNTRY.key()), model);
        model.addAttribute("lookedUp", true);
        return form(form, model);
    }

    private void addInstitutions(String companyName, String country, Model model) {
        model.addAttribute("institutions", institutions.find(companyName, country));
        model.addAttribute("similar", similar(companyName, ""));
    }

    /** Fills in what the register knows of the chosen institution. */
    @PostMapping("/institution")
    String choose(
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "") String institution,
            @RequestHeader(name = HTMX, required = false) String htmx,
            Model model) {
        ProfileForm form = ProfileForm.of(parameters);
        model.addAttribute("form", form.with(institutions.fill(form, institution)));
        model.addAttribute("focus", ProfileField.EMAIL.key());
        return htmx == null ? FORM : FIELDS;
    }

    /** What is wrong with one field, as soon as it is left. */
    @PostMapping("/check/{field}")
    String check(@PathVariable String field, @RequestParam Map<String, String> parameters, Model model, Locale locale) {
        ProfileForm form = ProfileForm.of(parameters);
        Profile profile = form.profile();
        Optional<Fault> fault = customers.faults(profile, form.education()).stream()
                .filter(found -> found.field().equals(field))
                .findFirst();
        boolean typed = ProfileField.withKey(field).flatMap(profile::find).isPresent();
        model.addAttribute("field", field);
        model.addAttribute(
                "fault",
                fault.filter(found -> typed).map(found -> found.message(locale)).orElse(""));
        model.addAttribute("free", field.equals("primaryDomain") && typed && fault.isEmpty());
        model.addAttribute(
                "suggestion",
                profile.primaryDomain().isEmpty()
                        ? primaryDomains
                                .suggest(profile.companyName(), ownDomain(profile))
                                .orElse("")
                        : "");
        return "portal/new-customer :: checked";
    }

    private static String ownDomain(Profile profile) {
        return profile.find(ProfileField.WEBSITE).orElse("").replaceFirst("^(?i)https?://", "");
    }

    @PostMapping("/review")
    String review(@RequestParam Map<String, String> parameters, Model model, Locale locale) {
        return review(ProfileForm.of(parameters), model, locale);
    }

    private String review(ProfileForm form, Model model, Locale locale) {
        Profile profile = form.profile();
        List<Fault> faults = customers.faults(profile, form.education());
        if (!faults.isEmpty()) {
            if (profile.primaryDomain().isEmpty()) {
                model.addAttribute(
                        "suggestion",
                        primaryDomains
                                .suggest(profile.companyName(), ownDomain(profile))
                                .orElse(""));
            }
            return form(form.withFaults(faults, locale), model);
        }
        model.addAttribute("form", form);
        model.addAttribute("profile", profile);
        model.addAttribute("token", SubmittedForms.newToken());
        model.addAttribute("similar", similar(profile.companyName(), profile.email()));
        if (form.education()) {
            model.addAttribute("preview", verification.preview(profile));
        }
        return REVIEW;
    }

    @PostMapping("/confirm")
    String confirm(
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "") String token,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        ProfileForm form = ProfileForm.of(parameters);
        try {
            CustomerId customer = forms.once(
                    currentActor.requireAgent(), token, () -> verifications.submit(form.profile(), form.education()));
            redirect.addFlashAttribute("done", "new.done");
            return "redirect:/portal/customers/" + customer;
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            return form(form.withFaults(refusal.faults(), locale), model);
        }
    }

    /** The partner's customers that may be the same organisation: of the same name, or on the same mail domain. */
    private List<Customer> similar(String companyName, String email) {
        if (companyName.isBlank()) {
            return List.of();
        }
        String partner = currentActor.requireAgent().requirePartner();
        String mailHost = email.substring(email.lastIndexOf('@') + 1);
        return search
                .page(
                        partner,
                        new CustomerQuery(companyName, Optional.empty(), CustomerQuery.Sort.NEWEST),
                        0,
                        SIMILAR_CUSTOMERS)
                .stream()
                .filter(customer -> customer.profile().companyName().equalsIgnoreCase(companyName.strip())
                        || !mailHost.isBlank() && customer.profile().email().endsWith("@" + mailHost))
                .toList();
    }
}
