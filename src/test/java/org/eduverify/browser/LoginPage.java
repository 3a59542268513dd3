package org.eduverify.browser;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.WebElement;

/**
 * The login page of Camunda's web applications. The page draws its form more than once while it loads, which loses what
 * was typed or a click; so each step is checked by its effect.
 */
final class LoginPage {

    private static final String FORM = "form[name=signinForm]";
    private static final String ACCOUNT = "[cam-widget-header] .account, .navbar .account, [ng-controller] .account";

    private static final Duration TIME_TO_START = Duration.ofSeconds(25);

    private final BrowserWindow window;
    private final String request;
    private Instant loaded = Instant.now();

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
            return formOrReload();
        });
        window.awaitIdle();
        long status = window.until(() -> answerOrSubmit(user, password));
        if (status != 200) {
            throw new IllegalStateException("The login of %s was answered with %d".formatted(user, status));
        }
        window.until(() -> window.visible(ACCOUNT));
        window.awaitIdle();
    }

    /** Reloads a page whose scripts have not shown the form in time, as a person would. */
    private WebElement formOrReload() {
        if (!window.shows(FORM) && Duration.between(loaded, Instant.now()).compareTo(TIME_TO_START) > 0) {
            window.reload();
            loaded = Instant.now();
        }
        return window.visible(FORM);
    }

    /** Submits the form unless the request is on its way; until it is answered, there is nothing to return. */
    private long answerOrSubmit(String user, String password) {
        Optional<Long> status = window.answer("POST", request);
        // AngularJS disables the button until the answer arrives, and the answer may already have removed the form
        if (status.isEmpty() && window.shows(FORM + " button[type=submit]:enabled")) {
            enter(FORM + " input[type=text]", user);
            enter(FORM + " input[type=password]", password);
            // AngularJS marks the form as soon as its model has both values
            window.visible(FORM + ".ng-valid button[type=submit]").click();
        }
        return status.orElseThrow(
                () -> new NoSuchElementException("The login of %s is not answered yet".formatted(user)));
    }

    private void enter(String css, String text) {
        WebElement input = window.visible(css);
        input.clear();
        input.sendKeys(text);
        if (!text.equals(input.getDomProperty("value"))) {
            throw new NoSuchElementException("%s does not hold '%s'".formatted(css, text));
        }
    }
}
