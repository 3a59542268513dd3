package org.eduverify.models.check;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.xml.ModelException;
import org.eduverify.process.Deadlines;
import org.eduverify.process.engine.CachingFeelEngineFactory;
import org.eduverify.process.model.RequiresRetry;
import org.springframework.context.ApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * The one check of models: the build runs it on {@code bpmn/} and {@code forms/}, and every deployment goes through it,
 * whether from the jar, from a folder, or over engine REST. It looks at files that are deployed together, and tells
 * everything that is wrong at once.
 */
@Component
public class ModelCheck {

    private final ApplicationContext program;
    private final ModelSafety safety = new ModelSafety();
    private final CachingFeelEngineFactory feel = new CachingFeelEngineFactory();

    ModelCheck(ApplicationContext program) {
        this.program = program;
    }

    /**
     * What is wrong with files that are to be deployed together, as sentences of the form "file: 'element' problem;
     * remedy".
     *
     * @param files content by name
     * @param deployed contents of decisions that are deployed already, newest versions, by decision
     */
    public List<String> sentences(Map<String, byte[]> files, Map<String, byte[]> deployed) {
        return check(files, deployed).stream().map(Finding::toString).toList();
    }

    public List<Finding> check(Map<String, byte[]> files, Map<String, byte[]> deployed) {
        List<Finding> findings = new ArrayList<>();
        Map<String, byte[]> sorted = new TreeMap<>(files);
        Set<String> unsafe = new TreeSet<>();
        sorted.forEach((file, content) -> {
            List<Finding> found = safety.check(file, content);
            findings.addAll(found);
            if (!found.isEmpty()) {
                unsafe.add(file);
            }
        });
        // nothing else is read out of a file that nobody should read
        unsafe.forEach(sorted.keySet()::remove);

        Map<String, DmnModelInstance> tables = new TreeMap<>();
        Map<String, BpmnModelInstance> processes = new TreeMap<>();
        Set<String> forms = new TreeSet<>();
        sorted.forEach((file, content) -> {
            try {
                if (file.endsWith(".dmn")) {
                    tables.put(file, Dmn.readModelFromStream(new ByteArrayInputStream(content)));
                } else if (file.endsWith(".bpmn")) {
                    processes.put(file, Bpmn.readModelFromStream(new ByteArrayInputStream(content)));
                } else {
                    FormCheck.id(content).ifPresent(forms::add);
                    findings.addAll(FormCheck.check(file, content));
                }
            } catch (ModelException invalid) {
                findings.add(new Finding(
                        file,
                        "",
                        "is not what the standard asks for: " + innermost(invalid),
                        "save it with Camunda Modeler"));
            }
        });
        ModelContext known = known(forms, answers(tables, deployed));
        tables.forEach((file, table) -> findings.addAll(TableCheck.check(file, table, feel)));
        processes.forEach((file, process) -> findings.addAll(ProcessCheck.check(file, process, known)));
        return findings;
    }

    private static Map<String, Map<String, Set<String>>> answers(
            Map<String, DmnModelInstance> tables, Map<String, byte[]> deployed) {
        Map<String, Map<String, Set<String>>> answers = new HashMap<>();
        deployed.forEach((decision, content) ->
                answers.putAll(TableCheck.answers(Dmn.readModelFromStream(new ByteArrayInputStream(content)))));
        tables.values().forEach(table -> answers.putAll(TableCheck.answers(table)));
        return answers;
    }

    private ModelContext known(Set<String> forms, Map<String, Map<String, Set<String>>> answers) {
        return new ModelContext(
                beans(JavaDelegate.class, type -> true),
                beans(JavaDelegate.class, type -> type.isAnnotationPresent(RequiresRetry.class)),
                beans(TaskListener.class, type -> true),
                beans(ExecutionListener.class, type -> true),
                Arrays.stream(Deadlines.class.getDeclaredMethods())
                        .filter(method -> java.lang.reflect.Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .collect(Collectors.toCollection(TreeSet::new)),
                forms,
                answers);
    }

    private Set<String> beans(Class<?> type, Predicate<Class<?>> condition) {
        return Arrays.stream(program.getBeanNamesForType(type, true, false))
                .filter(name -> Optional.ofNullable(program.getType(name, false))
                        .filter(condition)
                        .isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String innermost(Throwable failure) {
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage())
                .replaceAll("\\s+", " ");
    }
}
