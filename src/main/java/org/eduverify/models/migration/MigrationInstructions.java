package org.eduverify.models.migration;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.io.Resource;

/**
 * An instruction file: what the migration to another minor version cannot know by itself.
 *
 * @param instructions elements that are called differently, or lie elsewhere, in the new version
 * @param dueDates variables of a subprocess that instances begun before lack
 */
record MigrationInstructions(List<Instruction> instructions, List<DueDate> dueDates) {

    /** Nothing but equal ids, as for a patch. */
    static final MigrationInstructions NONE = new MigrationInstructions(List.of(), List.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param from element of the old version
     * @param to element of the new version
     * @param updateEventTrigger whether a timer or message begins anew, as the new version has it
     */
    record Instruction(String from, String to, boolean updateEventTrigger) {

        Instruction {
            Objects.requireNonNull(from);
            Objects.requireNonNull(to);
        }
    }

    /**
     * @param timer boundary timer of the new version
     * @param variable is set, inside what the timer watches, to the time when the timer fires
     */
    record DueDate(String timer, String variable) {

        DueDate {
            Objects.requireNonNull(timer);
            Objects.requireNonNull(variable);
        }
    }

    MigrationInstructions {
        instructions = instructions == null ? List.of() : List.copyOf(instructions);
        dueDates = dueDates == null ? List.of() : List.copyOf(dueDates);
    }

    /** Empty if the file is not written as it must be. */
    static Optional<MigrationInstructions> read(Resource file) {
        try (InputStream content = file.getInputStream()) {
            return Optional.ofNullable(JSON.readValue(content, MigrationInstructions.class));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
