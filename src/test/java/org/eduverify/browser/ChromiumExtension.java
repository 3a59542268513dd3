package org.eduverify.browser;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs one browser for a test class. Without Chromium the class is skipped; on a build server ({@code CI=true}) it
 * fails instead. {@code CHROMIUM} and {@code CHROMEDRIVER} name the programs if they are not in their usual place.
 */
final class ChromiumExtension implements ExecutionCondition, BeforeAllCallback, AfterAllCallback {

    private static final Path BINARY = program("CHROMIUM", "/usr/bin/chromium");
    private static final Path DRIVER = program("CHROMEDRIVER", "/usr/bin/chromedriver");
    private static final String MISSING =
            ("The browser tests need %s and %s. Install Debian's packages chromium and chromium-driver,"
                            + " or set CHROMIUM and CHROMEDRIVER to the paths of these programs.")
                    .formatted(BINARY, DRIVER);

    private Chromium chromium;

    /** Opens an empty window for a user who has not logged in. */
    BrowserWindow open(String user) {
        return chromium.open(user);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return isInstalled() || isBuildServer() ? enabled("The browser tests run") : disabled(MISSING);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!isInstalled()) {
            throw new IllegalStateException(MISSING);
        }
        chromium = new Chromium(BINARY, DRIVER);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static boolean isInstalled() {
        return Files.isExecutable(BINARY) && Files.isExecutable(DRIVER);
    }

    private static boolean isBuildServer() {
        return Boolean.parseBoolean(System.getenv("CI"));
    }

    private static Path program(String variable, String usual) {
        return Path.of(System.getenv().getOrDefault(variable, usual));
    }
}
