package org.eduverify.platform;

import java.net.InetAddress;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.server.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Without a configured database: starts one beside the program and listens on the loopback interface only. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnEmbeddedMode
class EmbeddedMode {

    @Bean(initMethod = "start", destroyMethod = "stop")
    EmbeddedDatabase embeddedDatabase(EmbeddedModeSettings settings) {
        return new EmbeddedDatabase(settings.dataDir());
    }

    /** Where Spring Boot's own data source finds the embedded database. */
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

    /** Demo users have well-known passwords, so nobody but this machine may reach them. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> loopbackOnly() {
        return factory -> factory.setAddress(InetAddress.getLoopbackAddress());
    }
}
