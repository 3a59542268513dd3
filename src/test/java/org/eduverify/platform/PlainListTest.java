package org.eduverify.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/** Lists as analysts write them and as others publish them, and what is said of a broken one. */
@ExtendWith(OutputCaptureExtension.class)
class PlainListTest {

    private static final String SETTING = "eduverify.lists.abused-domains";

    @TempDir
    private Path folder;

    private static List<PlainList.Row> rows(String text) {
        Resource list = new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "abused.txt");
        return PlainList.rows(SETTING, list, "domain", Map.of("source", "imported list"));
    }

    @Test
    void aListOfBareLinesIsReadAsItIsPublished() {
        List<PlainList.Row> rows = rows("\uFEFFacmail.example\n# a comment\n\n  Abuse.Example # since 2020\r\n");
        assertThat(rows).extracting(row -> row.get("domain")).containsExactly("acmail.example", "abuse.example");
        assertThat(rows).extracting(row -> row.get("source")).containsOnly("imported list");
    }

    @Test
    void aListWithColumnsIsReadByTheirNames() {
        assertThat(rows("domain,source\nacmail.example,\"own, list\"\n"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("source")).isEqualTo("own, list"));
    }

    @Test
    void aBrokenListIsReportedWithSettingFileAndLine() {
        for (String broken : List.of(
                "good.example\nnot a domain\n",
                "domain,source\ngood.example,x\nshort.example\n",
                "name,source\na,b\n")) {
            assertThatThrownBy(() -> rows(broken))
                    .isInstanceOf(InvalidListException.class)
                    .hasMessageContaining(SETTING)
                    .hasMessageContaining("abused.txt")
                    .hasMessageMatching("(?s).*line [123]: .*");
        }
        assertThatThrownBy(() -> rows("domain,source\nx.example,\"open\n")).isInstanceOf(InvalidListException.class);
    }

    /** Reads a list as the beans of the program do. */
    static class ListReader {

        ListReader(@Value("${eduverify.lists.abused-domains}") Resource list) {
            PlainList.rows(SETTING, list, "domain", Map.of("source", ""))
                    .forEach(row -> row.constant("source", WebApplicationType.class));
        }
    }

    @Test
    void aBrokenListStopsTheStartWithOneSentence(CapturedOutput output) throws IOException {
        Path list =
                Files.writeString(folder.resolve("abused.csv"), "domain,source\ngood.example,none\nbad.example,x\n");
        assertThatThrownBy(() -> new SpringApplicationBuilder(ListReader.class)
                        .web(WebApplicationType.NONE)
                        .run("--eduverify.lists.abused-domains=file:" + list, "--spring.main.banner-mode=off"))
                .hasRootCauseInstanceOf(InvalidListException.class);
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains(
                        "The list of the setting eduverify.lists.abused-domains, URL [file:%s], cannot be used: line 3:"
                                .formatted(list))
                .doesNotContain("\tat org.eduverify");
    }
}
