package org.eduverify.process.listener;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eduverify.customer.Profile;
import org.eduverify.customer.ProfileField;
import org.eduverify.notification.Notice;
import org.eduverify.verification.Attempt;
import org.eduverify.verification.Attempt.Step;
import org.eduverify.verification.CandidateEntry;
import org.eduverify.verification.Evidence;
import org.eduverify.verification.VerificationTexts;

/** Texts for forms, as the Markdown that Camunda Forms show. */
final class FormText {

  /** The engine stores text variables of up to 4,000 characters. */
  private static final int LIMIT = 4000;

  private static final String CUT = "\n\n(shortened)";

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH).withZone(ZoneId.systemDefault());

  private FormText() {}

  /** What the customer says of itself; fields without a value are left out. */
  static String profile(Profile profile, String partner) {
    List<String> rows = new ArrayList<>();
    for (ProfileField field : ProfileField.values()) {
      profile.find(field).ifPresent(value -> rows.add(row(field.label(), value)));
    }
    rows.add(row("Partner", partner));
    return table("Field | Value", rows);
  }

  static String evidence(List<Evidence> evidence, VerificationTexts texts) {
    return table(
        "Fact | Value | Finding | Source",
        evidence.stream()
            .map(item -> row(item.fact().label(), item.value(), texts.sentence(item, Locale.ENGLISH), item.source()))
            .toList());
  }

  /** What the decision table decided, and the words of its rules that applied. */
  static String rules(Attempt automatic) {
    String decided =
        "**%s**%s by %s. %s"
            .formatted(
                capital(outcome(automatic)),
                automatic.reason().map(reason -> " (%s)".formatted(cell(reason.text()))).orElse(""),
                cell(automatic.decisionTable()),
                cell(automatic.explanation()));
    return list(
        decided + "\n",
        automatic.firedRules().stream()
            .map(rule -> "%s (%s)".formatted(cell(rule.words()), cell(rule.ruleId())))
            .toList());
  }

  static String candidates(List<CandidateEntry> candidates) {
    return candidates.isEmpty()
        ? "None."
        : table(
            "Organisation | Country | Kind | Register | Likeness",
            candidates.stream()
                .map(
                    entry ->
                        row(
                            entry.name(), entry.country(), entry.kind(), entry.source(),
                            "%d %%".formatted(Math.round(100 * entry.score()))))
                .toList());
  }

  static String changes(List<Profile.Change> changes) {
    return changes.isEmpty()
        ? "Nothing was changed."
        : table(
            "Field | Before | Now",
            changes.stream().map(change -> row(change.field().label(), change.before(), change.after())).toList());
  }

  /** Both versions of the whole profile side by side, what has changed first and in bold. */
  static String comparison(Profile before, Profile now) {
    List<Profile.Change> changes = now.changesSince(before);
    List<ProfileField> changed = changes.stream().map(Profile.Change::field).toList();
    List<String> rows = new ArrayList<>();
    changes.forEach(change -> rows.add(boldRow(change.field().label(), change.before(), change.after())));
    Arrays.stream(ProfileField.values())
        .filter(field -> !changed.contains(field) && now.find(field).isPresent())
        .forEach(field -> rows.add(row(field.label(), before.get(field), now.get(field))));
    String table = table("Field | Before | Now", rows);
    return changes.isEmpty() ? "Nothing was changed.\n\n" + table : table;
  }

  /** What is wrong, field by field where the decision table named fields. */
  static String faults(Attempt failed) {
    return failed.fieldsToCorrect().isEmpty()
        ? list("", List.of(cell(failed.explanation())))
        : list(
            "",
            failed.fieldsToCorrect().stream()
                .map(field -> "**%s**: %s".formatted(field.label(), cell(failed.explanation())))
                .toList());
  }

  static String attempts(List<Attempt> attempts) {
    return attempts.isEmpty()
        ? "None."
        : table(
            "Attempt | Outcome | Why | Decided by | When",
            attempts.stream()
                .map(
                    attempt ->
                        row(
                            String.valueOf(attempt.number()),
                            outcome(attempt) + attempt.reason().map(reason -> ": " + reason.text()).orElse(""),
                            attempt.explanation(),
                            attempt.decidedBy(),
                            attempt.decidedAt().map(FormText::moment).orElse("")))
                .toList());
  }

  /** What support did in all attempts, oldest attempt last. */
  static String steps(List<Attempt> attempts) {
    List<String> rows =
        attempts.stream()
            .flatMap(attempt -> attempt.steps().stream().map(step -> stepRow(attempt, step)))
            .toList();
    return rows.isEmpty() ? "None." : table("Attempt | Who | What | Note of staff | When", rows);
  }

  private static String stepRow(Attempt attempt, Step step) {
    return row(String.valueOf(attempt.number()), step.by(), step.kind().words(), step.note(), moment(step.at()));
  }

  /** Who did it, when and why. */
  static String step(Step step) {
    String told = step.customerText().isEmpty() ? "" : "\n\nText for the customer: " + cell(step.customerText());
    return "**%s** has %s this on %s:\n\n%s%s"
        .formatted(cell(step.by()), step.kind().words(), moment(step.at()), cell(step.note()), told);
  }

  static String notices(List<Notice> notices) {
    return list(
        "",
        notices.stream().map(notice -> "%s: %s".formatted(moment(notice.at()), cell(notice.text(Locale.ENGLISH)))).toList());
  }

  static String moment(Instant at) {
    return MOMENT.format(at);
  }

  private static String outcome(Attempt attempt) {
    return attempt.outcome().map(outcome -> outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ')).orElse("open");
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String table(String header, List<String> rows) {
    int columns = header.split("\\|").length;
    return lines("| " + header + " |\n|" + " --- |".repeat(columns), rows);
  }

  private static String list(String before, List<String> items) {
    return lines(before, items.stream().map(item -> "- " + item).toList());
  }

  private static String lines(String first, List<String> more) {
    StringBuilder text = new StringBuilder(first);
    for (String line : more) {
      if (text.length() + line.length() + 1 + CUT.length() > LIMIT) {
        return text.append(CUT).toString();
      }
      text.append(text.isEmpty() ? "" : "\n").append(line);
    }
    return text.toString();
  }

  private static String row(String... cells) {
    return Arrays.stream(cells).map(FormText::cell).collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String boldRow(String... cells) {
    return Arrays.stream(cells)
        .map(text -> text.isBlank() ? "" : "**%s**".formatted(cell(text)))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** What a customer wrote must not become a heading, a link or a cell of its own; nor do addresses become links. */
  private static String cell(String text) {
    return text.replaceAll("[\\\\`*_{}\\[\\]()#|<>~!@:]|(?<=www)\\.", "\\\\$0").replaceAll("\\s+", " ");
  }
}
