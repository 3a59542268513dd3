package org.eduverify.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.eduverify.access.CurrentActor;
import org.eduverify.access.Role;
import org.eduverify.directory.imports.CsvMapping;
import org.eduverify.directory.imports.ImportReason;
import org.eduverify.directory.imports.ImportReport;
import org.eduverify.directory.imports.ImportRequest;
import org.eduverify.directory.imports.RegisterFormat;
import org.eduverify.directory.imports.RegisterImports;
import org.eduverify.directory.imports.RegisterImports.Outcome;
import org.eduverify.platform.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Imports of register files and the resulting releases; for operators only. */
@RestController
@RequestMapping("/v1/directory")
class DirectoryController {

    private static final String MAPPING = "map.";
    /**
     * Number of bytes of a refused file that are still received. A client whose connection is closed while it sends may not
     * see the answer.
     */
    private static final long RECEIVED_AFTER_REFUSAL = 256L << 20;

    private final RegisterImports imports;
    private final CurrentActor currentActor;

    DirectoryController(RegisterImports imports, CurrentActor currentActor) {
        this.imports = imports;
        this.currentActor = currentActor;
    }

    /**
     * A finished import.
     *
     * @param unchanged whether nothing changed because the same file had been imported before
     */
    record ImportBody(@JsonUnwrapped ImportReport report, boolean unchanged) {}

    /** A list in the format of the other lists. */
    record Listing(int totalCount, List<ImportReport> items) {

        static Listing of(List<ImportReport> items) {
            return new Listing(items.size(), items);
        }
    }

    /** Imports the request body. The content type is ignored. */
    @PostMapping("/imports")
    ResponseEntity<ImportBody> run(HttpServletRequest request) throws IOException {
        String operator = currentActor.require(Role.OPERATOR).userId();
        InputStream file = request.getInputStream();
        Outcome outcome;
        try {
            outcome = imports.run(wanted(request, operator), file);
        } catch (Refusal refusal) {
            receiveRest(file);
            throw refusal;
        }
        ImportBody body = new ImportBody(outcome.report(), outcome.unchanged());
        return outcome.unchanged()
                ? ResponseEntity.ok(body)
                : ResponseEntity.created(URI.create(
                                "/v1/directory/imports/" + outcome.report().id()))
                        .body(body);
    }

    private static ImportRequest wanted(HttpServletRequest request, String operator) {
        Map<String, String> parameters = QueryParameters.of(request.getQueryString());
        if (String.valueOf(request.getContentType()).startsWith("multipart/")) {
            throw Refusal.invalid("file", ApiReason.MULTIPART);
        }
        RegisterFormat format = RegisterFormat.ofId(parameters.get("format"));
        String register = parameters.get("register");
        if (register == null) {
            register =
                    format.usualRegister().orElseThrow(() -> Refusal.invalid("register", ApiReason.REQUIRED_REGISTER));
        }
        long size = request.getContentLengthLong();
        return new ImportRequest(
                format,
                format == RegisterFormat.CSV ? mapping(parameters) : null,
                register,
                parameters.getOrDefault("release", LocalDate.now(ZoneOffset.UTC).toString()),
                parameters.get("file"),
                operator,
                size < 0 ? OptionalLong.empty() : OptionalLong.of(size));
    }

    private static CsvMapping mapping(Map<String, String> parameters) {
        Map<String, String> columns = new HashMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(MAPPING)) {
                columns.put(name.substring(MAPPING.length()), value);
            }
        });
        return new CsvMapping(columns, parameters.get("country"), parameters.get("kind"));
    }

    private static void receiveRest(InputStream file) {
        byte[] buffer = new byte[1 << 15];
        try {
            long received = 0;
            for (int read = file.read(buffer);
                    read >= 0 && received < RECEIVED_AFTER_REFUSAL;
                    read = file.read(buffer)) {
                received += read;
            }
        } catch (IOException disconnected) {
            // a client that stopped sending does not wait for the answer
        }
    }

    /** The imports, newest first; running imports with their progress. */
    @GetMapping("/imports")
    Listing list() {
        currentActor.require(Role.OPERATOR);
        return Listing.of(imports.imports());
    }

    /** One import with the first skipped rows. */
    @GetMapping("/imports/{id}")
    ImportReport get(@PathVariable String id) {
        currentActor.require(Role.OPERATOR);
        return imports.get(number(id));
    }

    /** The complete releases of all registers. Decisions use the current releases. */
    @GetMapping("/releases")
    Listing releases() {
        currentActor.require(Role.OPERATOR);
        return Listing.of(imports.releases());
    }

    /** Makes a complete release the current release of its register. */
    @PutMapping("/releases/{id}/current")
    ImportReport makeCurrent(@PathVariable String id) {
        currentActor.require(Role.OPERATOR);
        return imports.makeCurrent(number(id));
    }

    private static long number(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw Refusal.notFound(ImportReason.UNKNOWN, id);
        }
        return Long.parseLong(id);
    }
}
