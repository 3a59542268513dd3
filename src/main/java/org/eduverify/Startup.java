package org.eduverify;

import java.util.Optional;
import org.eduverify.access.FirstAdministrator;
import org.eduverify.access.Identities;
import org.eduverify.demo.DemoCustomers;
import org.eduverify.demo.DemoUsers;
import org.eduverify.directory.imports.RegisterAtStart;
import org.eduverify.directory.imports.SampleRegister;
import org.eduverify.models.deployment.ModelDeployment;
import org.eduverify.models.migration.InstanceMigration;
import org.eduverify.offers.catalogue.ExampleCatalogue;
import org.eduverify.process.TasklistFilters;
import org.eduverify.process.model.EducationCustomerVerificationModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.stereotype.Component;

/** What happens at every start, in this order; each step leaves alone what exists already. */
@Component
class Startup implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

    private final Identities identities;
    private final ModelDeployment models;
    private final InstanceMigration migration;
    private final SampleRegister sampleRegister;
    private final ExampleCatalogue exampleCatalogue;
    private final RegisterAtStart registerAtStart;
    private final TasklistFilters filters;
    private final FirstAdministrator firstAdministrator;
    private final Optional<DemoUsers> demoUsers;
    private final Optional<DemoCustomers> demoCustomers;
    private final boolean withDemoCustomers;
    private final WebServerApplicationContext web;

    Startup(
            Identities identities,
            ModelDeployment models,
            InstanceMigration migration,
            SampleRegister sampleRegister,
            ExampleCatalogue exampleCatalogue,
            RegisterAtStart registerAtStart,
            TasklistFilters filters,
            FirstAdministrator firstAdministrator,
            Optional<DemoUsers> demoUsers,
            Optional<DemoCustomers> demoCustomers,
            @Value("${eduverify.demo-customers:true}") boolean withDemoCustomers,
            WebServerApplicationContext web) {
        this.identities = identities;
        this.models = models;
        this.migration = migration;
        this.sampleRegister = sampleRegister;
        this.exampleCatalogue = exampleCatalogue;
        this.registerAtStart = registerAtStart;
        this.filters = filters;
        this.firstAdministrator = firstAdministrator;
        this.demoUsers = demoUsers;
        this.demoCustomers = demoCustomers;
        this.withDemoCustomers = withDemoCustomers;
        this.web = web;
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        identities.ensureRoles(EducationCustomerVerificationModel.KEY);
        models.deploy();
        migration.run(false);
        sampleRegister.importOnce();
        exampleCatalogue.importOnce();
        filters.ensure();
        demoUsers.ifPresent(DemoUsers::ensure);
        if (withDemoCustomers) {
            demoCustomers.ifPresent(DemoCustomers::ensure);
        }
        // last: the demo customers' stories are told on the sample register alone
        registerAtStart.importOnce();
        LOG.info(demoUsers.map(this::embeddedWelcome).orElseGet(this::welcome));
        if (demoUsers.isEmpty()) {
            firstAdministrator.ensure().ifPresent(Startup::show);
        }
    }

    /** On the console, not in the log, because logs are kept and passed on. */
    private static void show(FirstAdministrator.Account account) {
        System.out.printf("""

          The first administrator is %s with the password %s
          It is shown this once; change it at /camunda/app/admin/ after the first login.

        """, account.userId(), account.password());
    }

    private String welcome() {
        return """

        Education Customer Verification is ready.

          Tasklist  %1$s/camunda/app/tasklist/
          Cockpit   %1$s/camunda/app/cockpit/
          API       %1$s/v1/customers
        """.formatted(address());
    }

    private String embeddedWelcome(DemoUsers users) {
        return welcome() + """

            Demo logins (the password is the user name):
              %2$s

            Try it:
              curl -u northwind-sales:northwind-sales %1$s/v1/customers
          """.formatted(address(), String.join(", ", users.logins()));
    }

    private String address() {
        return "http://localhost:" + web.getWebServer().getPort();
    }
}
