package org.eduverify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the settings table of the guide for operators with the metadata of all {@code @ConfigurationProperties}. */
class SettingsTableTest {

    private static final Path GUIDE = Path.of("src/docs/operations.md");
    private static final String METADATA = "/META-INF/spring-configuration-metadata.json";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(eduverify\\.[^`]+)` \\| (.+) \\| (.+) \\|$");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final String NO_DEFAULT = "";
    private static final String EMPTY_LIST = "[]";

    @Test
    void everySettingIsDocumentedWithItsDefault() throws IOException {
        assertThat(documented()).isEqualTo(existing());
    }

    @Test
    void everySettingIsDescribedInTheMetadata() throws IOException {
        for (JsonNode property : metadata().get("properties")) {
            assertThat(property.path("description").asText())
                    .as(property.get("name").asText())
                    .isNotBlank();
        }
    }

    @Test
    void theTableIsSortedByName() throws IOException {
        assertThat(rows().map(row -> row.group(1))).isSorted().doesNotHaveDuplicates();
    }

    /** The defaults by name. A default in words, such as "none", means that the setting has no fixed default. */
    private static Map<String, String> documented() throws IOException {
        return rows().collect(Collectors.toMap(
                row -> row.group(1),
                row -> {
                    Matcher code = CODE.matcher(row.group(3).strip());
                    return code.matches() ? code.group(1) : NO_DEFAULT;
                },
                (first, second) -> second,
                TreeMap::new));
    }

    private static Stream<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(GUIDE)).results();
    }

    private static Map<String, String> existing() throws IOException {
        Map<String, String> defaults = new TreeMap<>();
        for (JsonNode property : metadata().get("properties")) {
            String name = property.get("name").asText();
            if (name.startsWith("eduverify.")) {
                defaults.put(
                        name,
                        Optional.ofNullable(property.get("defaultValue"))
                                .filter(JsonNode::isValueNode)
                                .map(JsonNode::asText)
                                .filter(value -> !value.equals(EMPTY_LIST))
                                .orElse(NO_DEFAULT));
            }
        }
        return defaults;
    }

    private static JsonNode metadata() throws IOException {
        try (InputStream file = SettingsTableTest.class.getResourceAsStream(METADATA)) {
            return new ObjectMapper().readTree(file);
        }
    }
}
