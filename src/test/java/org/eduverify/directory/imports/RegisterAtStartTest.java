package org.eduverify.directory.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eduverify.testing.ProgramTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A register file that lies beside the program and is named in its settings. */
@ProgramTest
class RegisterAtStartTest {

    @Autowired
    private RegisterImports imports;

    @TempDir
    private Path folder;

    private void start(Path file, Path mapping) {
        start(file, "csv", "at start", mapping.toString());
    }

    private void start(Path file, String format, String register, String mapping) {
        DirectoryProperties.Import wanted = new DirectoryProperties.Import(
                file.toString(), null, "0 0 3 * * *", format, register, null, mapping, null);
        new RegisterAtStart(imports, new DirectoryProperties(3, true, "1", wanted)).importOnce();
    }

    @Test
    void theFileIsImportedOnceAndABrokenSuccessorLeavesItCurrent() throws IOException {
        Path mapping = Files.writeString(folder.resolve("mapping.json"), """
            {"columns": {"id": "Code", "name": "Name"}, "country": "NL", "kind": "library"}
            """);
        Path broken = Files.writeString(folder.resolve("broken.csv"), "Code\n1\n");
        assertThatThrownBy(() -> start(broken, mapping)).hasMessageContaining("the column Name is missing");
        assertThatThrownBy(() -> start(folder.resolve("missing.csv"), mapping)).hasMessageContaining("cannot be read");

        Path file = Files.writeString(folder.resolve("libraries.csv"), "Code,Name\n1,Elm Library\n");
        assertThatThrownBy(() -> start(file, folder)).hasMessageContaining("The mapping");
        start(file, mapping);
        start(file, mapping);
        start(broken, mapping);
        assertThat(imports.releases())
                .filteredOn(report -> report.register().equals("at start"))
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.current()).isTrue();
                    assertThat(report.release()).isEqualTo("libraries.csv");
                    assertThat(report.importedBy()).isEqualTo("system");
                });
    }

    @Test
    void aReadyMappingIsSelectedByNameAndNamesFormatAndRegister() throws IOException {
        Path file = Files.writeString(
                folder.resolve("rspo.csv"),
                "Numer RSPO;Typ;Nazwa;Kod pocztowy;Miejscowość;E-mail;Strona www;Województwo\n"
                        + "7;Technikum;TECHNIKUM NR 2;32-400;Wiąz;t2@wiaz.example.pl;;MAŁOPOLSKIE\n");
        start(file, null, null, "rspo");
        assertThat(imports.releases())
                .filteredOn(report -> report.register().equals("RSPO"))
                .singleElement()
                .satisfies(report -> assertThat(report.kept()).isEqualTo(1));
        imports.retire("RSPO");
    }
}
