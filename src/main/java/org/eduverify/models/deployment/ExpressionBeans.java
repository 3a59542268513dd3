package org.eduverify.models.deployment;

import java.util.AbstractMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;

/**
 * The beans that are available to expressions in models: delegates, listeners and deadlines. A user who deploys a model
 * must not reach any other bean through it.
 */
class ExpressionBeans extends AbstractMap<Object, Object> {

    private static final Pattern AVAILABLE = Pattern.compile("[a-zA-Z]+(Delegate|Listener)|deadlines");

    private final ApplicationContext program;

    ExpressionBeans(ApplicationContext program) {
        this.program = program;
    }

    @Override
    public boolean containsKey(Object name) {
        return name instanceof String text && AVAILABLE.matcher(text).matches() && program.containsBean(text);
    }

    @Override
    public Object get(Object name) {
        return containsKey(name) ? program.getBean((String) name) : null;
    }

    /** Always empty: beans are resolved on first use and are not listed. */
    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return Set.of();
    }
}
