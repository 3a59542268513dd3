package org.eduverify.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.eduverify.directory.imports.ImportReport;
import org.eduverify.directory.imports.RegisterImports.Outcome;
import org.eduverify.directory.imports.RegisterKnowledge;

/**
 * An import in answers; its members are those of {@link ImportReport}, without nesting.
 *
 * @param knows what the register knows
 * @param unchanged in the answer to an import: whether exactly this file was imported before; null elsewhere
 */
record ImportBody(
        long id,
        @JsonUnwrapped ImportReport.Source source,
        ImportReport.State state,
        boolean current,
        @JsonUnwrapped ImportReport.Progress progress,
        RegisterKnowledge knows,
        List<ImportReport.Problem> problems,
        Instant startedAt,
        Instant finishedAt,
        String failure,
        Boolean unchanged) {

    static ImportBody of(ImportReport report) {
        return of(report, null);
    }

    static ImportBody of(Outcome outcome) {
        return of(outcome.report(), outcome.unchanged());
    }

    private static ImportBody of(ImportReport report, Boolean unchanged) {
        return new ImportBody(
                report.id(),
                report.source(),
                report.state(),
                report.current(),
                report.progress(),
                report.knowledge(),
                report.problems(),
                report.startedAt(),
                report.finishedAt(),
                report.failure(),
                unchanged);
    }
}
