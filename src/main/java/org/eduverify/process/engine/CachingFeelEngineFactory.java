package org.eduverify.process.engine;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Camunda's FEEL engine, which parses every cell of a decision table anew at each evaluation, with a memory: what a cell
 * of nothing but literals says of a value never changes, so it is asked once. Cells that name variables or functions are
 * evaluated every time, as ever. The interfaces lie in packages called impl, but they are the only place where a FEEL
 * engine can be plugged in.
 */
public final class CachingFeelEngineFactory implements FeelEngineFactory {

    private static final String INPUT = "cellInput";
    private static final int MOST_ANSWERS = 20_000;

    /** An engine for decision tables that are not deployed; it reads cells exactly as the program's own does. */
    public static DmnEngine engineForTables(DmnDecisionTableEvaluationListener listener) {
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.setCustomPostDecisionTableEvaluationListeners(new ArrayList<>(List.of(listener)));
        configuration.setFeelEngineFactory(new CachingFeelEngineFactory());
        return configuration.buildEngine();
    }

    private final FeelEngine own = new Remembering(new ScalaFeelEngineFactory().createInstance());

    /**
     * Whether a value passes the cell of a decision table.
     *
     * @throws RuntimeException if the cell is no FEEL
     */
    public boolean passes(String cell, Object value) {
        return cell.isBlank()
                || cell.strip().equals("-")
                || own.evaluateSimpleUnaryTests(
                        cell,
                        INPUT,
                        Variables.createVariables().putValue(INPUT, value).asVariableContext());
    }

    @Override
    public FeelEngine createInstance() {
        return new Remembering(new ScalaFeelEngineFactory().createInstance());
    }

    private static final class Remembering implements FeelEngine {

        private static final Pattern TEXT_LITERAL = Pattern.compile("\"[^\"\\\\]*\"");
        private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
        private static final Set<String> NO_NAMES = Set.of("not", "true", "false", "null");

        private record Question(String cell, Object value) {}

        private final FeelEngine engine;
        private final Cache<Question, Boolean> tests =
                CacheBuilder.newBuilder().maximumSize(MOST_ANSWERS).build();
        private final Cache<String, Optional<Object>> literals =
                CacheBuilder.newBuilder().maximumSize(MOST_ANSWERS).build();
        private final Cache<String, Boolean> closed =
                CacheBuilder.newBuilder().maximumSize(MOST_ANSWERS).build();

        Remembering(FeelEngine engine) {
            this.engine = engine;
        }

        @Override
        public boolean evaluateSimpleUnaryTests(String cell, String inputVariable, VariableContext variables) {
            Object value = simpleValue(variables.resolve(inputVariable));
            if (value == null || !isClosed(cell)) {
                return engine.evaluateSimpleUnaryTests(cell, inputVariable, variables);
            }
            Question question = new Question(cell, value);
            Boolean answer = tests.getIfPresent(question);
            if (answer == null) {
                answer = engine.evaluateSimpleUnaryTests(cell, inputVariable, variables);
                tests.put(question, answer);
            }
            return answer;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
            if (isClosed(expression)) {
                Optional<Object> answer = literals.getIfPresent(expression);
                if (answer == null) {
                    answer = Optional.ofNullable(engine.evaluateSimpleExpression(expression, variables));
                    literals.put(expression, answer);
                }
                return (T) answer.orElse(null);
            }
            if (NAME.matcher(expression).matches()) {
                Object value = simpleValue(variables.resolve(expression));
                if (value != null) {
                    return (T) value;
                }
            }
            return engine.evaluateSimpleExpression(expression, variables);
        }

        /** Text, truth or a whole number; null for whatever the engine had better look at itself. */
        private static Object simpleValue(TypedValue value) {
            Object plain = value == null ? null : value.getValue();
            return plain instanceof String
                            || plain instanceof Boolean
                            || plain instanceof Integer
                            || plain instanceof Long
                    ? plain
                    : null;
        }

        /** Whether the cell holds literals only, so that nothing but the tested value can change its answer. */
        private boolean isClosed(String cell) {
            Boolean known = closed.getIfPresent(cell);
            if (known == null) {
                known = namesNothing(cell);
                closed.put(cell, known);
            }
            return known;
        }

        private static boolean namesNothing(String cell) {
            Matcher names = NAME.matcher(TEXT_LITERAL.matcher(cell).replaceAll("0"));
            while (names.find()) {
                if (!NO_NAMES.contains(names.group())) {
                    return false;
                }
            }
            return !TEXT_LITERAL.matcher(cell).replaceAll("0").contains("\"") && !cell.contains("@");
        }
    }
}
