package org.eduverify.models;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Semantic version of a model, read from its version tag: major.minor.patch. */
public record VersionTag(int major, int minor, int patch) {

    private static final Pattern FORMAT = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");

    /**
     * Reads a version tag.
     *
     * @param tag the attribute of the model; may be null
     * @return empty if the tag is missing or does not consist of three numbers of at most six digits
     */
    public static Optional<VersionTag> of(String tag) {
        Matcher format = FORMAT.matcher(tag == null ? "" : tag);
        return format.matches()
                ? Optional.of(new VersionTag(
                        Integer.parseInt(format.group(1)),
                        Integer.parseInt(format.group(2)),
                        Integer.parseInt(format.group(3))))
                : Optional.empty();
    }

    /** Major and minor version, as in {@code 1.2}. Versions of the same line differ only by patches. */
    public String line() {
        return "%d.%d".formatted(major, minor);
    }
}
