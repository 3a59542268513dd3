package org.eduverify.offers.catalogue;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.eduverify.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The releases of the catalogue. An import becomes current at once and completely, or not at all. */
@Service
@Transactional
public class Catalogues {

    /**
     * What came of an import.
     *
     * @param unchanged true if exactly this file was imported before; the release is the one of then
     */
    public record Outcome(CatalogueRelease release, boolean unchanged) {}

    private record Loaded(long release, Catalogue catalogue) {}

    private static final Logger LOG = LoggerFactory.getLogger(Catalogues.class);
    private static final int LONGEST_LABEL = 100;
    private static final Pattern CONTROL_CHARACTER = Pattern.compile("\\p{C}");

    private final CatalogueRepository repository;
    private final Clock clock;
    private final AtomicReference<Loaded> loaded = new AtomicReference<>();

    Catalogues(CatalogueRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** The current release; a catalogue without offers as long as none is imported. */
    public Catalogue current() {
        Optional<Long> release = repository.currentRelease();
        if (release.isEmpty()) {
            return Catalogue.EMPTY;
        }
        Loaded known = loaded.get();
        if (known == null || known.release() != release.get()) {
            // a release never changes, so it is read once
            known = new Loaded(release.get(), new Catalogue(repository.offers(release.get())));
            loaded.set(known);
        }
        return known.catalogue();
    }

    /**
     * Imports a file and makes it the current release, unless exactly this file was imported before.
     *
     * @param file see {@code src/docs/offers.md} for the format
     * @param release what the release is named, 1 to 100 characters
     * @param fileName null if it is not known
     * @throws Refusal with the faults of the file, each with its line; the former release stays current
     */
    public Outcome importFile(byte[] file, String release, String fileName, String importedBy) {
        if (isUnfit(release) || fileName != null && isUnfit(fileName)) {
            throw Refusal.invalid("release", CatalogueReason.INVALID_LABEL, LONGEST_LABEL);
        }
        repository.lock();
        String checksum = checksum(file);
        Optional<CatalogueRelease> same = repository.ofFile(checksum);
        if (same.isPresent()) {
            LOG.info("The catalogue {} is imported already and changes nothing", release);
            return new Outcome(same.get(), true);
        }
        List<Offer> offers = CatalogueFile.read(file);
        long id = repository.insert(release, checksum, fileName, importedBy, clock.instant(), offers);
        repository.makeCurrent(id);
        LOG.info("Imported the catalogue {} with {} offers", release, offers.size());
        return new Outcome(get(id), false);
    }

    private static boolean isUnfit(String label) {
        return label.isBlank()
                || label.length() > LONGEST_LABEL
                || CONTROL_CHARACTER.matcher(label).find();
    }

    /** All releases, newest first. */
    public List<CatalogueRelease> releases() {
        return repository.releases();
    }

    /**
     * One release.
     *
     * @throws Refusal if there is none with this id
     */
    public CatalogueRelease get(long id) {
        return repository
                .find(id)
                .orElseThrow(() -> Refusal.notFound(CatalogueReason.UNKNOWN_RELEASE, Long.toString(id)));
    }

    /**
     * Sells from this release from now on.
     *
     * @throws Refusal if there is no such release
     */
    public CatalogueRelease makeCurrent(long id) {
        repository.lock();
        get(id);
        repository.makeCurrent(id);
        CatalogueRelease release = get(id);
        LOG.info("The catalogue {} (release {}) is the current one now", release.release(), id);
        return release;
    }

    private static String checksum(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
