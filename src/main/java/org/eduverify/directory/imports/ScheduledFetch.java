package org.eduverify.directory.imports;

import java.time.ZoneOffset;
import org.eduverify.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.CronTrigger;
import org.springframework.stereotype.Component;

/**
 * Fetches the register that {@code eduverify.directory.import.address} locates: once the program is ready, and by the schedule.
 * A failure leaves the former release current.
 */
@Component
class ScheduledFetch implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledFetch.class);

    private final RegisterFetching fetching;
    private final ConfiguredImport wanted;
    private final CronTrigger schedule;
    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();

    ScheduledFetch(RegisterFetching fetching, DirectoryProperties settings) {
        this.fetching = fetching;
        this.wanted = new ConfiguredImport(settings);
        if (wanted.hasAddress()) {
            // wrong settings stop the start
            wanted.ofAddress();
            RegisterDownload.address(settings.configuredImport().address())
                    .orElseThrow(() -> new IllegalStateException(
                            "eduverify.directory.import.address must start with https:// and name a host."));
        }
        this.schedule = new CronTrigger(settings.configuredImport().schedule(), ZoneOffset.UTC);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (wanted.hasAddress()) {
            scheduler.setThreadNamePrefix("register-fetch-");
            scheduler.setDaemon(true);
            scheduler.initialize();
            scheduler.execute(this::fetch);
            scheduler.schedule(this::fetch, schedule);
        }
    }

    private void fetch() {
        ImportRequest request = wanted.ofAddress();
        try {
            fetching.fetch(request);
        } catch (Refusal refusal) {
            LOG.error("The register {} was not fetched: {}", request.register(), refusal.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("The register {} was not fetched", request.register(), failure);
        }
    }

    @Override
    public void destroy() {
        scheduler.shutdown();
    }
}
