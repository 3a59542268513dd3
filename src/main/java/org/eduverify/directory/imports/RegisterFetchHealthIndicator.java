package org.eduverify.directory.imports;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/**
 * Shows registers whose last fetch failed, with the reason. The program stays up, because it continues with the former
 * releases.
 */
@Component
class RegisterFetchHealthIndicator extends AbstractHealthIndicator {

    private final ReleaseRepository releases;

    RegisterFetchHealthIndicator(ReleaseRepository releases) {
        super("The fetched registers could not be looked up");
        this.releases = releases;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        for (ImportReport failed : releases.failedFetches()) {
            health.withDetail(failed.register(), "%s: %s".formatted(failed.finishedAt(), failed.failure()));
        }
    }
}
