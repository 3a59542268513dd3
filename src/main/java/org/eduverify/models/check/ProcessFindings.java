package org.eduverify.models.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.eduverify.models.ElementLabel;

/** Collects findings about the elements of one process. */
abstract class ProcessFindings {

    private static final Pattern BEAN = Pattern.compile("[$#]\\{(\\w+)}");

    private final String file;
    private final List<Finding> findings = new ArrayList<>();

    ProcessFindings(String file) {
        this.file = file;
    }

    final List<Finding> findings() {
        return List.copyOf(findings);
    }

    final void addIf(boolean wrong, BaseElement element, String problem, String remedy) {
        if (wrong) {
            findings.add(new Finding(file, label(element), problem, remedy));
        }
    }

    private static String label(BaseElement element) {
        String name = element instanceof FlowElement flow
                ? flow.getName()
                : element instanceof Process process ? process.getName() : null;
        return ElementLabel.nameAndId(name, element.getId());
    }

    /** The bean that a delegate expression refers to; empty if the expression is missing or has another form. */
    static String beanName(String expression) {
        Matcher bean = BEAN.matcher(String.valueOf(expression));
        return bean.matches() ? bean.group(1) : "";
    }

    static String list(Collection<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }
}
