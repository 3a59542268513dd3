package org.eduverify.browser;

import org.openqa.selenium.NoSuchElementException;

/** The sign-in page, which the portal and Camunda's web applications share. */
final class LoginPage {

    private final BrowserWindow window;

    LoginPage(BrowserWindow window) {
        this.window = window;
    }

    /**
     * Signs in and waits until the sign-in page has gone.
     *
     * @throws IllegalStateException if the server refuses the login
     */
    void logIn(String user, String password) {
        window.until(() -> window.visible("#username"));
        window.awaitIdle();
        window.visible("#username").sendKeys(user);
        window.visible("#password").sendKeys(password);
        window.visible("main button[type=submit]").click();
        window.until(() -> {
            if (window.shows("main .alert-danger")) {
                throw new IllegalStateException("The login of %s was refused".formatted(user));
            }
            if (window.shows("#password")) {
                throw new NoSuchElementException("The login of %s is not answered yet".formatted(user));
            }
            return user;
        });
        window.awaitIdle();
    }
}
