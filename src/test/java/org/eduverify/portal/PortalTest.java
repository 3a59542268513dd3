package org.eduverify.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.IdentityService;
import org.eduverify.customer.Customer;
import org.eduverify.customer.Customers;
import org.eduverify.customer.ProfileField;
import org.eduverify.testing.Applications;
import org.eduverify.testing.Cases;
import org.eduverify.testing.Cases.Case;
import org.eduverify.testing.ProgramTest;
import org.eduverify.testing.WebSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the portal answers over HTTP: the one sign-in, and that its pages neither lose nor double anything. */
@ProgramTest
class PortalTest {

    private static final String LOCATION = "Location";

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    @Autowired
    private Customers customers;

    @Autowired
    private IdentityService identity;

    // the sign-in

    @ParameterizedTest
    @CsvSource({
        "northwind-sales, /portal/customers",
        "northwind-admin, /portal/customers",
        "support, /camunda/app/tasklist/",
        "support-lead, /camunda/app/tasklist/",
        "analyst, /camunda/app/cockpit/",
        "operator, /camunda/app/cockpit/"
    })
    void everyoneLandsWhereTheirWorkIs(String user, String place) {
        assertThat(location(WebSession.signedIn(port, user).get("/portal"))).isEqualTo(place);
    }

    @Test
    void theSessionIdChangesAtTheSignIn() {
        WebSession session = new WebSession(port);
        session.get("/portal/sign-in");
        String before = session.sessionId();

        assertThat(session.signIn("northwind-sales", "northwind-sales")).isTrue();

        assertThat(before).isNotNull();
        assertThat(session.sessionId()).isNotNull().isNotEqualTo(before);
    }

    @Test
    void theSignInLeadsToThePageThatWasAskedFor() {
        WebSession session = new WebSession(port);
        assertThat(location(session.get("/portal/customers?q=delft"))).endsWith("/portal/sign-in");

        assertThat(location(session.sendSignIn("northwind-sales", "northwind-sales")))
                .endsWith("/portal/customers?q=delft");
    }

    @Test
    void theEndpointsForProgramsIgnoreTheSession() {
        WebSession session = WebSession.signedIn(port, "operator");

        assertThat(session.get("/camunda/api/engine/engine/default/task").statusCode())
                .as("the session is good for the web applications")
                .isEqualTo(200);
        assertThat(session.get("/v1/customers").statusCode()).isEqualTo(401);
        assertThat(session.get("/engine-rest/engine").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void theLoginOfTheWebApplicationsIsClosed(String application) {
        HttpResponse<String> answer = WebSession.signedIn(port, "operator")
                .post(
                        "/camunda/api/admin/auth/user/default/login/" + application,
                        "username=operator&password=operator",
                        "Content-Type",
                        "application/x-www-form-urlencoded");

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void theLogoutOfAWebApplicationEndsTheSessionEverywhere() {
        WebSession session = WebSession.inTasklist(port, "northwind-sales");
        assertThat(session.get("/portal/customers").statusCode()).isEqualTo(200);

        assertThat(session.post("/camunda/api/admin/auth/user/default/logout", "")
                        .statusCode())
                .isEqualTo(200);

        assertThat(location(session.get("/portal/customers"))).endsWith("/portal/sign-in");
        assertThat(session.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
    }

    @Test
    void theSignOutOfThePortalEndsTheSessionEverywhere() {
        WebSession session = WebSession.inTasklist(port, "northwind-sales");

        session.submit("/portal/customers", "/portal/sign-out", Map.of());

        assertThat(session.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
        assertThat(location(session.get("/camunda/app/tasklist/default/"))).endsWith("/portal/sign-in");
    }

    @Test
    void aRoleThatIsTakenAwayIsGoneAtOnce() {
        String user = "leaver" + UUID.randomUUID().toString().substring(0, 8);
        var account = identity.newUser(user);
        account.setPassword("Leaver-Secret-1");
        identity.saveUser(account);
        identity.createMembership(user, "sales-agent");
        identity.createTenantUserMembership("northwind", user);
        WebSession session = new WebSession(port);
        assertThat(session.signIn(user, "Leaver-Secret-1")).isTrue();
        assertThat(session.get("/portal/customers").statusCode()).isEqualTo(200);

        identity.deleteMembership(user, "sales-agent");
        assertThat(session.get("/portal/customers").statusCode()).isEqualTo(403);

        identity.deleteUser(user);
        assertThat(location(session.get("/portal/customers"))).endsWith("/portal/sign-in");
    }

    // every page

    @Test
    void thePagesAllowNeitherInlineScriptsNorStyles() {
        HttpResponse<String> page = WebSession.signedIn(port, "northwind-sales").get("/portal/customers/new");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("style=\"", "onclick", "javascript:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/status", "/company", "/update", "/request", "/withdraw"})
    void whatBelongsToAnotherPartnerDoesNotExist(String page) {
        Case customer = cases.decided(Applications.withUnknownMailDomain());
        WebSession other = WebSession.signedIn(port, "tailspin-admin");

        HttpResponse<String> foreign = other.get("/portal/customers/" + customer.id() + page);
        HttpResponse<String> missing = other.get("/portal/customers/" + UUID.randomUUID() + page);

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body()).contains("Page not found").doesNotContain("Delft");
        assertThat(missing.statusCode()).isEqualTo(404);
    }

    @Test
    void thePagesSpeakTheLanguageThatTheUserChooses() {
        WebSession session = WebSession.signedIn(port, "northwind-sales");

        assertThat(session.get("/portal/customers?lang=nl").body()).contains("Klanten", "lang=\"nl\"");
        assertThat(session.get("/portal/customers/new").body()).contains("Klant toevoegen");
        assertThat(session.get("/portal/customers/new?lang=en").body()).contains("Add a customer");
    }

    @Test
    void supportIsShownWhatItMayNotDo() {
        HttpResponse<String> page = WebSession.signedIn(port, "support").get("/portal/customers");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("Not allowed", "Tasklist");
    }

    // adding a customer

    @Test
    void nothingIsStoredBeforeConfirmAndTheFormActsOnce() throws Exception {
        WebSession sales = WebSession.signedIn(port, "northwind-sales");
        Map<String, String> form = form();
        String review = sales.submit("/portal/customers/new", "/portal/customers/new/review", form)
                .body();
        assertThat(review).contains("What verification will find", "The customer will probably be verified");
        assertThat(customers.isDomainTaken(form.get("primaryDomain"))).isFalse();

        form.put("token", WebSession.hidden(review, "token"));
        String csrf = WebSession.token(review);
        ExecutorService clicks = Executors.newFixedThreadPool(2);
        Callable<HttpResponse<String>> click = () -> sales.postForm("/portal/customers/new/confirm", form, csrf);
        List<Future<HttpResponse<String>>> answers = clicks.invokeAll(List.of(click, click));
        clicks.shutdown();

        String created = location(answers.get(0).get());
        assertThat(created).matches(".*/portal/customers/[0-9a-f-]{36}");
        assertThat(location(answers.get(1).get())).isEqualTo(created);
        assertThat(location(sales.postForm("/portal/customers/new/confirm", form, csrf)))
                .as("sent again later")
                .isEqualTo(created);
        assertThat(sales.get(created.replaceFirst("^https?://[^/]+", "")).body())
                .contains("In review since");
    }

    @Test
    void everyFaultIsShownAtItsFieldAndNothingThatWasTypedIsLost() {
        Map<String, String> form = form();
        form.put("email", "leiden@gmail.com");
        form.put("city", "");
        form.put("lastName", "\u202E<script>alert(1)</script>");

        String page = WebSession.signedIn(port, "northwind-sales")
                .submit("/portal/customers/new", "/portal/customers/new/review", form)
                .body();

        assertThat(page)
                .contains("href=\"#email\"", "href=\"#city\"", "href=\"#lastName\"")
                .contains("free mail is not accepted", "City is required", "cannot be printed")
                .contains("value=\"leiden@gmail.com\"", "&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert");
    }

    @Test
    void aFormOfAnEndedSessionIsNotLost() {
        Map<String, String> form = form();
        form.put("addressLine1", "Rapenburg 70");
        WebSession session = new WebSession(port);

        HttpResponse<String> refused = session.postForm("/portal/customers/new/review", form, "outdated");
        assertThat(location(refused)).endsWith("/portal/sign-in?expired");
        assertThat(session.get("/portal/sign-in?expired").body()).contains("Your session has ended");
        session.signIn("northwind-sales", "northwind-sales");

        assertThat(session.get("/portal/customers/new").body()).contains("Rapenburg 70", "Universiteit Leiden");
        assertThat(customers.isDomainTaken(form.get("primaryDomain"))).isFalse();
    }

    @Test
    void aFormFromAnotherSiteIsNotKept() {
        WebSession session = WebSession.signedIn(port, "northwind-sales");

        HttpResponse<String> refused = session.postForged(
                "/portal/customers/new/review",
                "companyName=Evil",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                "cross-site");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(session.get("/portal/customers/new").body()).doesNotContain("Evil");
    }

    // correcting and resubmitting

    @Test
    void onlyAGlobalAdminCorrects() {
        Case customer = cases.decided(Applications.withUnknownMailDomain());
        String company = "/portal/customers/" + customer.id() + "/company";
        WebSession sales = WebSession.signedIn(port, "northwind-sales");

        assertThat(sales.get(company).body()).doesNotContain("Save changes");
        assertThat(sales.get("/portal/customers/" + customer.id()).body())
                .contains("A global admin of your company has to correct the profile");
        HttpResponse<String> answer =
                sales.submit("/portal/customers", company, Map.of("email", "inkoop@tudelft.nl", "version", "1"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(customer.customer().profile().email()).isEqualTo("inkoop@delft-inkoop.nl");
    }

    @Test
    void anOutdatedPageShowsWhatHasChangedAndOverwritesNothing() {
        Case customer = cases.decided(Applications.withUnknownMailDomain());
        String company = "/portal/customers/" + customer.id() + "/company";
        WebSession admin = WebSession.signedIn(port, "northwind-admin");
        String page = admin.get(company).body();
        assertThat(page).contains("Save changes", "Correct this:");

        customer.corrected(ProfileField.CITY, "Rotterdam");
        customer.completed(Cases.ADMIN_AGENT, Map.of("decision", "return"));
        HttpResponse<String> answer = admin.postForm(
                company,
                Map.of(
                        "email",
                        "inkoop@tudelft.nl",
                        "city",
                        "Den Haag",
                        "token",
                        WebSession.hidden(page, "token"),
                        "version",
                        WebSession.hidden(page, "version")),
                WebSession.token(page));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("The profile has changed since you opened this page", "Rotterdam", "northwind-admin")
                .contains("value=\"Den Haag\"", "value=\"inkoop@tudelft.nl\"");
        Customer unchanged = customer.customer();
        assertThat(unchanged.profile().get(ProfileField.CITY)).isEqualTo("Rotterdam");
        assertThat(unchanged.profileVersion()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"northwind-admin", "northwind-agent", "northwind-sales"})
    void everyRoleOfThePartnerResubmitsOnce(String user) {
        Case customer =
                cases.decided(Applications.withUnknownMailDomain()).corrected(ProfileField.EMAIL, "inkoop@tudelft.nl");
        String update = "/portal/customers/" + customer.id() + "/update";
        WebSession session = WebSession.signedIn(port, user);
        String page = session.get(update).body();
        assertThat(page).contains("inkoop@delft-inkoop.nl", "inkoop@tudelft.nl", "Resubmit");
        Map<String, String> form =
                Map.of("token", WebSession.hidden(page, "token"), "version", WebSession.hidden(page, "version"));

        session.postForm(update, form, WebSession.token(page));
        session.postForm(update, form, WebSession.token(page));

        assertThat(session.get("/portal/customers/" + customer.id()).body())
                .contains("The customer has been resubmitted", "2 used, 1 left")
                .doesNotContain("alert-danger");
        customer.runsItsJob().showsStatus("Education");
    }

    @Test
    void aRequestIsWithdrawnAndAskedForAgain() {
        Case customer = cases.decided(Applications.withUnknownMailDomain());
        String account = "/portal/customers/" + customer.id();
        WebSession session = WebSession.signedIn(port, "northwind-sales");

        session.submit(account + "/withdraw", account + "/withdraw", Map.of());
        customer.showsStatus("None");
        HttpResponse<String> refused =
                session.submit(account + "/request", account + "/request", Map.of("educationSegment", ""));
        assertThat(refused.body()).contains("Education segment is required");
        session.submit(account + "/request", account + "/request", Map.of("educationSegment", "HigherEducation"));

        customer.showsStatus("In review");
    }

    @Test
    void thePageIsToldOnlyWhatIsNew() {
        Case customer = cases.submitted(Applications.confirmed());
        String account = "/portal/customers/" + customer.id();
        WebSession session = WebSession.signedIn(port, "northwind-sales");
        String refresh = account + "/status?seen="
                + session.get(account).body().replaceFirst("(?s).*/status\\?seen=([0-9a-f]+).*", "$1");
        assertThat(session.get(refresh, "HX-Request", "true").statusCode()).isEqualTo(204);

        customer.runsItsJob();

        HttpResponse<String> changed = session.get(refresh, "HX-Request", "true");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).contains("Education").doesNotContain("<html");
        HttpResponse<String> ended = new WebSession(port).get(refresh, "HX-Request", "true");
        assertThat(ended.statusCode()).isEqualTo(401);
        assertThat(ended.headers().firstValue("HX-Refresh")).hasValue("true");
    }

    private static Map<String, String> form() {
        Map<String, String> form = new HashMap<>();
        form.put("specialQualification", "Education");
        form.put("educationSegment", "HigherEducation");
        form.put("companyName", "Universiteit Leiden");
        form.put("country", "NL");
        form.put("addressLine1", "Main building");
        form.put("city", "Leiden");
        form.put("firstName", "Purchasing");
        form.put("lastName", "Office");
        form.put("email", "inkoop@leidenuniv.nl");
        form.put("primaryDomain", "d" + UUID.randomUUID());
        return form;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue(LOCATION)
                .map(address -> address.replaceFirst("^https?://[^/]+", ""))
                .orElse("status " + answer.statusCode());
    }
}
