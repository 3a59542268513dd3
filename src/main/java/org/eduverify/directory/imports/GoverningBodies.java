package org.eduverify.directory.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eduverify.directory.InstitutionStatus;
import org.eduverify.directory.imports.RegisterEntry.Parent;

/**
 * Districts, boards, trusts and authorities that the rows of a register name as the body that runs an institution. Each
 * becomes an entry of its own, once; a body that only closed institutions name does not.
 */
final class GoverningBodies {

    private final Set<String> known = new HashSet<>();
    private final List<RegisterEntry> waiting = new ArrayList<>();

    /** Takes note of the bodies that an institution names. */
    void add(RegisterEntry institution) {
        if (institution.status() != InstitutionStatus.ACTIVE) {
            return;
        }
        for (Parent parent : institution.parents()) {
            if (parent.name() != null && known.add(parent.sourceId())) {
                RegisterEntry body = CleanedEntry.of(RegisterEntry.builder(parent.sourceId(), parent.name())
                        .countries(institution.countries())
                        .place(institution.region(), "", "")
                        .kind(parent.kind())
                        .identifier(
                                parent.identifier().scheme(),
                                parent.identifier().value())
                        .build());
                if (CleanedEntry.fault(body) == null) {
                    waiting.add(body);
                }
            }
        }
    }

    /** Writes the bodies that were found since the last time. */
    void write(ReleaseWriter writer) {
        if (!waiting.isEmpty()) {
            writer.write(waiting);
            waiting.clear();
        }
    }
}
