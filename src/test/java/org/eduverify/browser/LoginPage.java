package org.eduverify.browser;

import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.WebElement;

/**
 * The login page of Camunda's web applications. The page draws its form more than once while it loads, which loses what
 * was typed or a click; so each step is checked by its effect.
 */
final class LoginPage {

    private static final String FORM = "form[name=signinForm]";
    private static final String ACCOUNT = "[cam-widget-header] .account, .navbar .account, [ng-controller] .account";

    private final BrowserWindow window;
    private final String request;

    LoginPage(BrowserWindow window, String application) {
        this.window = window;
        this.request = "/camunda/api/admin/auth/user/default/login/" + application;
    }

    /**
     * Logs in and waits until the application shows the user's account.
     *
     * @throws IllegalStateException if somebody is logged in already, or the server refuses the login
     */
    void logIn(String user, String password) {
        window.until(() -> {
            if (window.shows(ACCOUNT)) {
                throw new IllegalStateException("%s finds a session of somebody else".formatted(user));
            }
            return window.visible(FORM);
        });
        window.awaitIdle();
        window.until(() -> {
            submit(user, password);
            return window;
        });
        long status = window.until(this::answer);
        if (status != 200) {
            throw new IllegalStateException("The login of %s was answered with %d".formatted(user, status));
        }
        window.until(() -> window.visible(ACCOUNT));
        window.awaitIdle();
    }

    private void submit(String user, String password) {
        enter(FORM + " input[type=text]", user);
        enter(FORM + " input[type=password]", password);
        // AngularJS marks the form as soon as its model has both values
        window.visible(FORM + ".ng-valid button[type=submit]").click();
        boolean isSent = answer() != null || !window.shows(FORM + " button[type=submit]:enabled");
        if (!isSent) {
            throw new NoSuchElementException("The click on the login button had no effect");
        }
    }

    private void enter(String css, String text) {
        WebElement input = window.visible(css);
        input.clear();
        input.sendKeys(text);
        if (!text.equals(input.getDomProperty("value"))) {
            throw new NoSuchElementException("%s does not hold '%s'".formatted(css, text));
        }
    }

    /** The status of the answered login request, or null. */
    private Long answer() {
        return window.answer("POST", request).orElse(null);
    }
}
