package org.eduverify.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.eduverify.access.CurrentActor;
import org.eduverify.access.Role;
import org.eduverify.directory.imports.ImportReason;
import org.eduverify.directory.imports.ImportReport;
import org.eduverify.directory.imports.ImportRequest;
import org.eduverify.directory.imports.RegisterFetching;
import org.eduverify.directory.imports.RegisterImports;
import org.eduverify.directory.imports.RegisterImports.Outcome;
import org.eduverify.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Imports of register files, their releases, and the registers; for operators only. */
@RestController
@RequestMapping("/v1/directory")
class DirectoryController {

    /** How much of a refused file is still received: a client that is cut off while it sends may miss the answer. */
    private static final long RECEIVED_AFTER_REFUSAL = 256L << 20;

    private final RegisterImports imports;
    private final RegisterFetching fetching;
    private final CurrentActor currentActor;

    DirectoryController(RegisterImports imports, RegisterFetching fetching, CurrentActor currentActor) {
        this.imports = imports;
        this.fetching = fetching;
        this.currentActor = currentActor;
    }

    /** A list, in the shape of the other lists. */
    record Listing(int totalCount, List<ImportBody> items) {

        static Listing of(List<ImportReport> items) {
            return new Listing(items.size(), items.stream().map(ImportBody::of).toList());
        }
    }

    /** The new name of a register. */
    record RegisterName(String name) {}

    /** Imports the body, whatever its content type, or the file at the parameter {@code address}. */
    @PostMapping("/imports")
    ResponseEntity<ImportBody> run(HttpServletRequest request) throws IOException {
        String operator = currentActor.require(Role.OPERATOR).userId();
        if (String.valueOf(request.getContentType()).startsWith("multipart/")) {
            throw Refusal.invalid("file", ApiReason.MULTIPART);
        }
        InputStream file = request.getInputStream();
        Outcome outcome;
        try {
            ImportRequest wanted = ImportParameters.request(
                    QueryParameters.of(request.getQueryString()), operator, request.getContentLengthLong());
            outcome = wanted.address() == null ? imports.run(wanted, file) : fetch(wanted, request);
        } catch (Refusal refusal) {
            receiveRest(file);
            throw refusal;
        }
        ImportBody body = ImportBody.of(outcome);
        return outcome.unchanged()
                ? ResponseEntity.ok(body)
                : ResponseEntity.created(URI.create("/v1/directory/imports/" + body.id()))
                        .body(body);
    }

    private Outcome fetch(ImportRequest wanted, HttpServletRequest request) {
        if (request.getContentLengthLong() > 0) {
            throw Refusal.invalid("address", ImportReason.ADDRESS_AND_FILE);
        }
        return fetching.fetch(wanted);
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
        } catch (IOException gone) {
            // a client that stopped sending does not wait for an answer
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
    ImportBody get(@PathVariable String id) {
        currentActor.require(Role.OPERATOR);
        return ImportBody.of(imports.get(number(id)));
    }

    /** The complete releases of all registers. Decisions use the current releases. */
    @GetMapping("/releases")
    Listing releases() {
        currentActor.require(Role.OPERATOR);
        return Listing.of(imports.releases());
    }

    /** Makes a complete release the current release of its register. */
    @PutMapping("/releases/{id}/current")
    ImportBody makeCurrent(@PathVariable String id) {
        currentActor.require(Role.OPERATOR);
        return ImportBody.of(imports.makeCurrent(number(id)));
    }

    /** Renames a register, for example one that was imported under a wrong name; answers its releases. */
    @PatchMapping("/registers/{name}")
    Listing rename(@PathVariable String name, @RequestBody(required = false) RegisterName body) {
        currentActor.require(Role.OPERATOR);
        return Listing.of(imports.rename(name, body == null ? null : body.name()));
    }

    /** Retires a register: removes it with all its releases. Decisions that were based on it stay as they are. */
    @DeleteMapping("/registers/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retire(@PathVariable String name) {
        currentActor.require(Role.OPERATOR);
        imports.retire(name);
    }

    private static long number(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw Refusal.notFound(ImportReason.UNKNOWN, id);
        }
        return Long.parseLong(id);
    }
}
