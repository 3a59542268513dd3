package org.eduverify.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.eduverify.EducationCustomerVerification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs the program on a PostgreSQL server that is configured, as in production. */
class ConfiguredDatabaseTest {

  @TempDir private Path folder;

  @Test
  void onAConfiguredDatabaseThereAreNoDemoUsersOrCustomers() throws IOException {
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().setDataDirectory(folder.resolve("server")).start();
        ConfigurableApplicationContext program =
            new SpringApplicationBuilder(EducationCustomerVerification.class)
                .profiles("test")
                .run(
                    "--server.port=0",
                    "--eduverify.data-dir=" + folder.resolve("unused"),
                    "--eduverify.demo-customers=true",
                    "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                    "--spring.datasource.username=postgres",
                    "--camunda.bpm.admin-user.id=first-admin",
                    "--camunda.bpm.admin-user.password=From-the-environment-1")) {
      JdbcClient jdbc = program.getBean(JdbcClient.class);
      IdentityService identity = program.getBean(IdentityService.class);

      assertThat(jdbc.sql("select count(*) from eduverify.customer").query(Long.class).single()).isZero();
      assertThat(jdbc.sql("select count(*) from eduverify.institution").query(Long.class).single()).isPositive();
      assertThat(identity.createUserQuery().list()).singleElement().satisfies(user -> assertThat(user.getId()).isEqualTo("first-admin"));
      assertThat(identity.createGroupQuery().groupId("support-agent").count()).isEqualTo(1);
      assertThat(program.getBean(RepositoryService.class).createProcessDefinitionQuery().count()).isEqualTo(1);
      assertThat(folder.resolve("unused")).doesNotExist();
    }
  }
}
