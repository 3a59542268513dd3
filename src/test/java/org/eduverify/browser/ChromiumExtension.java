package org.eduverify.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * Runs one browser for a test class. Without Chromium the class is skipped; on a build server ({@code CI=true}) it
 * fails instead. {@code CHROMIUM} and {@code CHROMEDRIVER} name the programs if they are not in their usual place.
 */
final class ChromiumExtension implements BeforeAllCallback, AfterAllCallback {

    private Chromium chromium;

    /** Opens an empty window for a user who has not logged in. */
    BrowserWindow open(String user) {
        return chromium.open(user);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Path binary = program("CHROMIUM", "/usr/bin/chromium");
        Path driver = program("CHROMEDRIVER", "/usr/bin/chromedriver");
        if (!Files.isExecutable(binary) || !Files.isExecutable(driver)) {
            String message = "The browser tests need %s and %s. Install Debian's packages chromium and chromium-driver,"
                    + " or set CHROMIUM and CHROMEDRIVER to the paths of these programs.";
            message = message.formatted(binary, driver);
            if (Boolean.parseBoolean(System.getenv("CI"))) {
                throw new IllegalStateException(message);
            }
            throw new TestAbortedException(message);
        }
        chromium = new Chromium(binary, driver);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Path program(String variable, String usual) {
        return Path.of(System.getenv().getOrDefault(variable, usual));
    }
}
