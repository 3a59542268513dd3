package org.eduverify;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the program: engine, web applications, REST interface and, unless one is configured, the database. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class EducationCustomerVerification {

    public static void main(String[] arguments) {
        SpringApplication.run(EducationCustomerVerification.class, arguments);
    }
}
