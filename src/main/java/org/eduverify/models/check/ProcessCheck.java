package org.eduverify.models.check;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** Checks one process: what it refers to, and how it flows. */
class ProcessCheck {

    private ProcessCheck() {}

    static List<Finding> check(String file, BpmnModelInstance model, ModelContext context) {
        return Stream.concat(
                        new ProcessFlowCheck(file, model, context).check().stream(),
                        new ProcessReferenceCheck(file, model, context).check().stream())
                .toList();
    }
}
