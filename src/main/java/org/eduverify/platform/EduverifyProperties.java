package org.eduverify.platform;

import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * General settings of the program. Settings of a single subject have a record of their own, such as {@link
 * ListProperties}.
 *
 * @param baseUrl address under which users reach the program; links in mails start with it
 * @param dataDir folder of the embedded database; created if it does not exist
 * @param demoCustomers whether demo customers are created, in embedded mode only
 * @param language language of staff, and of partners without a language of their own: {@code en} or {@code nl}
 * @param partnerLanguages language by partner id
 * @param mail settings of outgoing mail
 * @param modelsDir folder with {@code bpmn/} and {@code forms/} whose models replace those of the jar
 */
@ConfigurationProperties("eduverify")
public record EduverifyProperties(
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue(".data") Path dataDir,
        @DefaultValue("true") boolean demoCustomers,
        @DefaultValue("en") Locale language,
        @DefaultValue Map<String, Locale> partnerLanguages,
        @DefaultValue Mail mail,
        String modelsDir) {

    /**
     * Settings of outgoing mail.
     *
     * @param from sender of all mails
     */
    public record Mail(@DefaultValue("no-reply@localhost") InternetAddress from) {}

    /** The absolute path of {@link #modelsDir()}; empty if it is not set. */
    public Optional<Path> modelsFolder() {
        return Optional.ofNullable(modelsDir)
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder).toAbsolutePath().normalize());
    }
}
