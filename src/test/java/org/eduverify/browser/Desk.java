package org.eduverify.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.FluentWait;

/**
 * Somebody's browser at one of the web applications, in the words of who sits before it. Every look at the page waits
 * until it shows what is looked for; pictures go to {@code target/screenshots}.
 */
final class Desk implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Path PICTURES = Path.of("target/screenshots");

    private final ChromeDriver browser;
    private final int port;
    private final String user;
    private int pictures;

    private Desk(int port, String user) {
        Optional<Path> chromium = installed("CHROMIUM", "/usr/bin/chromium");
        Optional<Path> driver = installed("CHROMEDRIVER", "/usr/bin/chromedriver");
        assumeTrue(
                chromium.isPresent() && driver.isPresent(),
                "No browser is installed: Debian's packages are called chromium and chromium-driver;"
                        + " CHROMIUM and CHROMEDRIVER name other places");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get().toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--window-size=1500,1100",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en");
        this.browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.get().toFile())
                        .withSilent(true)
                        .build(),
                options);
        this.port = port;
        this.user = user;
    }

    private static Optional<Path> installed(String variable, String usual) {
        return Optional.of(Path.of(System.getenv().getOrDefault(variable, usual)))
                .filter(Files::isExecutable);
    }

    /** A demo user logs in to Tasklist; the password is the user name. */
    static Desk inTasklist(int port, String user) {
        return in(port, "tasklist", user);
    }

    static Desk in(int port, String application, String user) {
        Desk desk = new Desk(port, user);
        desk.open(application);
        desk.find("input[type=password]").sendKeys(user);
        desk.find("input[type=text]").sendKeys(user);
        desk.find("button[type=submit]").click();
        desk.find("[cam-widget-header] .account, .navbar .account, [ng-controller] .account");
        return desk;
    }

    void open(String application) {
        browser.get("http://localhost:%d/camunda/app/%s/default/".formatted(port, application));
    }

    void openPath(String path) {
        browser.get("http://localhost:%d%s".formatted(port, path));
    }

    // starting a process

    /** Opens the start form. */
    Desk startsProcess(String name) {
        clickText("Start process");
        clickText(name);
        return this;
    }

    Desk sendsStartForm() {
        until(() -> {
            WebElement start = visible(".modal-footer button", "Start");
            start.click();
            return start;
        });
        return this;
    }

    /** Until the dialog of the start form is gone. */
    Desk awaitsStart() {
        until(() -> {
            if (shows(".modal-dialog")) {
                throw new NoSuchElementException("The dialog is still open: " + shown());
            }
            return browser;
        });
        return this;
    }

    // lists and tasks

    /** Opens the customer's task in one of the lists. */
    Desk opens(String list, String customer) {
        until(() -> {
            visible(".task-filters a", list).click();
            return visible(".tasks-list .task", customer);
        });
        until(() -> {
            WebElement card = visible(".tasks-list .task", customer);
            card.findElement(By.cssSelector("h4 a, .names a, a")).click();
            return find("[cam-task] .task-header, .task-details h2");
        });
        return this;
    }

    boolean hasList(String list) {
        return browser.findElements(By.cssSelector(".task-filters a")).stream()
                .anyMatch(item -> item.getText().contains(list));
    }

    Desk reloads() {
        browser.navigate().refresh();
        return this;
    }

    Desk claims() {
        return clickText("Claim");
    }

    /** Until the form can be filled in. */
    Desk awaitsForm(String label) {
        until(() -> {
            WebElement field = field(label);
            if (!field.isEnabled()) {
                throw new NoSuchElementException(label + " cannot be filled in yet");
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
        until(() -> {
            WebElement field = field(label);
            field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
            field.sendKeys(text);
            if (!text.equals(field.getDomProperty("value"))) {
                throw new NoSuchElementException(label + " does not hold the text yet");
            }
            return field;
        });
        return this;
    }

    Desk selects(String label, String option) {
        until(() -> {
            WebElement box = field(label).findElement(By.xpath("ancestor::*[contains(@class,'fjs-form-field')][1]"));
            if (browser.findElements(By.cssSelector(".fjs-dropdownlist-item")).stream()
                    .noneMatch(WebElement::isDisplayed)) {
                box.findElement(By.cssSelector(".fjs-input-group")).click();
            }
            WebElement item = visible(".fjs-dropdownlist-item", option);
            item.click();
            return item;
        });
        return this;
    }

    Desk chooses(String option) {
        until(() -> {
            WebElement label = visible("label", option);
            label.click();
            return label;
        });
        return this;
    }

    Desk comments(String text) {
        clickText("Add Comment");
        until(() -> {
            WebElement box = find(".modal-body textarea");
            box.clear();
            box.sendKeys(text);
            return box;
        });
        until(() -> {
            visible(".modal-footer button", "Save").click();
            return browser;
        });
        return this;
    }

    /** Sets a date of the task to the middle of the next month. */
    Desk setsToNextMonth(String date) {
        clickText(date);
        find(".uib-right, .pull-right.uib-right, .glyphicon-chevron-right").click();
        until(() -> {
            WebElement day = visible(".uib-day button, td button", "15");
            day.click();
            return day;
        });
        until(() -> {
            WebElement save = find("[ng-click='applyChange($event);']");
            save.click();
            return save;
        });
        until(() -> {
            if (shown().contains(date)) {
                throw new NoSuchElementException("The date is not saved yet");
            }
            return browser;
        });
        return this;
    }

    Desk unclaims() {
        until(() -> {
            WebElement unclaim = find(".unclaim");
            unclaim.click();
            return unclaim;
        });
        return this;
    }

    String valueOf(String label) {
        return until(() -> field(label)).getDomProperty("value");
    }

    boolean canEnter(String label) {
        WebElement field = until(() -> field(label));
        return field.isEnabled() && field.getDomAttribute("readonly") == null;
    }

    // looking

    /** Waits until the page shows all the texts. */
    Desk sees(String... texts) {
        for (String text : texts) {
            until(() -> {
                if (!shown().contains(text)) {
                    throw new NoSuchElementException(
                            "The page of %s does not show '%s'; it shows:%n%s".formatted(user, text, shown()));
                }
                return text;
            });
        }
        return this;
    }

    /** What stands on the page now. */
    String shown() {
        return browser.findElement(By.tagName("body")).getText();
    }

    /** Whether an element is there and takes up room. */
    boolean shows(String css) {
        return browser.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed);
    }

    Desk clickText(String text) {
        until(() -> {
            WebElement found = Stream.of("button", "a", "[ng-click]", "span")
                    .flatMap(css -> browser.findElements(By.cssSelector(css)).stream())
                    .filter(WebElement::isDisplayed)
                    .filter(element -> element.getText().strip().equals(text))
                    .filter(WebElement::isEnabled)
                    .findFirst()
                    .orElseThrow(() -> new NoSuchElementException("Nothing to click is called '%s'".formatted(text)));
            found.click();
            return found;
        });
        return this;
    }

    /** Notes of Tasklist cover the buttons below them. */
    Desk closesNotes() {
        for (WebElement close : browser.findElements(By.cssSelector(".page-notifications .close"))) {
            try {
                close.click();
            } catch (ElementNotInteractableException | StaleElementReferenceException gone) {
                // it closes by itself, too
            }
        }
        return this;
    }

    /** Makes a picture of the whole form. */
    Desk picture(String name) {
        closesNotes();
        try {
            Files.createDirectories(PICTURES);
            Map<String, Object> whole = browser.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"));
            Files.write(
                    PICTURES.resolve("%s-%02d-%s.png".formatted(user, ++pictures, name)),
                    OutputType.BYTES.convertFromBase64Png(String.valueOf(whole.get("data"))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return this;
    }

    Desk scrollsTo(String label) {
        WebElement field = until(() -> field(label));
        ((JavascriptExecutor) browser).executeScript("arguments[0].scrollIntoView({block: 'center'})", field);
        return this;
    }

    private WebElement find(String css) {
        return until(() -> browser.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("There is no %s for %s".formatted(css, user))));
    }

    private WebElement visible(String css, String text) {
        return browser.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .filter(element -> element.getText().contains(text))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("There is no %s with '%s'".formatted(css, text)));
    }

    private WebElement field(String label) {
        List<WebElement> labels = browser.findElements(By.cssSelector("form label, .fjs-container label"));
        String id = labels.stream()
                .filter(element -> element.getText().replace("*", "").strip().equals(label))
                .map(element -> element.getDomAttribute("for"))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No field is called '%s'".formatted(label)));
        return browser.findElement(By.id(id));
    }

    private <T> T until(Supplier<T> look) {
        return new FluentWait<>(browser)
                .withTimeout(PATIENCE)
                .pollingEvery(Duration.ofMillis(150))
                .ignoring(NoSuchElementException.class, StaleElementReferenceException.class)
                .ignoring(ElementNotInteractableException.class)
                .until(ready -> look.get());
    }

    @Override
    public void close() {
        browser.quit();
    }
}
