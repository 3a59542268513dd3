package org.eduverify.directory.imports;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables that hold the entries of releases. */
final class InstitutionTables {

    static final String ALL = "eduverify.institution, eduverify.institution_name, eduverify.institution_domain,"
            + " eduverify.institution_mailbox, eduverify.institution_identifier, eduverify.institution_parent";

    private InstitutionTables() {}

    /** Deletes all entries of a release. */
    static void delete(JdbcClient jdbc, long release) {
        jdbc.sql("""
            with gone as (select id from eduverify.institution where release_id = ?),
                 names as (delete from eduverify.institution_name n using gone where n.institution_id = gone.id),
                 domains as (delete from eduverify.institution_domain d using gone where d.institution_id = gone.id),
                 mailboxes as (delete from eduverify.institution_mailbox m using gone where m.institution_id = gone.id),
                 identifiers as (
                   delete from eduverify.institution_identifier t using gone where t.institution_id = gone.id),
                 parents as (delete from eduverify.institution_parent p using gone where p.institution_id = gone.id)
            delete from eduverify.institution i using gone where i.id = gone.id
            """).param(release).update();
    }
}
