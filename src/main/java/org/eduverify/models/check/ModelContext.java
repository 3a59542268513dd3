package org.eduverify.models.check;

import java.util.Map;
import java.util.Set;

/**
 * What models may name: the program's own parts, and what is deployed with them or is there already.
 *
 * @param delegates names of delegates, as expressions write them
 * @param needingSavePoint those of them whose work may fail technically
 * @param taskListeners names of listeners to user tasks
 * @param executionListeners names of listeners to other elements
 * @param deadlines names of the methods of {@code deadlines}
 * @param forms ids of the forms of the same deployment
 * @param answers by decision, what each of its outputs may answer
 */
record ModelContext(
        Set<String> delegates,
        Set<String> needingSavePoint,
        Set<String> taskListeners,
        Set<String> executionListeners,
        Set<String> deadlines,
        Set<String> forms,
        Map<String, Map<String, Set<String>>> answers) {}
