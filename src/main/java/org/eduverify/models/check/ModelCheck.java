package org.eduverify.models.check;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
import org.eduverify.process.engine.CachingFeelEngineFactory.UnaryTests;
import org.eduverify.process.model.RequiresRetry;
import org.springframework.context.ApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Checks models that are deployed together and reports all faults at once. The build applies this check to {@code bpmn/}
 * and {@code forms/}. Every deployment goes through it, from the jar, from a folder or over engine REST.
 */
@Component
public class ModelCheck {

    private final ApplicationContext program;
    private final ModelSafety safety = new ModelSafety();
    private final UnaryTests unaryTests = new UnaryTests();

    ModelCheck(ApplicationContext program) {
        this.program = program;
    }

    /**
     * Checks files that are to be deployed together.
     *
     * @param files content by name
     * @param deployedTables contents of the newest deployed versions of all decision tables
     */
    public List<Finding> check(Map<String, byte[]> files, Collection<byte[]> deployedTables) {
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
        // unsafe files are not parsed any further
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
                    FormCheck.Result form = FormCheck.check(file, content);
                    form.id().ifPresent(forms::add);
                    findings.addAll(form.findings());
                }
            } catch (ModelException invalid) {
                findings.add(Finding.ofFile(
                        file,
                        "does not conform to the standard: " + rootMessage(invalid),
                        "save it with Camunda Modeler"));
            }
        });
        ModelContext context = context(forms, outcomes(tables.values(), deployedTables));
        tables.forEach((file, table) -> findings.addAll(TableCheck.check(file, table, unaryTests)));
        processes.forEach((file, process) -> findings.addAll(ProcessCheck.check(file, process, context)));
        return findings;
    }

    private static Map<String, Map<String, Set<String>>> outcomes(
            Collection<DmnModelInstance> tables, Collection<byte[]> deployedTables) {
        Map<String, Map<String, Set<String>>> outcomes = new HashMap<>();
        deployedTables.forEach(content ->
                outcomes.putAll(TableCells.outcomes(Dmn.readModelFromStream(new ByteArrayInputStream(content)))));
        tables.forEach(table -> outcomes.putAll(TableCells.outcomes(table)));
        return outcomes;
    }

    private ModelContext context(Set<String> forms, Map<String, Map<String, Set<String>>> outcomes) {
        return new ModelContext(
                beans(JavaDelegate.class, type -> true),
                beans(JavaDelegate.class, type -> type.isAnnotationPresent(RequiresRetry.class)),
                beans(TaskListener.class, type -> true),
                beans(ExecutionListener.class, type -> true),
                Arrays.stream(Deadlines.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .collect(Collectors.toCollection(TreeSet::new)),
                forms,
                outcomes);
    }

    private Set<String> beans(Class<?> type, Predicate<Class<?>> condition) {
        return Arrays.stream(program.getBeanNamesForType(type, true, false))
                .filter(name -> Optional.ofNullable(program.getType(name, false))
                        .filter(condition)
                        .isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String rootMessage(Throwable failure) {
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage())
                .replaceAll("\\s+", " ");
    }
}
