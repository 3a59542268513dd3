package org.eduverify;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the program: engine, web applications, REST interface and, where none is configured, the database. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class EducationCustomerVerification {

    /** With {@code --replay=FILE} it starts nothing and asks a program that is running, see {@link ReplayCommand}. */
    public static void main(String[] arguments) throws InterruptedException {
        if (ReplayCommand.isAskedForBy(arguments)) {
            System.exit(new ReplayCommand(arguments, System.out, System.err).run());
        }
        SpringApplication.run(EducationCustomerVerification.class, arguments);
    }
}
