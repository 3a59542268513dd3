package org.eduverify.browser;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.core.NestedExceptionUtils;

/**
 * One person's browser window. It finds elements as a person does: only what is visible, and by its text. A wait ends as
 * soon as its condition holds; one that fails leaves a screenshot in {@code target/screenshots}.
 */
final class BrowserWindow implements AutoCloseable {

    static final int WIDTH = 1500;
    static final int HEIGHT = 1100;

    /** Long enough for a machine that is busy with other work. */
    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    /** Counts the page's open requests and keeps the status of each answer, by method and path. */
    private static final String RECORD_REQUESTS = """
            (() => {
              const requests = window.recordedRequests = {open: 0, answers: {}};
              const {open, send} = XMLHttpRequest.prototype;
              XMLHttpRequest.prototype.open = function (method, url) {
                this.recordedName = method + ' ' + new URL(url, document.baseURI).pathname;
                return open.apply(this, arguments);
              };
              XMLHttpRequest.prototype.send = function () {
                requests.open++;
                this.addEventListener('loadend', () => {
                  requests.open--;
                  requests.answers[this.recordedName] = this.status;
                });
                return send.apply(this, arguments);
              };
              const fetch = window.fetch;
              window.fetch = function () {
                requests.open++;
                return fetch.apply(this, arguments).finally(() => requests.open--);
              };
            })();
            """;

    /** Whether the page is loaded and waits for nothing, after its scripts have had their turn. */
    private static final String IS_IDLE = """
            const done = arguments[0];
            setTimeout(() => setTimeout(() =>
              done(document.readyState === 'complete' && (window.recordedRequests?.open ?? 0) === 0)));
            """;

    /** Arguments: selector, text or null, whether the text must be equal instead of contained. */
    private static final String FIND = """
            const [css, text, equal] = arguments;
            return [...document.querySelectorAll(css)].find(element =>
              element.getClientRects().length > 0
                && element.checkVisibility({visibilityProperty: true, opacityProperty: true})
                && (text === null || (equal ? element.innerText.trim() === text : element.innerText.includes(text))))
              ?? null;
            """;

    private static final String FIND_FIELD = """
            const label = [...document.querySelectorAll('form label, .fjs-container label')].find(element =>
              element.checkVisibility() && element.innerText.replace('*', '').trim() === arguments[0]);
            return label ? label.control : null;
            """;

    private final Chromium chromium;
    private final String context;
    private final String handle;
    private final String user;
    private int screenshots;

    BrowserWindow(Chromium chromium, String context, String handle, String user) {
        this.chromium = chromium;
        this.context = context;
        this.handle = handle;
        this.user = user;
        driver().manage().window().setSize(new Dimension(WIDTH, HEIGHT));
        driver().executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", RECORD_REQUESTS));
    }

    String user() {
        return user;
    }

    void open(String address) {
        driver().get(address);
    }

    void reload() {
        driver().navigate().refresh();
    }

    /** The status of the last answer to such a request, or empty if none has been answered on this page. */
    Optional<Long> answer(String method, String path) {
        return Optional.ofNullable(
                (Long) run("return window.recordedRequests?.answers[arguments[0]] ?? null", method + " " + path));
    }

    /** Waits until the page is loaded and all its requests are answered. */
    void awaitIdle() {
        until(() -> {
            if (!Boolean.TRUE.equals(driver().executeAsyncScript(IS_IDLE))) {
                throw new NoSuchElementException("The page of %s is still loading".formatted(user));
            }
            return handle;
        });
    }

    /** Whether an element is visible now. */
    boolean shows(String css) {
        return find(css, null, false).isPresent();
    }

    /** Whether an element that contains the text is visible now. */
    boolean shows(String css, String text) {
        return find(css, text, false).isPresent();
    }

    /** The text that is visible now. */
    String text() {
        return (String) run("return document.body.innerText");
    }

    /** The first visible element. */
    WebElement visible(String css) {
        return find(css, null, false).orElseThrow(() -> new NoSuchElementException("No %s is visible".formatted(css)));
    }

    /** The first visible element that contains the text. */
    WebElement visible(String css, String text) {
        return find(css, text, false)
                .orElseThrow(() -> new NoSuchElementException("No %s shows '%s'".formatted(css, text)));
    }

    private Optional<WebElement> find(String css, String text, boolean equal) {
        return Optional.ofNullable((WebElement) run(FIND, css, text, equal));
    }

    /** The input that belongs to a visible label; an asterisk, which marks a required field, does not count. */
    WebElement field(String label) {
        return Optional.ofNullable((WebElement) run(FIND_FIELD, label))
                .orElseThrow(() -> new NoSuchElementException("No field is labelled '%s'".formatted(label)));
    }

    /** Clicks what is found as soon as the page is idle and it can be clicked. */
    void click(Supplier<WebElement> found) {
        awaitIdle();
        until(() -> {
            WebElement element = found.get();
            element.click();
            return element;
        });
    }

    /** Clicks the button or link with this text. */
    void clickText(String text) {
        click(() -> find("button:enabled", text, true)
                .or(() -> find("a", text, true))
                .or(() -> find("[ng-click], span", text, true))
                .orElseThrow(() -> new NoSuchElementException("Nothing to click shows '%s'".formatted(text))));
    }

    /** Waits until the look succeeds, that is, finds what it looks for and can use it. */
    <T> T until(Supplier<T> look) {
        try {
            return await().pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(100))
                    .atMost(TIMEOUT)
                    .ignoreExceptionsMatching(failure -> failure instanceof NoSuchElementException
                            || failure instanceof StaleElementReferenceException
                            || failure instanceof ElementNotInteractableException)
                    .until(look::get, Objects::nonNull);
        } catch (ConditionTimeoutException timeout) {
            screenshot("timeout");
            throw new AssertionError(
                    "%s waited %d s in vain: %s"
                            .formatted(
                                    user,
                                    TIMEOUT.toSeconds(),
                                    NestedExceptionUtils.getMostSpecificCause(timeout)
                                            .getMessage()),
                    timeout);
        }
    }

    /** Saves what the window shows. */
    void screenshot(String name) {
        Map<String, Object> image = driver().executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"));
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(
                    SCREENSHOTS.resolve("%s-%02d-%s.png".formatted(user, ++screenshots, name)),
                    OutputType.BYTES.convertFromBase64Png(String.valueOf(image.get("data"))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Object run(String script, Object... arguments) {
        return driver().executeScript(script, arguments);
    }

    private ChromeDriver driver() {
        return chromium.at(handle);
    }

    /** Closes the window and forgets its session. */
    @Override
    public void close() {
        chromium.dispose(context);
    }
}
