package org.eduverify.directory.imports;

import org.eduverify.platform.Messages;
import org.eduverify.platform.Reason;

/** Why an import of a register is refused or fails. The sentences are in {@code messages/import-refusals.properties}. */
public enum ImportReason implements Reason {
    UNKNOWN("import.unknown"),
    RUNNING("import.running"),
    UNKNOWN_REGISTER("register.unknown"),
    REGISTER_EXISTS("register.exists"),
    INVALID_ADDRESS("INVALID_ADDRESS"),
    ADDRESS_AND_FILE("INVALID_ADDRESS.andFile"),
    DOWNLOAD_REFUSED_HOST("DOWNLOAD_REFUSED.host"),
    DOWNLOAD_REFUSED_PRIVATE("DOWNLOAD_REFUSED.private"),
    DOWNLOAD_REFUSED_REDIRECT("DOWNLOAD_REFUSED.redirect"),
    DOWNLOAD_FAILED("DOWNLOAD_FAILED"),
    DOWNLOAD_FAILED_STATUS("DOWNLOAD_FAILED.status"),
    DOWNLOAD_FAILED_STALLED("DOWNLOAD_FAILED.stalled"),
    DOWNLOAD_FAILED_TOO_SLOW("DOWNLOAD_FAILED.tooSlow"),
    DOWNLOAD_TOO_LARGE("DOWNLOAD_TOO_LARGE"),
    RELEASE_INCOMPLETE("release.incomplete"),
    UNKNOWN_FORMAT("UNKNOWN_FORMAT"),
    INVALID_LABEL("INVALID_LABEL"),
    INVALID_MAPPING_MISSING("INVALID_MAPPING.missing"),
    INVALID_MAPPING_UNKNOWN("INVALID_MAPPING.unknown"),
    INVALID_MAPPING_UNKNOWN_STATUS("INVALID_MAPPING.unknownStatus"),
    INVALID_MAPPING_UNKNOWN_SCHEME("INVALID_MAPPING.unknownScheme"),
    INVALID_MAPPING_UNKNOWN_FIELD("INVALID_MAPPING.unknownField"),
    INVALID_MAPPING_NO_ID_OR_NAME("INVALID_MAPPING.noIdOrName"),
    INVALID_MAPPING_NO_COUNTRY("INVALID_MAPPING.noCountry"),
    INVALID_MAPPING_NO_KIND("INVALID_MAPPING.noKind"),
    INVALID_MAPPING_UNKNOWN_KIND("INVALID_MAPPING.unknownKind"),
    INVALID_MAPPING_UNKNOWN_COUNTRY("INVALID_MAPPING.unknownCountry"),
    EMPTY_FILE("EMPTY_FILE"),
    CUT_OFF("CUT_OFF"),
    INVALID_UTF_8("INVALID_UTF_8"),
    INVALID_UTF_8_IN_LINE("INVALID_UTF_8.inLine"),
    BROKEN_JSON("BROKEN_JSON"),
    BROKEN_JSON_IN_LINE("BROKEN_JSON.inLine"),
    BROKEN_ZIP("BROKEN_ZIP"),
    NOTHING_TO_READ("NOTHING_TO_READ"),
    ZIP_BOMB("ZIP_BOMB"),
    ZIP_BOMB_FILES("ZIP_BOMB.files"),
    RECORD_TOO_LONG("RECORD_TOO_LONG"),
    RECORD_TOO_LONG_IN_LINE("RECORD_TOO_LONG.inLine"),
    WRONG_FORMAT("WRONG_FORMAT"),
    WRONG_FORMAT_ROR_VERSION1("WRONG_FORMAT.rorVersion1"),
    WRONG_FORMAT_NO_ARRAY("WRONG_FORMAT.noArray"),
    WRONG_FORMAT_NO_CSV("WRONG_FORMAT.noCsv"),
    WRONG_FORMAT_OPEN_QUOTE("WRONG_FORMAT.openQuote"),
    WRONG_FORMAT_NO_COLUMN("WRONG_FORMAT.noColumn"),
    NO_USABLE_ROW("NO_USABLE_ROW"),
    TOO_FEW_USABLE_ROWS("TOO_FEW_USABLE_ROWS"),
    UPLOAD_ABORTED("UPLOAD_ABORTED");

    private static final Messages SENTENCES = new Messages("messages/import-refusals");

    private final String key;

    ImportReason(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Messages sentences() {
        return SENTENCES;
    }
}
