package org.eduverify.process.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Adds one script to each of Camunda's web applications, by way of their configuration file: when an application shows its
 * own login form, which nobody can use, the script opens the sign-in page of the portal.
 */
@RestController
class WebApplicationScripts {

    private static final MediaType JAVASCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);
    private static final String APPLICATION = "/camunda/app/{application:tasklist|cockpit|admin|welcome}/scripts/";
    private static final String BEGINNING = "export default {";

    private final String signInScript = read("webapps/sign-in.js");

    @GetMapping(APPLICATION + "config.js")
    ResponseEntity<String> configuration(@PathVariable String application) {
        String original = read("META-INF/resources/webjars/camunda/app/%s/scripts/config.js".formatted(application));
        return answer(original.replace(BEGINNING, BEGINNING + "\n  customScripts: ['scripts/sign-in'],"));
    }

    @GetMapping(APPLICATION + "sign-in.js")
    ResponseEntity<String> signIn() {
        return answer(signInScript);
    }

    private static ResponseEntity<String> answer(String script) {
        return ResponseEntity.ok()
                .contentType(JAVASCRIPT)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body(script);
    }

    private static String read(String name) {
        try {
            return new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new IllegalStateException("A script of the web applications is missing: " + name, missing);
        }
    }
}
