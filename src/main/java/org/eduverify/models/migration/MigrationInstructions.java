package org.eduverify.models.migration;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.io.Resource;

/**
 * An instruction file for the migration to another minor version.
 *
 * @param instructions elements that have a different id or a different scope in the new version
 * @param dueDates variables of a subprocess that older instances do not have yet
 */
record MigrationInstructions(List<Instruction> instructions, List<DueDate> dueDates) {

    /** No instructions: only elements with equal ids are mapped, as for a patch. */
    static final MigrationInstructions NONE = new MigrationInstructions(List.of(), List.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param from element id in the old version
     * @param to element id in the new version
     * @param updateEventTrigger whether a timer or message is replaced by the definition of the new version
     */
    record Instruction(String from, String to, boolean updateEventTrigger) {

        Instruction {
            Objects.requireNonNull(from);
            Objects.requireNonNull(to);
        }
    }

    /**
     * @param timer id of a boundary timer in the new version
     * @param variable variable that is set, in the scope the timer is attached to, to the time when the timer fires
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

    /** Reads an instruction file; empty if the file is invalid. */
    static Optional<MigrationInstructions> read(Resource file) {
        try (InputStream content = file.getInputStream()) {
            return Optional.ofNullable(JSON.readValue(content, MigrationInstructions.class));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
