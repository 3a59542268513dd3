package org.eduverify.process.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the custom style sheet of Tasklist, Cockpit, Admin and the welcome page. It improves tables in forms and, unless
 * {@code eduverify.webapps.end-of-life-banner} is set, hides the banner about the engine's end of life.
 */
@RestController
class UserStylesController {

    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);

    private final String styles;

    UserStylesController(WebApplicationProperties properties) throws IOException {
        styles = read("forms.css") + (properties.endOfLifeBanner() ? "" : read("no-end-of-life-banner.css"));
    }

    @GetMapping("/camunda/app/{application:tasklist|cockpit|admin|welcome}/styles/user-styles.css")
    ResponseEntity<String> styles() {
        return ResponseEntity.ok()
                .contentType(CSS)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body(styles);
    }

    private static String read(String name) throws IOException {
        return new ClassPathResource("webapps/" + name).getContentAsString(StandardCharsets.UTF_8);
    }
}
