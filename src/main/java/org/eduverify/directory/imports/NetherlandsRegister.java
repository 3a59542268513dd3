package org.eduverify.directory.imports;

import java.util.List;
import java.util.Locale;
import org.eduverify.directory.InstitutionKind;
import org.eduverify.directory.imports.CsvFormat.Rows;
import org.eduverify.directory.imports.RegisterEntry.Identifier;
import org.eduverify.directory.imports.RegisterEntry.Parent;

/**
 * What the columns of the files of DUO mean: school sites, institutions of higher education (with the column SOORT HO), or the
 * boards that run schools. All of them are open.
 */
final class NetherlandsRegister {

    private static final String BOARD = "duo-board";

    private NetherlandsRegister() {}

    static Rows rows(CsvHeader header) throws InvalidFileException {
        String board = header.any("BEVOEGD GEZAG NUMMER", "BEVOEGD GEZAGNUMMER");
        String boardName = header.any("BEVOEGD GEZAG NAAM", "NAAM BEVOEGD GEZAG");
        String institution = header.any("INSTELLINGSCODE", "BRIN NUMMER", "BRINNUMMER", "BRIN-NUMMER");
        String site = header.any("VESTIGINGSCODE", "VESTIGINGSNUMMER");
        if (institution == null && site == null && board != null && boardName != null) {
            return new Rows(
                    new RegisterKnowledge(false, false, true, false, true), row -> board(row, board, boardName));
        }
        String id = site == null ? header.require("INSTELLINGSCODE", "BRIN NUMMER") : site;
        String name = header.require("VESTIGINGSNAAM", "INSTELLINGSNAAM", "INSTELLINGSNAAM HO");
        return new Rows(new RegisterKnowledge(false, false, true, board != null, true), row -> {
            String code = row.required(row.get(id).isEmpty() && institution != null ? institution : id);
            RegisterEntry.Builder entry = place(row, RegisterEntry.builder(code, row.required(name)))
                    .kind(kind(row))
                    .identifier("brin", code);
            if (!row.get(board).isEmpty()) {
                entry.parent(Parent.named(
                        new Identifier(BOARD, row.get(board)), row.get(boardName), InstitutionKind.EDUCATION_OFFICE));
            }
            return entry.build();
        });
    }

    private static RegisterEntry board(CsvRow row, String number, String name) throws InvalidRowException {
        Identifier board = new Identifier(BOARD, row.required(number));
        return place(row, RegisterEntry.builder(board.asSourceId(), row.required(name)))
                .kind(InstitutionKind.EDUCATION_OFFICE)
                .identifier(BOARD, board.value())
                .build();
    }

    private static RegisterEntry.Builder place(CsvRow row, RegisterEntry.Builder entry) {
        return entry.countries(List.of("NL"))
                .place(row.get("PROVINCIE"), row.get("PLAATSNAAM"), row.get("POSTCODE"))
                .website(row.get("INTERNETADRES"));
    }

    /** Universities of applied sciences (hbo) call themselves hogeschool; mbo is vocational and taught at colleges. */
    private static InstitutionKind kind(CsvRow row) {
        if (row.header().has("SOORT HO")) {
            return row.get("SOORT HO").toLowerCase(Locale.ROOT).contains("hbo")
                    ? InstitutionKind.COLLEGE
                    : InstitutionKind.UNIVERSITY;
        }
        return row.get("ONDERWIJSSTRUCTUUR").toLowerCase(Locale.ROOT).contains("mbo")
                ? InstitutionKind.COLLEGE
                : InstitutionKind.SCHOOL;
    }
}
