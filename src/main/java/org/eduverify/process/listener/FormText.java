package org.eduverify.process.listener;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eduverify.customer.Profile;
import org.eduverify.verification.Attempt;
import org.eduverify.verification.CandidateEntry;
import org.eduverify.verification.Evidence;
import org.eduverify.verification.VerificationTexts;

/** Texts for forms, as the Markdown that Camunda Forms show. */
final class FormText {

  /** The engine stores text variables of up to 4,000 characters. */
  private static final int LIMIT = 4000;

  private static final String CUT = "\n\n(shortened)";

  private FormText() {}

  static String evidence(List<Evidence> evidence, VerificationTexts texts) {
    return table(
        "Fact | Value | Finding | Source",
        evidence.stream().map(item -> row(item.fact().label(), item.value(), texts.sentence(item, Locale.ENGLISH), item.source())).toList());
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

  static String attempts(List<Attempt> attempts) {
    return attempts.isEmpty()
        ? "None."
        : table(
            "Attempt | Outcome | Why | Decided by",
            attempts.stream()
                .map(
                    attempt ->
                        row(
                            String.valueOf(attempt.number()),
                            attempt.outcome().map(outcome -> outcome.name().toLowerCase().replace('_', ' ')).orElse("open"),
                            attempt.explanation(),
                            attempt.decidedBy()))
                .toList());
  }

  private static String table(String header, List<String> rows) {
    int columns = header.split("\\|").length;
    StringBuilder table = new StringBuilder("| " + header + " |\n|" + " --- |".repeat(columns));
    for (String row : rows) {
      if (table.length() + row.length() + 1 + CUT.length() > LIMIT) {
        return table.append(CUT).toString();
      }
      table.append('\n').append(row);
    }
    return table.toString();
  }

  private static String row(String... cells) {
    return List.of(cells).stream().map(FormText::cell).collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** What a customer wrote must not become a heading, a link or a cell of its own. */
  private static String cell(String text) {
    return text.replaceAll("[\\\\`*_{}\\[\\]()#|<>~!]", "\\\\$0").replaceAll("\\s+", " ");
  }
}
