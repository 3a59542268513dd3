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
 * Creates FEEL engines that cache results. Camunda's FEEL engine parses every cell of a decision table at each evaluation.
 * The result of a cell that contains only literals depends on nothing but the tested value, so it is cached. Cells that
 * refer to variables or functions are evaluated every time. The engine offers the interfaces for FEEL engines only in
 * internal packages.
 */
public final class CachingFeelEngineFactory implements FeelEngineFactory {

    private static final int CACHE_SIZE = 20_000;

    /** Creates a decision engine for tables that are not deployed. It evaluates cells like the process engine. */
    public static DmnEngine engineForTables(DmnDecisionTableEvaluationListener listener) {
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.setCustomPostDecisionTableEvaluationListeners(new ArrayList<>(List.of(listener)));
        configuration.setFeelEngineFactory(new CachingFeelEngineFactory());
        return configuration.buildEngine();
    }

    @Override
    public FeelEngine createInstance() {
        return new CachingFeelEngine(new ScalaFeelEngineFactory().createInstance());
    }

    /** Evaluates single input cells of decision tables. */
    public static final class UnaryTests {

        private static final String INPUT = "cellInput";

        private final FeelEngine engine = new CachingFeelEngineFactory().createInstance();

        /**
         * Whether a value passes a cell.
         *
         * @throws RuntimeException if the cell is not valid FEEL
         */
        public boolean passes(String cell, Object value) {
            return cell.isBlank()
                    || cell.strip().equals("-")
                    || engine.evaluateSimpleUnaryTests(
                            cell,
                            INPUT,
                            Variables.createVariables().putValue(INPUT, value).asVariableContext());
        }
    }

    private static final class CachingFeelEngine implements FeelEngine {

        private static final Pattern TEXT_LITERAL = Pattern.compile("\"[^\"\\\\]*\"");
        private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
        private static final Set<String> KEYWORDS = Set.of("not", "true", "false", "null");

        private record UnaryTest(String cell, Object value) {}

        private final FeelEngine engine;
        private final Cache<UnaryTest, Boolean> tests =
                CacheBuilder.newBuilder().maximumSize(CACHE_SIZE).build();
        private final Cache<String, Optional<Object>> literals =
                CacheBuilder.newBuilder().maximumSize(CACHE_SIZE).build();
        private final Cache<String, Boolean> closed =
                CacheBuilder.newBuilder().maximumSize(CACHE_SIZE).build();

        CachingFeelEngine(FeelEngine engine) {
            this.engine = engine;
        }

        @Override
        public boolean evaluateSimpleUnaryTests(String cell, String inputVariable, VariableContext variables) {
            Object value = simpleValue(variables.resolve(inputVariable));
            if (value == null || !isClosed(cell)) {
                return engine.evaluateSimpleUnaryTests(cell, inputVariable, variables);
            }
            UnaryTest test = new UnaryTest(cell, value);
            Boolean result = tests.getIfPresent(test);
            if (result == null) {
                result = engine.evaluateSimpleUnaryTests(cell, inputVariable, variables);
                tests.put(test, result);
            }
            return result;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
            if (isClosed(expression)) {
                Optional<Object> result = literals.getIfPresent(expression);
                if (result == null) {
                    result = Optional.ofNullable(engine.evaluateSimpleExpression(expression, variables));
                    literals.put(expression, result);
                }
                return (T) result.orElse(null);
            }
            if (NAME.matcher(expression).matches()) {
                Object value = simpleValue(variables.resolve(expression));
                if (value != null) {
                    return (T) value;
                }
            }
            return engine.evaluateSimpleExpression(expression, variables);
        }

        /** The value if it is a string, boolean or integer; null for all other types, which are not cached. */
        private static Object simpleValue(TypedValue value) {
            Object plain = value == null ? null : value.getValue();
            return plain instanceof String
                            || plain instanceof Boolean
                            || plain instanceof Integer
                            || plain instanceof Long
                    ? plain
                    : null;
        }

        /** Whether the cell contains only literals, so that its result depends on the tested value alone. */
        private boolean isClosed(String cell) {
            Boolean known = closed.getIfPresent(cell);
            if (known == null) {
                known = containsNoNames(cell);
                closed.put(cell, known);
            }
            return known;
        }

        private static boolean containsNoNames(String cell) {
            Matcher names = NAME.matcher(TEXT_LITERAL.matcher(cell).replaceAll("0"));
            while (names.find()) {
                if (!KEYWORDS.contains(names.group())) {
                    return false;
                }
            }
            return !TEXT_LITERAL.matcher(cell).replaceAll("0").contains("\"") && !cell.contains("@");
        }
    }
}
