package org.eduverify.browser;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.WebElement;

/** A logged-in person at one of the web applications, in the words of Tasklist. Every step waits until it is possible. */
final class Desk implements AutoCloseable {

    private static final String ACCOUNT = "[cam-widget-header] .account, .navbar .account, [ng-controller] .account";

    private final BrowserWindow window;
    private final String server;

    private Desk(BrowserWindow window, int port) {
        this.window = window;
        this.server = "http://localhost:" + port;
    }

    /**
     * Logs in a demo user, whose password is the user name.
     *
     * @param window the user's window; it is closed if the login fails
     * @param application {@code tasklist}, {@code cockpit} or {@code admin}
     */
    static Desk logIn(BrowserWindow window, int port, String application) {
        try {
            Desk desk = new Desk(window, port);
            desk.openPath("/camunda/app/%s/default/".formatted(application));
            new LoginPage(window).logIn(window.user(), window.user());
            window.until(() -> window.visible(ACCOUNT));
            window.awaitIdle();
            return desk;
        } catch (RuntimeException | Error failure) {
            window.close();
            throw failure;
        }
    }

    void openPath(String path) {
        window.open(server + path);
    }

    // starting a process

    /** Opens the start form. */
    Desk startsProcess(String name) {
        clickText("Start process");
        clickText(name);
        return this;
    }

    Desk sendsStartForm() {
        window.click(() -> window.visible(".modal-footer button", "Start"));
        return this;
    }

    /** Waits until the dialog of the start form has closed. */
    Desk awaitsStart() {
        window.until(() -> {
            if (window.shows(".modal-dialog")) {
                throw new NoSuchElementException("The dialog is still open: " + window.text());
            }
            return window;
        });
        return this;
    }

    // lists and tasks

    /** Opens the customer's task in one of the lists. */
    Desk opens(String list, String customer) {
        window.until(() -> {
            window.click(() -> window.visible(".task-filters a", list));
            window.awaitIdle();
            return window.visible(".tasks-list .task", customer);
        });
        window.click(
                () -> window.visible(".tasks-list .task", customer).findElement(By.cssSelector("h4 a, .names a, a")));
        window.until(() -> window.visible("[cam-task] .task-header, .task-details h2"));
        return this;
    }

    /** Whether the user has a list with this name. */
    boolean hasList(String list) {
        window.awaitIdle();
        return window.shows(".task-filters a", list);
    }

    Desk reloads() {
        window.reload();
        return this;
    }

    Desk claims() {
        return clickText("Claim");
    }

    /** Waits until the form can be filled in. */
    Desk awaitsForm(String label) {
        window.until(() -> {
            WebElement field = window.field(label);
            if (!field.isEnabled()) {
                throw new NoSuchElementException("%s cannot be filled in yet".formatted(label));
            }
            return field;
        });
        return this;
    }

    Desk completes() {
        closesNotes();
        return clickText("Complete");
    }

    Desk enters(String label, String text) {
        window.until(() -> {
            WebElement field = window.field(label);
            field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
            field.sendKeys(text);
            if (!text.equals(field.getDomProperty("value"))) {
                throw new NoSuchElementException("%s does not hold the text yet".formatted(label));
            }
            return field;
        });
        return this;
    }

    Desk selects(String label, String option) {
        window.until(() -> {
            WebElement box =
                    window.field(label).findElement(By.xpath("ancestor::*[contains(@class,'fjs-form-field')][1]"));
            if (!window.shows(".fjs-dropdownlist-item")) {
                box.findElement(By.cssSelector(".fjs-input-group")).click();
            }
            WebElement item = window.visible(".fjs-dropdownlist-item", option);
            item.click();
            return item;
        });
        return this;
    }

    /** Chooses one of several answers. */
    Desk chooses(String option) {
        window.until(() -> {
            WebElement label = window.visible("label", option);
            WebElement answer = (WebElement) window.run("return arguments[0].control", label);
            if (!answer.isSelected()) {
                label.click();
                throw new NoSuchElementException("'%s' is not selected yet".formatted(option));
            }
            return answer;
        });
        return this;
    }

    Desk comments(String text) {
        clickText("Add Comment");
        window.until(() -> {
            WebElement box = window.visible(".modal-body textarea");
            box.clear();
            box.sendKeys(text);
            return box;
        });
        window.click(() -> window.visible(".modal-footer button", "Save"));
        return this;
    }

    /** Sets a date of the task to the middle of the next month. */
    Desk setsToNextMonth(String date) {
        clickText(date);
        window.click(() -> window.visible(".uib-right, .pull-right.uib-right, .glyphicon-chevron-right"));
        window.click(() -> window.visible(".uib-day button, td button", "15"));
        window.click(() -> window.visible("[ng-click='applyChange($event);']"));
        window.until(() -> {
            if (window.text().contains(date)) {
                throw new NoSuchElementException("The date is not saved yet");
            }
            return window;
        });
        return this;
    }

    Desk unclaims() {
        window.click(() -> window.visible(".unclaim"));
        return this;
    }

    String valueOf(String label) {
        return window.until(() -> window.field(label)).getDomProperty("value");
    }

    boolean canEnter(String label) {
        WebElement field = window.until(() -> window.field(label));
        return field.isEnabled() && field.getDomAttribute("readonly") == null;
    }

    // any page

    /** Waits until the page shows all the texts. */
    Desk sees(String... texts) {
        for (String text : texts) {
            window.until(() -> {
                String shown = window.text();
                if (!shown.contains(text)) {
                    throw new NoSuchElementException(
                            "The page of %s does not show '%s'; it shows:%n%s".formatted(window.user(), text, shown));
                }
                return shown;
            });
        }
        return this;
    }

    /** Whether an element is visible now. */
    boolean shows(String css) {
        return window.shows(css);
    }

    Desk clickText(String text) {
        window.clickText(text);
        return this;
    }

    /** Closes Tasklist's notifications, which cover the buttons below them. */
    Desk closesNotes() {
        window.run("document.querySelectorAll('.page-notifications .close').forEach(button => button.click())");
        return this;
    }

    /** Saves a screenshot without notifications. */
    Desk picture(String name) {
        closesNotes();
        window.screenshot(name);
        return this;
    }

    @Override
    public void close() {
        window.close();
    }
}
