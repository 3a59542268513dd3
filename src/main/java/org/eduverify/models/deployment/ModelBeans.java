package org.eduverify.models.deployment;

import java.util.AbstractMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;

/**
 * The beans that expressions in models may name: delegates, listeners and the deadlines. Whoever may deploy a model must
 * not reach the rest of the program through it.
 */
class ModelBeans extends AbstractMap<Object, Object> {

    private static final Pattern FOR_MODELS = Pattern.compile("[a-zA-Z]+(Delegate|Listener)|deadlines");

    private final ApplicationContext program;

    ModelBeans(ApplicationContext program) {
        this.program = program;
    }

    @Override
    public boolean containsKey(Object name) {
        return name instanceof String text && FOR_MODELS.matcher(text).matches() && program.containsBean(text);
    }

    @Override
    public Object get(Object name) {
        return containsKey(name) ? program.getBean((String) name) : null;
    }

    /** Not counted: beans are created when they are first named. */
    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return Set.of();
    }
}
