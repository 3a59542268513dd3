package org.eduverify.portal;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eduverify.access.Actor;
import org.eduverify.access.CurrentActor;
import org.eduverify.customer.Customer;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.Profile;
import org.eduverify.customer.ProfileField;
import org.eduverify.platform.Refusal;
import org.eduverify.process.CustomerVerifications;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The Account page: where the customer is, why, and what the user can do about it. */
@Controller
@RequestMapping("/portal/customers/{id}")
class AccountController {

    private final AccountViews views;
    private final CustomerVerifications verifications;
    private final SubmittedForms forms;
    private final CurrentActor currentActor;

    AccountController(
            AccountViews views, CustomerVerifications verifications, SubmittedForms forms, CurrentActor currentActor) {
        this.views = views;
        this.verifications = verifications;
        this.forms = forms;
        this.currentActor = currentActor;
    }

    @GetMapping
    String account(@PathVariable String id, Model model) {
        model.addAttribute("account", view(id));
        return "portal/account";
    }

    /**
     * The part of the page that changes by itself.
     *
     * @param seen what the page shows already; the answer is empty while nothing else is to be shown
     */
    @GetMapping("/status")
    ModelAndView status(@PathVariable String id, @RequestParam(defaultValue = "") String seen) {
        ModelAndView page = new ModelAndView();
        if (views.fingerprint(CustomerId.of(id), currentActor.requireAgent()).equals(seen)) {
            page.setStatus(HttpStatus.NO_CONTENT);
            page.setView((model, request, response) -> response.setStatus(HttpStatus.NO_CONTENT.value()));
            return page;
        }
        page.setViewName("portal/account :: status");
        page.addObject("account", view(id));
        return page;
    }

    /** Compares the data of the failed attempt with the corrected data. */
    @GetMapping("/update")
    String update(@PathVariable String id, Model model) {
        AccountView account = view(id);
        if (account.update() != AccountView.Update.RESUBMIT) {
            return "redirect:/portal/customers/" + id;
        }
        return update(account, model);
    }

    private static String update(AccountView account, Model model) {
        Profile now = account.customer().profile();
        Profile before =
                account.decided().map(failed -> failed.submission().profile()).orElse(now);
        List<Profile.Change> changes = now.changesSince(before);
        model.addAttribute("account", account);
        model.addAttribute("changes", changes);
        model.addAttribute(
                "unchanged",
                ProfileForm.order().stream()
                        .filter(field -> now.find(field).isPresent())
                        .filter(field -> changes.stream().noneMatch(change -> change.field() == field))
                        .toList());
        model.addAttribute("token", SubmittedForms.newToken());
        return "portal/update";
    }

    @PostMapping("/update")
    String resubmit(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String version,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        Actor agent = currentActor.requireAgent();
        CustomerId customer = customer(id).id();
        try {
            forms.once(agent, token, () -> {
                verifications.request(agent, customer, Map.of(), version(version));
                return customer;
            });
        } catch (Refusal refusal) {
            AccountView account = view(id);
            if (refusal.kind() != Refusal.Kind.OUTDATED || account.update() != AccountView.Update.RESUBMIT) {
                throw refusal;
            }
            model.addAttribute("problem", refusal.message(locale));
            return update(account, model);
        }
        redirect.addFlashAttribute("done", "update.done");
        return "redirect:/portal/customers/" + customer;
    }

    /** Asks which segment and website the verification should look at. */
    @GetMapping("/request")
    String request(@PathVariable String id, Model model) {
        AccountView account = view(id);
        if (!account.canAsk()) {
            return "redirect:/portal/customers/" + id;
        }
        return request(account, ProfileForm.of(account.customer().profile()), model);
    }

    private static String request(AccountView account, ProfileForm form, Model model) {
        model.addAttribute("account", account);
        model.addAttribute("form", form);
        model.addAttribute("token", SubmittedForms.newToken());
        return "portal/request";
    }

    @PostMapping("/request")
    String ask(
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "") String token,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        Actor agent = currentActor.requireAgent();
        Customer customer = customer(id);
        Map<ProfileField, String> details = new EnumMap<>(ProfileField.class);
        for (ProfileField field : List.of(ProfileField.EDUCATION_SEGMENT, ProfileField.WEBSITE)) {
            details.put(field, parameters.getOrDefault(field.key(), ""));
        }
        try {
            forms.once(agent, token, () -> {
                verifications.request(agent, customer.id(), details);
                return customer.id();
            });
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            ProfileForm form = ProfileForm.of(customer.profile()).with(details);
            return request(view(id), form.withFaults(refusal.faults(), locale), model);
        }
        redirect.addFlashAttribute("done", "request.done");
        return "redirect:/portal/customers/" + id;
    }

    /** Asks whether the request really is to be withdrawn. */
    @GetMapping("/withdraw")
    String withdraw(@PathVariable String id, Model model) {
        AccountView account = view(id);
        if (!account.canWithdraw()) {
            return "redirect:/portal/customers/" + id;
        }
        model.addAttribute("account", account);
        model.addAttribute("token", SubmittedForms.newToken());
        return "portal/withdraw";
    }

    @PostMapping("/withdraw")
    String withdrawn(
            @PathVariable String id, @RequestParam(defaultValue = "") String token, RedirectAttributes redirect) {
        Actor agent = currentActor.requireAgent();
        CustomerId customer = customer(id).id();
        forms.once(agent, token, () -> {
            verifications.withdraw(agent, customer);
            return customer;
        });
        redirect.addFlashAttribute("done", "withdraw.done");
        return "redirect:/portal/customers/" + id;
    }

    static Optional<Integer> version(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.of(-1);
    }

    private Customer customer(String id) {
        return views.customer(CustomerId.of(id), currentActor.requireAgent());
    }

    private AccountView view(String id) {
        return views.of(CustomerId.of(id), currentActor.requireAgent());
    }
}
