package org.eduverify.directory;

import java.sql.Connection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Creates joinings for imports, which run on connections of their own, and for the caller's transaction. */
@Component
public class JoiningFactory {

    private final JdbcClient jdbc;
    private final NameWords words;
    private final DomainOwners owners;

    JoiningFactory(JdbcClient jdbc, NameWords words, DomainOwners owners) {
        this.jdbc = jdbc;
        this.words = words;
        this.owners = owners;
    }

    /** A joining on this connection, which must not be in auto-commit mode; the caller commits. */
    public InstitutionJoining on(Connection connection) {
        return new InstitutionJoining(
                JdbcClient.create(new SingleConnectionDataSource(connection, true)), words, owners);
    }

    /** A joining in the caller's transaction. */
    public InstitutionJoining inTransaction() {
        return new InstitutionJoining(jdbc, words, owners);
    }
}
