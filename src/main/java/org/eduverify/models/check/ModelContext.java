package org.eduverify.models.check;

import java.util.Map;
import java.util.Set;

/**
 * What a process may refer to: parts of the program, and models that are deployed with it or before it.
 *
 * @param delegates bean names of all delegates
 * @param delegatesRequiringRetry bean names of the delegates that may fail for technical reasons
 * @param taskListeners bean names of listeners to user tasks
 * @param executionListeners bean names of listeners to other elements
 * @param deadlines names of the methods of the bean {@code deadlines}
 * @param forms ids of the forms in the same deployment
 * @param outcomes by decision and output, the values that the decision can return
 */
record ModelContext(
        Set<String> delegates,
        Set<String> delegatesRequiringRetry,
        Set<String> taskListeners,
        Set<String> executionListeners,
        Set<String> deadlines,
        Set<String> forms,
        Map<String, Map<String, Set<String>>> outcomes) {}
