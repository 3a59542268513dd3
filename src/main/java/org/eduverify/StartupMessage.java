package org.eduverify;

import java.util.Optional;
import org.eduverify.demo.DemoUsers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.stereotype.Component;

/** Logs the addresses of the program and, in embedded mode, the demo logins. */
@Component
class StartupMessage {

    private static final Logger LOG = LoggerFactory.getLogger(StartupMessage.class);

    private final Optional<DemoUsers> demoUsers;
    private final WebServerApplicationContext web;

    StartupMessage(Optional<DemoUsers> demoUsers, WebServerApplicationContext web) {
        this.demoUsers = demoUsers;
        this.web = web;
    }

    void log() {
        String address = "http://localhost:" + web.getWebServer().getPort();
        LOG.info(ready(address)
                + demoUsers.map(users -> demoLogins(users, address)).orElse(""));
    }

    private static String ready(String address) {
        return """

        Education Customer Verification is ready.

          Portal    %1$s/portal
          Tasklist  %1$s/camunda/app/tasklist/
          Cockpit   %1$s/camunda/app/cockpit/
          API       %1$s/v1/customers
        """.formatted(address);
    }

    private static String demoLogins(DemoUsers users, String address) {
        return """

            Demo logins (the password is the user name):
              %2$s

            Try it: open %1$s/portal and sign in as northwind-sales, or
              curl -u northwind-sales:northwind-sales %1$s/v1/customers
          """.formatted(address, String.join(", ", users.logins()));
    }
}
