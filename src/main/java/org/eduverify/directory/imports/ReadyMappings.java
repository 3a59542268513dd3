package org.eduverify.directory.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eduverify.platform.Refusal;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The mappings that ship with the program, one JSON file each in {@code registers/}. A mapping is named after its file
 * without the ending.
 */
public final class ReadyMappings {

    private static final String ENDING = ".json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReadyMappings() {}

    /** The names of all mappings. */
    public static List<String> names() {
        return Arrays.stream(files("*"))
                .map(file -> file.getFilename().substring(0, file.getFilename().length() - ENDING.length()))
                .sorted()
                .toList();
    }

    /**
     * The mapping of this name.
     *
     * @throws Refusal if there is none
     */
    public static CsvMapping get(String name) {
        if (!names().contains(name)) {
            throw Refusal.invalid("mapping", ImportReason.INVALID_MAPPING_UNKNOWN, String.join(", ", names()));
        }
        try (InputStream content = files(name)[0].getInputStream()) {
            return JSON.readValue(content, CsvMapping.class);
        } catch (IOException broken) {
            throw new IllegalStateException("The mapping %s cannot be read".formatted(name), broken);
        }
    }

    /** The mapping in a file, or the one that ships under this name if there is no such file. */
    static CsvMapping read(String fileOrName) throws IOException {
        Path file = Path.of(fileOrName);
        if (!Files.exists(file) && names().contains(fileOrName)) {
            return get(fileOrName);
        }
        try {
            return JSON.readValue(file.toFile(), CsvMapping.class);
        } catch (IOException failure) {
            throw new IOException("The mapping %s cannot be read: %s".formatted(file, failure.getMessage()), failure);
        }
    }

    private static Resource[] files(String name) {
        try {
            return new PathMatchingResourcePatternResolver().getResources("classpath*:registers/" + name + ENDING);
        } catch (IOException failure) {
            throw new IllegalStateException("The mappings cannot be read", failure);
        }
    }
}
