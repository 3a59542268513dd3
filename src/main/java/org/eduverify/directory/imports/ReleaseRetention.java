package org.eduverify.directory.imports;

import java.util.List;

/** Removes releases that are not needed any more. */
final class ReleaseRetention {

    private final RegisterLock lock;

    ReleaseRetention(RegisterLock lock) {
        this.lock = lock;
    }

    /** Keeps the current release, the newest complete ones and the newest reports of failures. */
    void keepNewest(int releases, int failures) {
        List<Long> old = superfluous("COMPLETE", releases);
        for (long id : old) {
            // the row locks keep others from making it current meanwhile
            CurrentRelease.lockRows(lock.jdbc(), lock.register());
            if (superfluous("COMPLETE", releases).contains(id)) {
                delete(id);
            }
            lock.commit();
        }
        if (!old.isEmpty()) {
            lock.vacuum();
        }
        for (long id : superfluous("FAILED", failures)) {
            delete(id);
            lock.commit();
        }
    }

    /** Removes the register with all its releases; decisions leave it out from the first step on. */
    void removeAll() {
        CurrentRelease.none(lock.jdbc(), lock.register());
        lock.commit();
        List<Long> ids = lock.jdbc()
                .sql("select id from eduverify.register_release where register = ? order by id")
                .param(lock.register())
                .query(Long.class)
                .list();
        for (long id : ids) {
            delete(id);
            lock.commit();
        }
        lock.vacuum();
    }

    private void delete(long id) {
        InstitutionTables.delete(lock.jdbc(), id);
        lock.jdbc()
                .sql("delete from eduverify.register_release where id = ?")
                .param(id)
                .update();
    }

    private List<Long> superfluous(String state, int kept) {
        return lock.jdbc()
                .sql("""
            select id from (select id, current from eduverify.register_release
                            where register = ? and state = ? order by current desc, id desc offset ?) r
            where not current
            """)
                .params(lock.register(), state, kept)
                .query(Long.class)
                .list();
    }
}
