package org.eduverify.messages;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.eduverify.customer.ProfileField;
import org.eduverify.customer.VettingReason;
import org.eduverify.notification.Notice;
import org.eduverify.platform.Reason;
import org.eduverify.verification.Fact;
import org.eduverify.verification.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Finds sentences that are missing, empty, unused or not translated. */
class MessageBundlesTest {

    private static final Path BUNDLES = Path.of("src/main/resources/messages");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path TABLE = Path.of("bpmn/decide-eligibility.dmn");
    /** English is written in the table itself. */
    private static final String OF_THE_TABLE = "decide-eligibility";

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    @ParameterizedTest
    @MethodSource("bundles")
    void aBundleHasTheSameSentencesInEveryLanguage(String bundle) {
        assertThat(keys(bundle)).isNotEmpty().isEqualTo(keys(bundle + "_nl"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void aSentenceNamesTheSameInEveryLanguage(String bundle) {
        Properties english = read(bundle);
        Properties dutch = read(bundle + "_nl");
        for (String key : keys(bundle)) {
            if (bundle.equals("verification")) {
                // some sentences about facts need less of what they are offered
                assertThat(arguments(english, key)).as(key).containsAll(arguments(dutch, key));
            } else {
                assertThat(arguments(dutch, key)).as(key).isEqualTo(arguments(english, key));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everySentenceIsThereAndWellWritten(String file) {
        Properties sentences = read(file);
        for (String key : keys(file)) {
            String sentence = sentences.getProperty(key);
            assertThat(sentence).as(key).isNotBlank().isEqualTo(sentence.strip());
            assertThat(sentence.replace("''", ""))
                    .as("%s: apostrophes are doubled", key)
                    .doesNotContain("'");
            assertThatCode(() -> new MessageFormat(sentence, Locale.ENGLISH))
                    .as(key)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aTableInAFormHasTheSameColumnsInEveryLanguage() {
        Properties dutch = read("forms_nl");
        read("forms").forEach((key, words) -> assertThat(
                        dutch.getProperty((String) key).split("\\|"))
                .as((String) key)
                .hasSameSizeAs(((String) words).split("\\|")));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void everyReasonHasASentenceAndNoSentenceIsLeftOver(Class<? extends Reason> reasons) {
        String room = reasons.getSimpleName().replace("Reason", "").toLowerCase(Locale.ROOT);

        assertThat(keys(room + "-refusals"))
                .isEqualTo(
                        Stream.of(reasons.getEnumConstants()).map(Reason::key).collect(toSet()));
        assertThat(reasons.getEnumConstants())
                .allSatisfy(reason -> assertThat(reason.sentences().find(reason.key(), Locale.ENGLISH))
                        .as(reason.key())
                        .isPresent());
    }

    @Test
    void everyBundleOfRefusalsBelongsToReasons() {
        assertThat(reasons())
                .hasSameSizeAs(bundles().stream()
                        .filter(bundle -> bundle.endsWith("-refusals"))
                        .toList());
    }

    @Test
    void noSentenceOfAnErrorIsLeftOver() {
        String program = String.join("", sources());
        Set<String> errors = keys("errors");
        errors.removeIf(key -> key.matches("\\d+"));

        assertThat(errors).isNotEmpty().allMatch(key -> program.contains("\"%s\"".formatted(key)));
    }

    @Test
    void theNamedThingsAreThoseOfTheProgram() {
        assertThat(keys("fields"))
                .isEqualTo(
                        Stream.of(ProfileField.values()).map(ProfileField::key).collect(toSet()));
        assertThat(keys("notices")).isEqualTo(names(Notice.Kind.values(), ""));
        assertThat(withPrefix(keys("verification"), "fact."))
                .isEqualTo(Stream.of(Fact.values())
                        .map(fact -> "fact." + fact.key())
                        .collect(toSet()));
        assertThat(withPrefix(keys("verification"), "reason.")).isEqualTo(names(VettingReason.values(), "reason."));
        Set<String> outcomes = names(Outcome.values(), "outcome.");
        outcomes.add("outcome.open");
        assertThat(withPrefix(keys("verification"), "outcome.")).isEqualTo(outcomes);
    }

    @Test
    void theEnglishReasonsAreThePublishedOnes() {
        Properties english = read("verification");
        for (VettingReason reason : VettingReason.values()) {
            assertThat(english.getProperty("reason." + reason.name())).isEqualTo(reason.text());
        }
    }

    @Test
    void everyValueOfAFactHasASentenceAndIsNamed() {
        Properties english = read("verification");
        Set<String> expected = new TreeSet<>();
        for (Input input : table().getInputs()) {
            String fact = input.getInputExpression().getText().getTextContent();
            for (String value : LITERAL.matcher(input.getInputValues().getText().getTextContent())
                    .results()
                    .map(literal -> literal.group(1))
                    .toList()) {
                String key = "%s.%s".formatted(fact, value.replace(' ', '-'));
                expected.addAll(List.of(key, key + ".words"));
                assertThat(english.getProperty(key + ".words"))
                        .as("the analysts' words")
                        .isEqualTo(value);
            }
        }
        Set<String> found = new TreeSet<>();
        for (Input input : table().getInputs()) {
            found.addAll(withPrefix(
                    keys("verification"), input.getInputExpression().getText().getTextContent() + "."));
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void everyTextOfTheDecisionTableIsTranslated() {
        List<String> outputs =
                table().getOutputs().stream().map(Output::getName).toList();
        Set<String> expected = new TreeSet<>();
        for (Rule rule : table().getRules()) {
            String code = output(rule, outputs.indexOf("reasonCode"));
            for (String text : List.of("explanation", "whatToDo", "staffNote")) {
                if (!output(rule, outputs.indexOf(text)).isEmpty()) {
                    expected.add("%s.%s".formatted(code, text));
                }
            }
        }
        assertThat(keys(OF_THE_TABLE + "_nl")).isEqualTo(expected);
    }

    private static DecisionTable table() {
        DmnModelInstance model = Dmn.readModelFromFile(TABLE.toFile());
        return model.getModelElementsByType(DecisionTable.class).iterator().next();
    }

    private static String output(Rule rule, int column) {
        String expression = List.copyOf(rule.getOutputEntries())
                .get(column)
                .getText()
                .getTextContent()
                .strip();
        return expression.replaceAll("^\"|\"$", "");
    }

    static List<Class<? extends Reason>> reasons() {
        return new ClassFileImporter()
                .importPackages("org.eduverify").stream()
                        .filter(type -> type.isAssignableTo(Reason.class) && type.isEnum())
                        .<Class<? extends Reason>>map(type -> type.reflect().asSubclass(Reason.class))
                        .toList();
    }

    static List<String> bundles() {
        return files().stream()
                .filter(file -> !file.endsWith("_nl") && !file.equals(OF_THE_TABLE))
                .toList();
    }

    static List<String> files() {
        return Arrays.stream(BUNDLES.toFile().listFiles())
                .map(File::getName)
                .map(name -> name.replace(".properties", ""))
                .sorted()
                .toList();
    }

    private static Properties read(String file) {
        Properties sentences = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(file + ".properties"))) {
            sentences.load(reader);
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
        return sentences;
    }

    private static Set<String> keys(String file) {
        return new TreeSet<>(read(file).stringPropertyNames());
    }

    private static Set<String> withPrefix(Set<String> keys, String prefix) {
        return keys.stream().filter(key -> key.startsWith(prefix)).collect(toCollection(TreeSet::new));
    }

    private static Set<String> names(Enum<?>[] values, String prefix) {
        return Stream.of(values).map(value -> prefix + value.name()).collect(toCollection(TreeSet::new));
    }

    private static Set<String> arguments(Properties sentences, String key) {
        return ARGUMENT.matcher(sentences.getProperty(key))
                .results()
                .map(argument -> argument.group(1))
                .collect(toSet());
    }

    private static List<String> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(MessageBundlesTest::text)
                    .toList();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
