package org.eduverify.models.migration;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ActivityInstance;

/**
 * Where a process instance is.
 *
 * @param waitingPoints ids of the elements where it waits; empty if it has ended
 * @param scopes ids of the subprocesses it is in
 */
record InstancePosition(Set<String> waitingPoints, Set<String> scopes) {

    /**
     * Reads the position from the engine's activity instance tree.
     *
     * @param tree null if the instance has ended
     */
    static InstancePosition of(ActivityInstance tree) {
        InstancePosition position = new InstancePosition(new LinkedHashSet<>(), new LinkedHashSet<>());
        if (tree != null) {
            position.add(tree);
        }
        return position;
    }

    private void add(ActivityInstance parent) {
        Stream.of(parent.getChildTransitionInstances())
                .forEach(transition -> waitingPoints.add(transition.getActivityId()));
        for (ActivityInstance child : parent.getChildActivityInstances()) {
            boolean leaf = child.getChildActivityInstances().length + child.getChildTransitionInstances().length == 0;
            (leaf ? waitingPoints : scopes).add(child.getActivityId());
            add(child);
        }
    }
}
