package org.eduverify.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.eduverify.process.model.ProcessVariable;
import org.eduverify.process.model.ProcessVariables;
import org.junit.jupiter.api.Test;

/**
 * The files that analysts edit in Camunda Modeler: their target engine, the element templates used by the model, and the
 * guide. The templates themselves are validated with the Modeler's libraries in {@code .ci}.
 */
class ModelerFilesTest {

    private static final Path PROCESS = Path.of("bpmn/education-customer-verification.bpmn");
    private static final Path TEMPLATES = Path.of("bpmn/.camunda/element-templates");
    private static final Path GUIDE = Path.of("bpmn/README.md");
    private static final String PLATFORM = "Camunda Platform";
    private static final String VERSION = "7.24.0";
    private static final String MODELER = "http://camunda.org/schema/modeler/1.0";

    private static final Map<Class<?>, String> TYPES =
            Map.of(Boolean.class, "yes or no", Integer.class, "number", String.class, "text", Date.class, "date");
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");

    private final BpmnModelInstance model = Bpmn.readModelFromFile(PROCESS.toFile());

    @Test
    void everyProcessAndTableTargetsTheProgramsEngine() throws IOException {
        for (Path file : files("bpmn", "bpmn", "dmn")) {
            boolean process = file.toString().endsWith(".bpmn");
            DomElement root = (process ? Bpmn.readModelFromFile(file.toFile()) : Dmn.readModelFromFile(file.toFile()))
                    .getDocument()
                    .getRootElement();
            assertThat(root.getAttribute(MODELER, "executionPlatform"))
                    .as("%s: platform", file)
                    .isEqualTo(PLATFORM);
            assertThat(root.getAttribute(MODELER, "executionPlatformVersion"))
                    .as("%s: version", file)
                    .isEqualTo(VERSION);
        }
    }

    @Test
    void everyFormTargetsTheProgramsEngine() throws IOException {
        for (Path file : files("forms", "form")) {
            JsonNode form = json(file);
            assertThat(form.path("executionPlatform").asText())
                    .as("%s: platform", file)
                    .isEqualTo(PLATFORM);
            assertThat(form.path("executionPlatformVersion").asText())
                    .as("%s: version", file)
                    .isEqualTo(VERSION);
        }
    }

    @Test
    void everyUsedTemplateExistsInThatVersionForThatTypeOfElement() throws IOException {
        Map<String, JsonNode> templates = new HashMap<>();
        for (Path file : files(TEMPLATES.toString(), "json")) {
            json(file).forEach(template -> templates.put(template.get("id").asText(), template));
        }
        List<FlowElement> templated = model.getModelElementsByType(FlowElement.class).stream()
                .filter(this::namesTemplate)
                .toList();

        assertThat(templated).isNotEmpty();
        for (FlowElement element : templated) {
            String id = camunda(element, "modelerTemplate");
            assertThat(templates).as("%s: '%s'", PROCESS, element.getId()).containsKey(id);
            JsonNode template = templates.get(id);
            assertThat(camunda(element, "modelerTemplateVersion"))
                    .as("%s: version of the template of '%s'", PROCESS, element.getId())
                    .isEqualTo(template.get("version").asText());
            assertThat(template.get("appliesTo"))
                    .as("%s: '%s'", PROCESS, element.getId())
                    .extracting(JsonNode::asText)
                    .containsExactly("bpmn:" + capital(element.getElementType().getTypeName()));
        }
    }

    @Test
    void everyServiceRuleAndUserTaskUsesATemplate() {
        Set<String> kinds = Set.of("serviceTask", "businessRuleTask", "userTask");
        assertThat(model.getModelElementsByType(Activity.class))
                .filteredOn(activity -> kinds.contains(activity.getElementType().getTypeName()))
                .isNotEmpty()
                .allSatisfy(activity ->
                        assertThat(namesTemplate(activity)).as(activity.getId()).isTrue());
    }

    @Test
    void theGuideListsEveryVariableWithTypeAndWritingElements() throws IOException {
        List<Matcher> rows = Files.readAllLines(GUIDE).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .toList();

        assertThat(rows.stream().map(row -> row.group(1) + ": " + row.group(2)))
                .containsExactlyElementsOf(ProcessVariables.ALL.stream()
                        .map(variable -> variable.name() + ": " + type(variable))
                        .toList());
        Set<String> labels = model.getModelElementsByType(Activity.class).stream()
                .map(Activity::getName)
                .collect(Collectors.toSet());
        for (Matcher row : rows) {
            assertThat(labels)
                    .as("who writes %s", row.group(1))
                    .containsAll(Arrays.asList(row.group(4).split(", ")));
        }
    }

    private static String type(ProcessVariable<?> variable) {
        return TYPES.get(variable.type());
    }

    private boolean namesTemplate(FlowElement element) {
        return camunda(element, "modelerTemplate") != null;
    }

    private static String camunda(FlowElement element, String attribute) {
        return element.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, attribute);
    }

    private static List<Path> files(String folder, String... endings) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            List<Path> found = files.filter(file -> Arrays.stream(endings)
                            .anyMatch(ending -> file.toString().endsWith("." + ending)))
                    .sorted()
                    .toList();
            assertThat(found).as(folder).isNotEmpty();
            return found;
        }
    }

    private static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
