package org.eduverify.models.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eduverify.process.model.FormFieldNames;
import org.eduverify.process.model.ProcessVariable;
import org.eduverify.process.model.ProcessVariables;

/** Looks at one Camunda Form, and says in analysts' words what is wrong with it. */
class FormCheck {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** What Tasklist 7.24 cannot show, or sends back as something that the engine cannot take. */
    private static final Set<String> NOT_IN_TASKLIST = Set.of("filepicker", "documentPreview");

    private static final Set<String> VARIABLES =
            ProcessVariables.ALL.stream().map(ProcessVariable::name).collect(Collectors.toUnmodifiableSet());

    private FormCheck() {}

    /** The id that the form gives itself; empty if it is no form. */
    static Optional<String> id(byte[] content) {
        try {
            return Optional.ofNullable(JSON.readTree(content))
                    .map(form -> form.path("id").asText())
                    .filter(id -> !id.isEmpty());
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    static List<Finding> check(String file, byte[] content) {
        List<Finding> findings = new ArrayList<>();
        JsonNode form;
        try {
            form = JSON.readTree(content);
        } catch (JsonProcessingException noJson) {
            return List.of(new Finding(file, "", "is no form that can be read", "save it with Camunda Modeler"));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        String id = form.path("id").asText();
        if (!file.replaceFirst(".*/", "").equals(id + ".form")) {
            findings.add(new Finding(
                    file,
                    "",
                    "has the id '%s'".formatted(id),
                    "call the file %s.form, or change the id".formatted(id)));
        }
        components(file, form, findings);
        return findings;
    }

    private static void components(String file, JsonNode parent, List<Finding> findings) {
        for (JsonNode component : parent.path("components")) {
            String label = component.path("label").asText(component.path("id").asText());
            String key = component.path("key").asText();
            if (NOT_IN_TASKLIST.contains(component.path("type").asText())) {
                findings.add(new Finding(
                        file,
                        label,
                        "is a %s, which Tasklist cannot show"
                                .formatted(component.path("type").asText()),
                        "use another kind of field"));
            }
            if (VARIABLES.contains(key)) {
                findings.add(new Finding(
                        file,
                        label,
                        "is called like the process variable '%s'".formatted(key),
                        "use one of " + known()));
            } else if (!key.isEmpty() && !FormFieldNames.ALL.contains(key)) {
                findings.add(new Finding(
                        file,
                        label,
                        "asks for '%s', which the program does not know, so what is entered would be lost"
                                .formatted(key),
                        "use one of " + known()));
            }
            components(file, component, findings);
        }
    }

    private static String known() {
        return String.join(", ", FormFieldNames.ALL);
    }
}
