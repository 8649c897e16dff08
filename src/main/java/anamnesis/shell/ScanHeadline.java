package anamnesis.shell;

import anamnesis.detect.Finding;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.Rule;
import anamnesis.detect.Scan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// The answer of a scan in one word and one sentence.
record ScanHeadline(Map<String, Rule> rules) {
  List<String> of(Scan.Result result) {
    String word =
        switch (result.health()) {
          case OK -> "ok";
          case INFO -> "INFO";
          case WARN -> "WARN";
          case CRITICAL -> "CRITICAL";
          case UNKNOWN -> "UNKNOWN";
        };
    List<String> lines = new Passage("", answer(result), "").lines();
    List<String> headed = new ArrayList<>(lines);
    headed.set(0, String.format(Locale.ROOT, "%-11s", word) + lines.getFirst().strip());
    return headed;
  }

  private String answer(Scan.Result result) {
    return switch (result.health()) {
      case OK -> "Nothing wrong was found.";
      case UNKNOWN -> "Nothing wrong was found, but not everything could be looked at.";
      case INFO -> "Nothing wrong was found; what is worth knowing stands below.";
      case WARN, CRITICAL -> worst(result.findings());
    };
  }

  /// Of the subject that most speaks against: all that is said of it, in one sentence. A table that
  /// was hurt comes before the copies of it.
  private String worst(List<Finding> findings) {
    Severity severity = findings.getFirst().severity();
    boolean hurt =
        findings.stream().anyMatch(each -> each.severity() == severity && ofNoCopy(each));
    SequencedMap<String, List<Finding>> subjects = new LinkedHashMap<>();
    findings.stream()
        .filter(finding -> finding.severity() == severity)
        .filter(finding -> !hurt || ofNoCopy(finding))
        .sorted(Comparator.comparing(Finding::id).reversed())
        .forEach(
            finding ->
                subjects.computeIfAbsent(finding.subject(), s -> new ArrayList<>()).add(finding));
    Map.Entry<String, List<Finding>> most =
        subjects.entrySet().stream()
            .reduce((a, b) -> b.getValue().size() > a.getValue().size() ? b : a)
            .orElseThrow();
    return most.getValue().reversed().stream()
        .map(finding -> rule(finding).says())
        .collect(Collectors.joining(", and ", most.getKey() + " ", "."));
  }

  private static boolean ofNoCopy(Finding finding) {
    return !finding.detector().startsWith("B");
  }

  private Rule rule(Finding finding) {
    return Objects.requireNonNull(rules.get(finding.detector()));
  }
}
