package org.eduverify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documentation as its readers use it: links lead somewhere, and the front page can be read in a few minutes. */
class DocumentationTest {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path FRONT_PAGE = ROOT.resolve("README.md");
    private static final List<String> FOLDERS = List.of("bpmn", "forms", "src", ".github");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} (.+)");
    private static final Pattern SECTION = Pattern.compile("## (.+)");
    private static final Pattern INLINE_CODE = Pattern.compile("`[^`]*`");

    @Test
    void everyRelativeLinkAndAnchorResolves() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path page : pages()) {
            for (String target : links(page)) {
                if (URI.create(target).isAbsolute()) {
                    continue;
                }
                links++;
                if (!resolves(page, target)) {
                    broken.add("%s links to %s".formatted(ROOT.relativize(page), target));
                }
            }
        }

        assertThat(links).as("relative links").isGreaterThan(30);
        assertThat(broken).isEmpty();
    }

    @Test
    void theFrontPageHas120To170Lines() throws IOException {
        assertThat(Files.readAllLines(FRONT_PAGE)).hasSizeBetween(120, 170);
    }

    @Test
    void theTableOfContentsListsEverySection() throws IOException {
        for (Path page : List.of(
                FRONT_PAGE,
                ROOT.resolve("bpmn/README.md"),
                ROOT.resolve("src/docs/api.md"),
                ROOT.resolve("src/docs/operations.md"),
                ROOT.resolve(".github/CONTRIBUTING.md"))) {
            List<String> sections = matches(SECTION, prose(page)).stream()
                    .map(section -> "- [%s](#%s)".formatted(section, anchor(section)))
                    .toList();
            List<String> contents = Files.readAllLines(page).stream()
                    .filter(line -> line.startsWith("- ["))
                    .limit(sections.size())
                    .toList();

            assertThat(contents).as("%s", page).isNotEmpty().isEqualTo(sections);
        }
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(FRONT_PAGE));
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
            }
        }
        return pages;
    }

    private static boolean resolves(Path page, String target) throws IOException {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path linked = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        if (!linked.startsWith(ROOT) || !Files.exists(linked)) {
            return false;
        }
        return hash < 0 || anchors(linked).contains(target.substring(hash + 1));
    }

    private static Set<String> anchors(Path page) throws IOException {
        Set<String> anchors = new HashSet<>();
        matches(HEADING, prose(page)).forEach(heading -> anchors.add(anchor(heading)));
        return anchors;
    }

    /** The anchor that GitHub gives a heading: lower case, without punctuation, with hyphens for blanks. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static List<String> links(Path page) throws IOException {
        List<String> links = new ArrayList<>();
        for (String line : prose(page)) {
            Matcher link = LINK.matcher(INLINE_CODE.matcher(line).replaceAll("code"));
            while (link.find()) {
                links.add(link.group(1));
            }
        }
        return links;
    }

    private static List<String> matches(Pattern pattern, List<String> lines) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .toList();
    }

    /** The lines outside code blocks. */
    private static List<String> prose(Path page) throws IOException {
        List<String> prose = new ArrayList<>();
        boolean code = false;
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("```")) {
                code = !code;
            } else if (!code) {
                prose.add(line);
            }
        }
        return prose;
    }
}
