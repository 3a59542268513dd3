package org.eduverify.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The pictures of the process belong to the model as it is. This test reads them without a browser; the checks in .ci
 * draw them again and compare.
 */
class ProcessPictureTest {

    private static final Path MODEL = Path.of("bpmn/education-customer-verification.bpmn");
    private static final String FULL = "education-customer-verification.svg";
    private static final String OVERVIEW = "overview.svg";
    private static final Pattern ARROWHEAD = Pattern.compile("marker-end:\\s*url\\([\"']?#([^\"')]+)[\"']?\\)");

    private final BpmnModelInstance model = Bpmn.readModelFromFile(MODEL.toFile());

    @ParameterizedTest
    @ValueSource(strings = {FULL, OVERVIEW})
    void aPictureIsDrawnFromTheModelAsItIs(String file) throws Exception {
        String text = Files.readString(MODEL).replace("\r\n", "\n");
        assertThat(picture(file).getDocumentElement().getAttribute("data-model-sha256"))
                .as("bpmn/%s is not up to date: run npm run --prefix .ci render", file)
                .isEqualTo(Hashing.sha256()
                        .hashString(text, StandardCharsets.UTF_8)
                        .toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {FULL, OVERVIEW})
    void everySequenceFlowOfAPictureHasAnArrowhead(String file) throws Exception {
        Document picture = picture(file);
        Map<String, Element> drawn = drawn(picture);
        Collection<String> markers = elements(picture, "marker")
                .map(marker -> marker.getAttribute("id"))
                .toList();
        Collection<String> flows = model.getModelElementsByType(SequenceFlow.class).stream()
                .map(SequenceFlow::getId)
                .filter(drawn::containsKey)
                .toList();
        assertThat(flows).isNotEmpty().allSatisfy(flow -> assertThat(arrowhead(drawn.get(flow)))
                .hasValueSatisfying(marker -> assertThat(markers).containsOnlyOnce(marker)));
    }

    @Test
    void theFullPictureShowsEveryElementWithItsLabel() throws Exception {
        Map<String, Element> drawn = drawn(picture(FULL));
        assertThat(drawn).containsKeys(names().keySet().toArray(String[]::new));
        assertThat(labels(drawn))
                .isEqualTo(names().entrySet().stream()
                        .filter(name -> !name.getValue().isEmpty())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Test
    void theOverviewShowsNothingButElementsOfTheModelWithTheirLabels() throws Exception {
        Map<String, Element> drawn = drawn(picture(OVERVIEW));
        Map<String, String> labels = labels(drawn);
        assertThat(labels).isNotEmpty();
        assertThat(names()).containsAllEntriesOf(labels);
        assertThat(drawn.keySet().stream().filter(id -> !id.endsWith("_label"))).isSubsetOf(names().keySet());
    }

    @Test
    void theOverviewFitsThePageOfTheReadme() throws Exception {
        assertThat(Integer.parseInt(picture(OVERVIEW).getDocumentElement().getAttribute("width")))
                .isLessThanOrEqualTo(1250);
    }

    /** Names of all elements of the model by id, without spaces because lines are wrapped; empty without a name. */
    private Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        model.getModelElementsByType(FlowElement.class)
                .forEach(element -> names.put(element.getId(), withoutSpaces(element.getName())));
        model.getModelElementsByType(TextAnnotation.class)
                .forEach(note ->
                        names.put(note.getId(), withoutSpaces(note.getText().getTextContent())));
        return names;
    }

    /** What is written in or beside each drawn element, by the element's id. */
    private static Map<String, String> labels(Map<String, Element> drawn) {
        return drawn.entrySet().stream()
                .filter(entry -> entry.getValue().getElementsByTagName("text").getLength() > 0)
                .collect(Collectors.toMap(
                        entry -> entry.getKey().replaceFirst("_label$", ""),
                        entry -> withoutSpaces(entry.getValue().getTextContent())));
    }

    private static String withoutSpaces(String text) {
        return text == null ? "" : text.replaceAll("\\s", "");
    }

    /** The parts of a picture that show an element, by the id by which pages mark them. */
    private static Map<String, Element> drawn(Document picture) {
        return elements(picture, "g")
                .filter(group -> group.hasAttribute("data-element-id"))
                .collect(Collectors.toMap(group -> group.getAttribute("data-element-id"), group -> group));
    }

    private static Optional<String> arrowhead(Element flow) {
        return elements(flow.getElementsByTagName("path"))
                .map(path -> ARROWHEAD.matcher(path.getAttribute("style")))
                .filter(Matcher::find)
                .map(style -> style.group(1))
                .findFirst();
    }

    private static Stream<Element> elements(Document picture, String name) {
        return elements(picture.getElementsByTagName(name));
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).<Node>mapToObj(nodes::item).map(Element.class::cast);
    }

    private static Document picture(String file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        // A picture is put into pages, so it must not refer to a document type elsewhere.
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(Path.of("bpmn", file)))));
    }
}
