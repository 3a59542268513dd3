package org.eduverify.platform;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the embedded mode.
 *
 * @param dataDir folder that keeps the embedded database between starts; created when missing
 */
@ConfigurationProperties("eduverify")
record EmbeddedModeSettings(@DefaultValue(".data") Path dataDir) {}
