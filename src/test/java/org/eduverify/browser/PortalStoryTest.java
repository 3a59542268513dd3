package org.eduverify.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.eduverify.customer.CustomerFilter;
import org.eduverify.customer.Customers;
import org.eduverify.customer.ProfileField;
import org.eduverify.testing.Cases;
import org.eduverify.testing.Cases.Case;
import org.eduverify.testing.ProgramTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A reseller's people at work in the portal, in a real browser. */
@ProgramTest
class PortalStoryTest {

    @RegisterExtension
    private static final ChromiumExtension CHROMIUM = new ChromiumExtension();

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    @Autowired
    private Customers customers;

    @Test
    void aCustomerIsAddedDeniedCorrectedAndResubmitted() {
        String domain = "leiden" + UUID.randomUUID().toString().substring(0, 8);
        try (BrowserWindow sales = signIn("northwind-sales");
                BrowserWindow admin = signIn("northwind-admin")) {
            add(sales, domain);
            Case customer = cases.of(customers
                    .page(
                            "northwind",
                            new CustomerFilter(ProfileField.PRIMARY_DOMAIN, CustomerFilter.Match.EQUALS, domain),
                            Optional.empty(),
                            1)
                    .get(0)
                    .id());

            sees(sales, "In review since");
            customer.runsItsJob();
            sees(sales, "Not an education customer");
            sees(sales, "A global admin of your company has to correct the profile");
            assertThat(sales.visible("#update").isEnabled())
                    .as("only a global admin may correct")
                    .isFalse();

            admin.open(address("/portal/customers"));
            admin.clickText("Universiteit Leiden");
            admin.click(() -> admin.visible("#update"));
            sees(admin, "What is wrong");
            type(admin, "email", "me@gmail.com");
            admin.clickText("Save changes");
            sees(admin, "free mail is not accepted");
            type(admin, "email", "inkoop@leidenuniv.nl");
            admin.clickText("Save changes");
            sees(admin, "The changes are saved");

            sees(sales, "The profile has been corrected");
            sales.click(() -> sales.visible("#update"));
            sees(sales, "inkoop@leiden-inkoop.nl");
            sees(sales, "inkoop@leidenuniv.nl");
            sales.clickText("Resubmit");
            sees(sales, "In review since");
            customer.runsItsJob();
            sees(sales, "The customer can buy education offers");
            sales.screenshot("education");
        }
    }

    private void add(BrowserWindow sales, String domain) {
        sales.open(address("/portal/customers"));
        sales.clickText("Add a customer");
        type(sales, "companyName", "universiteit leidn");
        sales.click(() -> sales.visible("#institutions button", "Universiteit Leiden"));
        sales.until(() -> value(sales, "country", "NL"));
        assertThat(sales.visible("#city").getDomProperty("value")).isEqualTo("Leiden");

        type(sales, "email", "leiden@gmail.com");
        sales.visible("#email").sendKeys(Keys.TAB);
        sees(sales, "free mail is not accepted");
        type(sales, "primaryDomain", domain);
        sees(sales, "This name is free");
        sales.click(() -> sales.visible("main button.btn-primary", "Review"));
        sees(sales, "fields need your attention");

        type(sales, "email", "inkoop@leiden-inkoop.nl");
        type(sales, "addressLine1", "Rapenburg 70");
        type(sales, "firstName", "Purchasing");
        type(sales, "lastName", "Office");
        sales.visible("#educationSegment").sendKeys("Higher");
        sales.visible("#lastName").sendKeys(Keys.ENTER);
        sees(sales, "Verification will probably fail");
        assertThat(customers.isDomainTaken(domain))
                .as("nothing is stored before Confirm")
                .isFalse();
        sales.clickText("Confirm");
        sees(sales, "The customer has been created");
    }

    private BrowserWindow signIn(String user) {
        BrowserWindow window = CHROMIUM.open(user);
        try {
            window.open(address("/portal"));
            new LoginPage(window).logIn(user, user);
            return window;
        } catch (RuntimeException | Error failure) {
            window.close();
            throw failure;
        }
    }

    private String address(String path) {
        return "http://localhost:%d%s".formatted(port, path);
    }

    private static void type(BrowserWindow window, String id, String text) {
        window.until(() -> {
            var field = window.visible("#" + id);
            field.clear();
            field.sendKeys(text);
            return value(window, id, text);
        });
    }

    private static String value(BrowserWindow window, String id, String text) {
        if (!text.equals(window.visible("#" + id).getDomProperty("value"))) {
            throw new NoSuchElementException("%s does not hold '%s' yet".formatted(id, text));
        }
        return text;
    }

    private static void sees(BrowserWindow window, String text) {
        window.until(() -> {
            if (!window.text().contains(text)) {
                throw new NoSuchElementException("The page does not show '%s' but:%n%s".formatted(text, window.text()));
            }
            return text;
        });
    }
}
