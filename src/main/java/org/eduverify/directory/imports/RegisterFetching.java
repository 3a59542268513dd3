package org.eduverify.directory.imports;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.eduverify.directory.imports.RegisterImports.Outcome;
import org.eduverify.platform.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/**
 * Imports register files from https addresses. The server is asked for the file only if it has changed since the last import.
 * The meter {@code eduverify.directory.import} counts the fetched imports by register and outcome.
 */
@Service
public class RegisterFetching {

    private static final String METER = "eduverify.directory.import";

    private final RegisterImports imports;
    private final ReleaseRepository releases;
    private final DirectoryProperties.Download limits;
    private final Predicate<InetAddress> allowed;
    private final SSLContext tls;
    private final MeterRegistry meters;

    @Autowired
    RegisterFetching(
            RegisterImports imports, ReleaseRepository releases, DirectoryProperties settings, MeterRegistry meters)
            throws NoSuchAlgorithmException {
        this(
                imports,
                releases,
                settings.configuredImport().download(),
                address -> settings.configuredImport().download().allowPrivateAddresses()
                        || PublicAddresses.isPublic(address),
                SSLContext.getDefault(),
                meters);
    }

    RegisterFetching(
            RegisterImports imports,
            ReleaseRepository releases,
            DirectoryProperties.Download limits,
            Predicate<InetAddress> allowed,
            SSLContext tls,
            MeterRegistry meters) {
        this.imports = imports;
        this.releases = releases;
        this.limits = limits;
        this.allowed = allowed;
        this.tls = tls;
        this.meters = meters;
    }

    /**
     * Imports the file at the address of the request. An unchanged file imports nothing.
     *
     * @throws Refusal if the file cannot be had or used, or another import of the register is running; the former release
     *     stays
     */
    public Outcome fetch(ImportRequest request) {
        URI address = RegisterDownload.address(request.address())
                .orElseThrow(() -> Refusal.invalid("address", ImportReason.INVALID_ADDRESS));
        Validators former = releases.fetched(request)
                .map(ReleaseRepository.Fetched::validators)
                .orElse(Validators.NONE);
        String outcome = "failed";
        try (RegisterDownload download = new RegisterDownload(limits, allowed, tls)) {
            Outcome result = imports.run(request, () -> download.open(address, former));
            outcome = result.unchanged() ? "unchanged" : "complete";
            return result;
        } catch (Refusal refusal) {
            outcome = refusal.kind() == Refusal.Kind.CONFLICT ? "running" : outcome;
            throw refusal;
        } finally {
            meters.counter(
                            METER,
                            "register",
                            Optional.ofNullable(request.register()).orElse(""),
                            "outcome",
                            outcome)
                    .increment();
        }
    }
}
