package org.eduverify.process.listener;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eduverify.customer.Profile;
import org.eduverify.customer.ProfileField;
import org.eduverify.customer.VettingReason;
import org.eduverify.notification.Notice;
import org.eduverify.platform.Messages;
import org.eduverify.verification.Attempt;
import org.eduverify.verification.Attempt.Step;
import org.eduverify.verification.CandidateEntry;
import org.eduverify.verification.Conclusion;
import org.eduverify.verification.Decision;
import org.eduverify.verification.Evidence;
import org.eduverify.verification.VerificationTexts;

/** Formats the content of forms in one language, in the Markdown that Camunda Forms support. */
final class FormMarkdown {

    private static final Messages MESSAGES = new Messages("messages/forms");

    /** The engine stores text variables of up to 4,000 characters. */
    private static final int LIMIT = 4000;

    private final Locale locale;
    private final VerificationTexts texts;
    private final DateTimeFormatter moments;

    /** @param zone time zone in which times are shown */
    FormMarkdown(Locale locale, ZoneId zone, VerificationTexts texts) {
        this.locale = locale;
        this.texts = texts;
        this.moments = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", locale).withZone(zone);
    }

    /** A fixed text of {@code messages/forms.properties}. */
    String word(String name) {
        return MESSAGES.get(name, locale);
    }

    String explanation(Attempt attempt) {
        return texts.explanation(attempt, locale);
    }

    String whatToDo(Attempt attempt) {
        return texts.whatToDo(attempt, locale);
    }

    String staffNote(Attempt attempt) {
        return texts.staffNote(attempt, locale);
    }

    String reason(VettingReason reason) {
        return texts.reason(reason, locale);
    }

    /** The profile; fields without a value are omitted. */
    String profile(Profile profile, String partner) {
        List<String> rows = new ArrayList<>();
        for (ProfileField field : ProfileField.values()) {
            profile.find(field).ifPresent(value -> rows.add(row(field.label(locale), value)));
        }
        rows.add(row(word("partner"), partner));
        return table("profile", rows);
    }

    String evidence(List<Evidence> evidence) {
        return table(
                "evidence",
                evidence.stream()
                        .map(item -> row(
                                item.fact().label(locale), texts.value(item.fact(), item.value(), locale),
                                texts.sentence(item, locale), item.source()))
                        .toList());
    }

    /** The decision of the table, and the annotations of the rules that matched. */
    String rules(Attempt automatic) {
        Optional<Decision> decision = automatic.conclusion().flatMap(Conclusion::tableDecision);
        String decided = MESSAGES.get(
                "decidedByTable",
                locale,
                capital(texts.outcome(automatic, locale)),
                automatic
                        .reason()
                        .map(reason -> " (%s)".formatted(cell(reason(reason))))
                        .orElse(""),
                cell(decision.map(Decision::decisionTable).orElse("")),
                cell(explanation(automatic)));
        return list(
                decided + "\n",
                decision.map(Decision::firedRules).orElse(List.of()).stream()
                        .map(rule -> "%s (%s)".formatted(cell(rule.words()), cell(rule.ruleId())))
                        .toList());
    }

    String candidates(List<CandidateEntry> candidates) {
        return candidates.isEmpty()
                ? word("none")
                : table(
                        "candidates",
                        candidates.stream()
                                .map(entry -> row(
                                        entry.name(),
                                        entry.country(),
                                        texts.kind(entry, locale),
                                        entry.source(),
                                        "%d %%".formatted(Math.round(100 * entry.score()))))
                                .toList());
    }

    String changes(List<Profile.Change> changes) {
        return changes.isEmpty()
                ? word("unchanged")
                : table(
                        "changes",
                        changes.stream()
                                .map(change -> row(change.field().label(locale), change.before(), change.after()))
                                .toList());
    }

    /** Both versions of the profile side by side, changed fields first and in bold. */
    String comparison(Profile before, Profile now) {
        List<Profile.Change> changes = now.changesSince(before);
        List<ProfileField> changed = changes.stream().map(Profile.Change::field).toList();
        List<String> rows = new ArrayList<>();
        changes.forEach(change -> rows.add(boldRow(change.field().label(locale), change.before(), change.after())));
        Arrays.stream(ProfileField.values())
                .filter(field -> !changed.contains(field) && now.find(field).isPresent())
                .forEach(field -> rows.add(row(field.label(locale), before.get(field), now.get(field))));
        String table = table("changes", rows);
        return changes.isEmpty() ? word("unchanged") + "\n\n" + table : table;
    }

    /** The faults of a profile, by field if the decision names fields. */
    String faults(Attempt failed) {
        List<ProfileField> fields =
                failed.conclusion().map(Conclusion::fieldsToCorrect).orElse(List.of());
        return fields.isEmpty()
                ? list("", List.of(cell(explanation(failed))))
                : list(
                        "",
                        fields.stream()
                                .map(field -> "**%s**: %s".formatted(field.label(locale), cell(explanation(failed))))
                                .toList());
    }

    String attempts(List<Attempt> attempts) {
        return attempts.isEmpty()
                ? word("none")
                : table(
                        "attempts",
                        attempts.stream()
                                .map(attempt -> row(
                                        String.valueOf(attempt.number()),
                                        texts.outcome(attempt, locale)
                                                + attempt.reason()
                                                        .map(reason -> ": " + reason(reason))
                                                        .orElse(""),
                                        explanation(attempt),
                                        attempt.conclusion()
                                                .map(Conclusion::decidedBy)
                                                .orElse(""),
                                        attempt.conclusion()
                                                .map(Conclusion::decidedAt)
                                                .map(this::moment)
                                                .orElse("")))
                                .toList());
    }

    /** The steps of support in all attempts, in the order of the attempts. */
    String steps(List<Attempt> attempts) {
        List<String> rows = attempts.stream()
                .flatMap(attempt -> attempt.steps().stream().map(step -> stepRow(attempt, step)))
                .toList();
        return rows.isEmpty() ? word("none") : table("steps", rows);
    }

    private String stepRow(Attempt attempt, Step step) {
        return row(String.valueOf(attempt.number()), step.by(), what(step), step.note(), moment(step.at()));
    }

    /** Who took the step, when and why. */
    String step(Step step) {
        String customerText = step.customerText().isEmpty()
                ? ""
                : "\n\n%s: %s".formatted(word("customerText"), cell(step.customerText()));
        return MESSAGES.get("step", locale, cell(step.by()), what(step), moment(step.at())) + "\n\n" + cell(step.note())
                + customerText;
    }

    private String what(Step step) {
        return word("step." + step.kind().name());
    }

    String notices(List<Notice> notices) {
        return list(
                "",
                notices.stream()
                        .map(notice -> "%s: %s".formatted(moment(notice.at()), cell(notice.text(locale))))
                        .toList());
    }

    String moment(Instant at) {
        return moments.format(at);
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private String table(String name, List<String> rows) {
        String header = word(name);
        int columns = header.split("\\|").length;
        return lines("| " + header + " |\n|" + " --- |".repeat(columns), rows);
    }

    private String list(String before, List<String> items) {
        return lines(before, items.stream().map(item -> "- " + item).toList());
    }

    private String lines(String first, List<String> more) {
        String cut = "\n\n" + word("shortened");
        StringBuilder text = new StringBuilder(first);
        for (String line : more) {
            if (text.length() + line.length() + 1 + cut.length() > LIMIT) {
                return text.append(cut).toString();
            }
            text.append(text.isEmpty() ? "" : "\n").append(line);
        }
        return text.toString();
    }

    private static String row(String... cells) {
        return Arrays.stream(cells).map(FormMarkdown::cell).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String boldRow(String... cells) {
        return Arrays.stream(cells)
                .map(text -> text.isBlank() ? "" : "**%s**".formatted(cell(text)))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** Escapes Markdown, so that submitted text cannot add headings, links or cells; addresses do not become links either. */
    private static String cell(String text) {
        return text.replaceAll("[\\\\`*_{}\\[\\]()#|<>~!@:]|(?<=www)\\.", "\\\\$0")
                .replaceAll("\\s+", " ");
    }
}
