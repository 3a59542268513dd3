package org.eduverify.models.check;

import static org.camunda.bpm.model.bpmn.impl.BpmnModelConstants.CAMUNDA_NS;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.eduverify.models.ElementLabel;
import org.eduverify.process.model.EducationCustomerVerificationModel;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Rejects models that could run code which is not part of the program: scripts, classes, connectors, method calls in
 * expressions, custom Tasklist pages, and XML that refers to other files. A model may only refer to delegates, listeners
 * and deadlines, and compare variables. The rules are the same for everyone who deploys.
 */
public class ModelSafety {

    private static final Set<String> SCRIPTS = Set.of("scriptTask", "script");
    private static final Set<String> CODE_ATTRIBUTES =
            Set.of("class", "expression", "formHandlerClass", "variableMappingClass");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{.*?}|[$#]\\{.*", Pattern.DOTALL);
    /** Names, literals and comparisons. Without a dot or a bracket an expression cannot call anything. */
    private static final Pattern HARMLESS = Pattern.compile(
            "[$#]\\{(?:'[^']*'|\"[^\"]*\"|deadlines\\.\\w+\\(\\w*\\)|[\\w\\s!=<>&|?:+-])*}", Pattern.DOTALL);

    private static final Pattern FEEL = Pattern.compile("(?i)|feel|https?://www\\.omg\\.org/spec/.*feel/?");

    /** Checks one file. */
    public List<Finding> check(String file, byte[] content) {
        if (file.endsWith(".form")) {
            return List.of();
        }
        if (!file.endsWith(".bpmn") && !file.endsWith(".dmn")) {
            return List.of(Finding.ofFile(
                    file,
                    "is neither a process (.bpmn), a decision (.dmn) nor a form (.form)",
                    "remove it from the deployment"));
        }
        Document document;
        try {
            document = parse(content);
        } catch (SAXException | IOException unreadable) {
            return List.of(Finding.ofFile(
                    file, "cannot be read as XML: " + unreadable.getMessage(), "save it with Camunda Modeler"));
        }
        List<Finding> findings = new ArrayList<>();
        NodeList elements = document.getElementsByTagName("*");
        for (int index = 0; index < elements.getLength(); index++) {
            check(file, (Element) elements.item(index), findings);
        }
        return findings;
    }

    /**
     * Parses a file that has passed the check.
     *
     * @throws IllegalStateException if the file has not passed it
     */
    public static Document read(byte[] content) {
        try {
            return parse(content);
        } catch (SAXException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Document types are disallowed: they could include external files and expanding entities. */
    private static Document parse(byte[] content) throws SAXException, IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(content));
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void check(String file, Element element, List<Finding> findings) {
        String name = element.getLocalName();
        if (SCRIPTS.contains(name)) {
            findings.add(at(file, element, "runs a script", "use a service task with a delegate of the program"));
        }
        if (name.equals("connector")) {
            findings.add(at(file, element, "uses a connector", "use a service task with a delegate of the program"));
        }
        if (name.equals("formData")) {
            findings.add(at(file, element, "generates a form", "use a Camunda Form (formRef)"));
        }
        if (name.equals("process") && !element.getAttribute("id").equals(EducationCustomerVerificationModel.KEY)) {
            findings.add(at(
                    file,
                    element,
                    "is not the process that this program runs",
                    "keep the process id %s".formatted(EducationCustomerVerificationModel.KEY)));
        }
        NamedNodeMap attributes = element.getAttributes();
        for (int index = 0; index < attributes.getLength(); index++) {
            check(file, element, (Attr) attributes.item(index), findings);
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                checkExpressions(file, element, child.getNodeValue(), findings);
            }
        }
    }

    private void check(String file, Element element, Attr attribute, List<Finding> findings) {
        String name = attribute.getLocalName();
        String value = attribute.getValue();
        if (CAMUNDA_NS.equals(attribute.getNamespaceURI()) || CAMUNDA_NS.equals(element.getNamespaceURI())) {
            if (CODE_ATTRIBUTES.contains(name)) {
                findings.add(at(
                        file,
                        element,
                        "runs its own code (%s = %s)".formatted(name, value),
                        "use a delegate expression"));
            }
            if (name.equals("type") && element.getLocalName().endsWith("Task")) {
                findings.add(at(file, element, "has the type %s".formatted(value), "use a delegate expression"));
            }
            if (name.equals("formKey")) {
                findings.add(
                        at(file, element, "uses its own page (%s)".formatted(value), "use a Camunda Form (formRef)"));
            }
        }
        if (name.equals("language") && element.getLocalName().endsWith("xpression")) {
            findings.add(at(file, element, "is written in %s".formatted(value), "use a plain comparison of variables"));
        }
        if (name.equals("expressionLanguage") && !FEEL.matcher(value).matches() && !isPlainBpmn(element)) {
            findings.add(at(file, element, "is written in %s".formatted(value), "use FEEL"));
        }
        checkExpressions(file, element, value, findings);
    }

    /** In a process the engine ignores this attribute, and modelling tools may write it. */
    private static boolean isPlainBpmn(Element element) {
        return String.valueOf(element.getNamespaceURI()).contains("BPMN");
    }

    private static void checkExpressions(String file, Element element, String text, List<Finding> findings) {
        Matcher expressions = EXPRESSION.matcher(text);
        while (expressions.find()) {
            if (!HARMLESS.matcher(expressions.group()).matches()) {
                findings.add(at(
                        file,
                        element,
                        "contains the expression %s".formatted(expressions.group()),
                        "use a delegate, a listener, a variable or a deadline, or compare a variable with a value"));
            }
        }
    }

    private static Finding at(String file, Element element, String problem, String remedy) {
        return new Finding(file, label(element), problem, remedy);
    }

    /** The label of the element, or of the closest parent that has an id. */
    private static String label(Element element) {
        for (Node around = element; around instanceof Element named; around = around.getParentNode()) {
            if (named.hasAttribute("id")) {
                return ElementLabel.nameAndId(named.getAttribute("name"), named.getAttribute("id"));
            }
        }
        return element.getLocalName();
    }
}
