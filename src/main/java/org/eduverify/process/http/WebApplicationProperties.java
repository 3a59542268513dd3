package org.eduverify.process.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of Camunda's web applications.
 *
 * @param endOfLifeBanner whether the web applications show Camunda's red end-of-life banner
 */
@ConfigurationProperties("eduverify.webapps")
record WebApplicationProperties(@DefaultValue("false") boolean endOfLifeBanner) {}
