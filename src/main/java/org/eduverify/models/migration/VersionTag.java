package org.eduverify.models.migration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Semantic version of a model, as its version tag says it: major.minor.patch. */
record VersionTag(int major, int minor, int patch) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");

    /** Empty if there is no tag, or it is none of three numbers. */
    static Optional<VersionTag> of(String tag) {
        Matcher written = WRITTEN.matcher(tag == null ? "" : tag.strip());
        return written.matches()
                ? Optional.of(new VersionTag(
                        Integer.parseInt(written.group(1)),
                        Integer.parseInt(written.group(2)),
                        Integer.parseInt(written.group(3))))
                : Optional.empty();
    }

    /** The versions that patches are exchanged between: major.minor. */
    String line() {
        return "%d.%d".formatted(major, minor);
    }
}
