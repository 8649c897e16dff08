package anamnesis.report.scan;

import anamnesis.detect.Finding;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.Rule;
import anamnesis.detect.Scan;
import anamnesis.detect.history.Acks;
import anamnesis.detect.history.News;
import anamnesis.detect.history.Scanned;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What there is to tell of a scan, whoever reads it.
///
/// @param now as it is remembered
/// @param past the scans of the same place, oldest first, this one at the end
/// @param failOn from where on a finding is a failure
public record ScanTold(
    Scanned now,
    Acks.Weighed weighed,
    Optional<News> news,
    List<Scanned> past,
    List<Rule> rules,
    Severity failOn) {
  public ScanTold {
    past = List.copyOf(past);
    rules = rules.stream().sorted(Comparator.comparing(Rule::id)).toList();
  }

  /// The one before this.
  Optional<Scanned> before() {
    return past.size() < 2 ? Optional.empty() : Optional.of(past.get(past.size() - 2));
  }

  Scan.Result open() {
    return weighed.open();
  }

  long count(Severity severity) {
    return open().count(severity);
  }

  boolean fails(Finding finding) {
    return finding.severity().compareTo(failOn) >= 0;
  }

  /// The answer in one line, for a subject or a message.
  public String headline() {
    String verdict = open().health().name();
    return "%s: %s".formatted(verdict.equals("OK") ? "ok" : verdict, counts());
  }

  String counts() {
    long warnings = count(Severity.WARN);
    return "%s critical, %s %s, %s not evaluated, %s acknowledged"
        .formatted(
            count(Severity.CRITICAL),
            warnings,
            warnings == 1 ? "warning" : "warnings",
            open().notEvaluated().size(),
            weighed.held().size());
  }

  static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
