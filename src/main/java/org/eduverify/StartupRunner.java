package org.eduverify;

import java.util.Optional;
import org.eduverify.access.FirstAdministrator;
import org.eduverify.access.IdentityProvisioning;
import org.eduverify.demo.DemoCustomers;
import org.eduverify.demo.DemoUsers;
import org.eduverify.directory.imports.RegisterAtStart;
import org.eduverify.directory.imports.SampleRegister;
import org.eduverify.models.deployment.ModelDeployment;
import org.eduverify.models.migration.InstanceMigration;
import org.eduverify.offers.catalogue.ExampleCatalogue;
import org.eduverify.platform.EduverifyProperties;
import org.eduverify.process.TasklistFilters;
import org.eduverify.process.model.EducationCustomerVerificationModel;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Runs the steps of every start in a fixed order. Each step leaves existing data unchanged. */
@Component
class StartupRunner implements ApplicationRunner {

    private final IdentityProvisioning identities;
    private final ModelDeployment models;
    private final InstanceMigration migration;
    private final SampleRegister sampleRegister;
    private final ExampleCatalogue exampleCatalogue;
    private final RegisterAtStart registerAtStart;
    private final TasklistFilters filters;
    private final FirstAdministrator firstAdministrator;
    private final Optional<DemoUsers> demoUsers;
    private final Optional<DemoCustomers> demoCustomers;
    private final StartupMessage message;

    StartupRunner(
            IdentityProvisioning identities,
            ModelDeployment models,
            InstanceMigration migration,
            SampleRegister sampleRegister,
            ExampleCatalogue exampleCatalogue,
            RegisterAtStart registerAtStart,
            TasklistFilters filters,
            FirstAdministrator firstAdministrator,
            Optional<DemoUsers> demoUsers,
            Optional<DemoCustomers> demoCustomers,
            EduverifyProperties properties,
            StartupMessage message) {
        this.identities = identities;
        this.models = models;
        this.migration = migration;
        this.sampleRegister = sampleRegister;
        this.exampleCatalogue = exampleCatalogue;
        this.registerAtStart = registerAtStart;
        this.filters = filters;
        this.firstAdministrator = firstAdministrator;
        this.demoUsers = demoUsers;
        this.demoCustomers = demoCustomers.filter(customers -> properties.demoCustomers());
        this.message = message;
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
        demoCustomers.ifPresent(DemoCustomers::ensure);
        // last, because the demo customers are verified with the sample register only
        registerAtStart.importOnce();
        message.log();
        if (demoUsers.isEmpty()) {
            firstAdministrator.ensure().ifPresent(StartupRunner::show);
        }
    }

    /** Writes to the console and not to the log, because logs are kept and shared. */
    private static void show(FirstAdministrator.Account account) {
        System.out.printf("""

          The first administrator is %s with the password %s
          The password is shown only once; change it at /camunda/app/admin/ after the first login.

        """, account.userId(), account.password());
    }
}
