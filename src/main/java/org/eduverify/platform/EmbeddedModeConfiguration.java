package org.eduverify.platform;

import java.net.InetAddress;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.server.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The embedded mode: starts a database of its own and listens on the loopback interface only. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnEmbeddedMode
class EmbeddedModeConfiguration {

    @Bean(initMethod = "start", destroyMethod = "stop")
    EmbeddedDatabase embeddedDatabase(EduverifyProperties properties) {
        return new EmbeddedDatabase(properties.dataDir());
    }

    /** Connects Spring Boot's data source to the embedded database. */
    @Bean
    JdbcConnectionDetails embeddedDatabaseConnection(EmbeddedDatabase database) {
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return database.jdbcUrl();
            }

            @Override
            public String getUsername() {
                return EmbeddedDatabase.USER;
            }

            @Override
            public String getPassword() {
                return "";
            }
        };
    }

    /** Demo users have well-known passwords, so only this machine may reach the program. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> loopbackOnly() {
        return factory -> factory.setAddress(InetAddress.getLoopbackAddress());
    }
}
