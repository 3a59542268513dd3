package org.eduverify.api;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.eduverify.directory.imports.CsvMapping;
import org.eduverify.directory.imports.ImportRequest;
import org.eduverify.directory.imports.ReadyMappings;
import org.eduverify.directory.imports.RegisterFormat;
import org.eduverify.platform.Refusal;

/**
 * Turns the parameters of an import into a request.
 *
 * <p>For the format csv, {@code mapping} selects a ready mapping, or {@code map.<field>} names the column of a field. Words of
 * the columns of status and kind are given as {@code status.open=1|3} and {@code kind.library=Library|Bookmobile}. See {@link
 * CsvMapping} for the rest.
 */
final class ImportParameters {

    private static final String COLUMN = "map.";
    private static final String STATUS = "status.";
    private static final String KIND = "kind.";

    private ImportParameters() {}

    /**
     * @param size length of the request's body, or -1 if it is unknown
     */
    static ImportRequest request(Map<String, String> parameters, String operator, long size) {
        boolean mapped = parameters.containsKey("mapping");
        RegisterFormat format = mapped && !parameters.containsKey("format")
                ? RegisterFormat.CSV
                : RegisterFormat.ofId(parameters.get("format"));
        CsvMapping mapping = format == RegisterFormat.CSV ? mapping(parameters) : null;
        String register = Optional.ofNullable(parameters.get("register"))
                .or(() -> Optional.ofNullable(mapping).map(CsvMapping::register))
                .or(format::usualRegister)
                .orElseThrow(() -> Refusal.invalid("register", ApiReason.REQUIRED_REGISTER));
        String address = parameters.get("address");
        return new ImportRequest(
                format,
                mapping,
                register,
                parameters.getOrDefault("release", LocalDate.now(ZoneOffset.UTC).toString()),
                parameters.get("file"),
                operator,
                size < 0 || address != null ? OptionalLong.empty() : OptionalLong.of(size),
                address);
    }

    private static CsvMapping mapping(Map<String, String> parameters) {
        String country = parameters.get("country");
        String kind = parameters.get("kind");
        if (parameters.containsKey("mapping")) {
            return ReadyMappings.get(parameters.get("mapping")).with(country, kind, parameters.get("register"));
        }
        return new CsvMapping(
                startingWith(COLUMN, parameters),
                country,
                kind,
                words(startingWith(KIND, parameters)),
                words(startingWith(STATUS, parameters)),
                parameters.get("scheme"),
                parameters.get("parent.scheme"),
                parameters.get("parent.kind"),
                null);
    }

    private static Map<String, String> startingWith(String start, Map<String, String> parameters) {
        Map<String, String> found = new HashMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(start)) {
                found.put(name.substring(start.length()), value);
            }
        });
        return found;
    }

    private static Map<String, List<String>> words(Map<String, String> lists) {
        Map<String, List<String>> words = new HashMap<>();
        lists.forEach((name, list) -> words.put(name, List.of(list.split("\\|"))));
        return words;
    }
}
