package org.eduverify.browser;

import java.nio.file.Path;
import java.util.Map;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.devtools.Command;
import org.openqa.selenium.devtools.ConverterFunctions;

/**
 * One running browser. Each window has a browser context of its own, which shares no cookies, storage or cache with the
 * others, so that several people can be logged in at once.
 */
final class Chromium implements AutoCloseable {

    private final BrowserProcesses processes = BrowserProcesses.start();
    private final Thread shutdownHook = new Thread(processes::kill, "end-of-browser");
    private ChromeDriverService service;
    private ChromeDriver driver;

    /** Starts the browser; leaves no process behind when that fails. */
    Chromium(Path binary, Path driverBinary) {
        Runtime.getRuntime().addShutdownHook(shutdownHook);
        try {
            service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(driverBinary.toFile())
                    .withLogFile(processes.directory().resolve("driver.log").toFile())
                    .build();
            driver = new ChromeDriver(service, options(binary));
        } catch (RuntimeException | Error failure) {
            close();
            throw failure;
        }
    }

    private ChromeOptions options(Path binary) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(binary.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--user-data-dir=" + processes.directory().resolve("profile"),
                "--lang=en",
                "--window-size=%d,%d".formatted(BrowserWindow.WIDTH, BrowserWindow.HEIGHT),
                // nothing that costs time and is not looked at
                "--disable-gpu",
                "--disable-quic",
                "--disable-sync",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-crash-reporter",
                "--no-first-run",
                // a window works on while another one is in front
                "--disable-background-timer-throttling",
                "--disable-backgrounding-occluded-windows",
                "--disable-renderer-backgrounding");
        return options;
    }

    /**
     * Opens an empty window with a new browser context.
     *
     * @param user who uses it; names the screenshots
     */
    BrowserWindow open(String user) {
        String context = send("Target.createBrowserContext", Map.of("disposeOnDetach", true), "browserContextId");
        try {
            String window = send(
                    "Target.createTarget",
                    Map.of("url", "about:blank", "browserContextId", context, "newWindow", true),
                    "targetId");
            return new BrowserWindow(this, context, window, user);
        } catch (RuntimeException | Error failure) {
            dispose(context);
            throw failure;
        }
    }

    /** The driver, turned to this window. */
    ChromeDriver at(String window) {
        driver.switchTo().window(window);
        return driver;
    }

    /** Ends a browser context: its windows, cookies, storage and cache. */
    void dispose(String context) {
        driver.getDevTools().send(new Command<>("Target.disposeBrowserContext", Map.of("browserContextId", context)));
    }

    private String send(String method, Map<String, Object> parameters, String result) {
        return driver.getDevTools()
                .send(new Command<>(method, parameters, ConverterFunctions.<String>map(result, String.class)));
    }

    @Override
    public void close() {
        try {
            if (driver != null) {
                driver.quit();
            } else if (service != null) {
                service.stop();
            }
        } catch (WebDriverException unresponsive) {
            // the processes are killed below
        } finally {
            processes.end();
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        }
    }
}
