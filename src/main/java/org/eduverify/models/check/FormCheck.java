package org.eduverify.models.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eduverify.process.model.FormFieldNames;
import org.eduverify.process.model.ProcessVariable;
import org.eduverify.process.model.ProcessVariables;

/** Checks a Camunda Form. */
class FormCheck {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Tasklist 7.24 cannot show these, or sends values that the engine cannot accept. */
    private static final Set<String> NOT_IN_TASKLIST = Set.of("filepicker", "documentPreview");

    private static final Set<String> VARIABLES =
            ProcessVariables.ALL.stream().map(ProcessVariable::name).collect(Collectors.toUnmodifiableSet());
    private static final String KNOWN_FIELDS = "use one of " + String.join(", ", FormFieldNames.ALL);

    /**
     * The result of a check.
     *
     * @param id the id in the form; empty if the form cannot be read or has no id
     */
    record Result(Optional<String> id, List<Finding> findings) {}

    private FormCheck() {}

    static Result check(String file, byte[] content) {
        JsonNode form;
        try {
            form = JSON.readTree(content);
        } catch (JsonProcessingException invalid) {
            return new Result(
                    Optional.empty(),
                    List.of(Finding.ofFile(file, "is not a form that can be read", "save it with Camunda Modeler")));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        List<Finding> findings = new ArrayList<>();
        String id = form.path("id").asText();
        if (!file.replaceFirst(".*/", "").equals(id + ".form")) {
            findings.add(Finding.ofFile(
                    file,
                    "has the id '%s'".formatted(id),
                    "rename the file to %s.form, or change the id".formatted(id)));
        }
        checkComponents(file, form, findings);
        return new Result(Optional.of(id).filter(present -> !present.isEmpty()), findings);
    }

    private static void checkComponents(String file, JsonNode parent, List<Finding> findings) {
        for (JsonNode component : parent.path("components")) {
            String label = component.path("label").asText(component.path("id").asText());
            String key = component.path("key").asText();
            String type = component.path("type").asText();
            if (NOT_IN_TASKLIST.contains(type)) {
                findings.add(new Finding(
                        file,
                        label,
                        "is of the type %s, which Tasklist cannot show".formatted(type),
                        "use another type of field"));
            }
            if (VARIABLES.contains(key)) {
                findings.add(new Finding(
                        file, label, "has the same name as the process variable '%s'".formatted(key), KNOWN_FIELDS));
            } else if (!key.isEmpty() && !FormFieldNames.ALL.contains(key)) {
                findings.add(new Finding(
                        file,
                        label,
                        "asks for '%s', which the program does not know, so the value would be lost".formatted(key),
                        KNOWN_FIELDS));
            }
            checkComponents(file, component, findings);
        }
    }
}
