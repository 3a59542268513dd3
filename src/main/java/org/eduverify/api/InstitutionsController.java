package org.eduverify.api;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eduverify.directory.Candidate;
import org.eduverify.directory.Institution;
import org.eduverify.directory.InstitutionDirectory;
import org.eduverify.platform.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds institutions in the current registers by name or domain; for all users. */
@RestController
class InstitutionsController {

    private static final int MAX_QUERY_LENGTH = 200;
    private static final int MAX_PAGE_SIZE = 100;

    /**
     * An institution as all registers together know it.
     *
     * @param sources what each register says of it, by register and record
     * @param score from 0 to 1: how alike the names are; 1 for a domain that is the institution's
     */
    record InstitutionBody(
            String name,
            List<String> names,
            String country,
            String city,
            String website,
            List<String> domains,
            String kind,
            String status,
            String successor,
            List<String> identifiers,
            String source,
            List<SourceBody> sources,
            double score) {

        static InstitutionBody of(Institution institution, double score) {
            return new InstitutionBody(
                    institution.name(),
                    institution.names(),
                    institution.country(),
                    institution.city(),
                    institution.websites().stream().findFirst().orElse(null),
                    institution.domains(),
                    institution.kind().words(),
                    institution.status().words(),
                    institution.successor(),
                    institution.identifiers(),
                    institution.record(),
                    institution.records().stream().map(SourceBody::of).toList(),
                    score);
        }
    }

    /** What one register says of an institution. */
    record SourceBody(String register, String id, String name, String kind, String status, List<String> domains) {

        static SourceBody of(Institution.Record record) {
            return new SourceBody(
                    record.register(),
                    record.sourceId(),
                    record.names().get(0),
                    record.kind().words(),
                    record.status().words(),
                    record.domains());
        }
    }

    record InstitutionsBody(int totalCount, List<InstitutionBody> items) {}

    private final InstitutionDirectory directory;

    InstitutionsController(InstitutionDirectory directory) {
        this.directory = directory;
    }

    /**
     * Finds institutions.
     *
     * @param q part of a name, possibly misspelt, or a domain
     * @param country ISO 3166-1 alpha-2 code; all countries if it is omitted
     * @param size maximum number of results, 1 to 100
     */
    @GetMapping("/v1/directory/institutions")
    InstitutionsBody find(
            @RequestParam String q,
            @RequestParam Optional<String> country,
            @RequestParam(defaultValue = "20") int size) {
        if (country.filter(code -> !code.matches("[A-Za-z]{2}")).isPresent()) {
            throw Refusal.invalid("country", ApiReason.UNKNOWN_COUNTRY_OF_SEARCH);
        }
        if (q.isBlank() || q.length() > MAX_QUERY_LENGTH || q.indexOf('\0') >= 0) {
            throw Refusal.invalid("q", ApiReason.QUERY, MAX_QUERY_LENGTH);
        }
        if (size < 1 || size > MAX_PAGE_SIZE) {
            throw Refusal.invalid("size", ApiReason.OUT_OF_RANGE, MAX_PAGE_SIZE);
        }
        Optional<String> inCountry = country.map(code -> code.toUpperCase(Locale.ROOT));
        List<Candidate> found = directory.search(q, inCountry, size);
        return new InstitutionsBody(
                found.size(),
                found.stream()
                        .map(candidate -> InstitutionBody.of(candidate.institution(), candidate.score()))
                        .toList());
    }
}
