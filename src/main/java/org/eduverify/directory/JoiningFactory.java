package org.eduverify.directory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Creates joinings for imports, which may run on connections of their own. */
@Component
public class JoiningFactory {

    private final NameWords words;
    private final DomainOwners owners;

    JoiningFactory(NameWords words, DomainOwners owners) {
        this.words = words;
        this.owners = owners;
    }

    /** A joining in the transaction that this client works in. */
    public InstitutionJoining with(JdbcClient jdbc) {
        return new InstitutionJoining(jdbc, words, owners);
    }
}
