package anamnesis.detect;

import anamnesis.backup.Copy;
import anamnesis.detect.Finding.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the findings of a scan tell of a loss: since when it may be, and which copies precede it.
///
/// @param losses critical findings about what the database or the copies hold
record Incident(List<Finding> losses) {
  /// Rules of the copies that tell of a loss of content, not of a bad habit.
  private static final List<String> CONTENT = List.of("B01", "B04", "B06", "B11");

  static Incident of(List<Finding> found) {
    return new Incident(
        found.stream()
            .filter(finding -> finding.severity() == Severity.CRITICAL)
            .filter(Incident::tellsOfALoss)
            .toList());
  }

  private static boolean tellsOfALoss(Finding finding) {
    boolean copies = finding.detector().startsWith("B");
    boolean content = CONTENT.stream().anyMatch(rule -> finding.detector().startsWith(rule));
    return !copies || (content && finding.measures().containsKey("notBefore"));
  }

  /// The loss that was first, of those that can be dated.
  Optional<Finding> first() {
    return losses.stream()
        .filter(finding -> notBefore(finding).isPresent())
        .min(Comparator.comparing(finding -> notBefore(finding).orElseThrow()));
  }

  static Optional<Instant> notBefore(Finding finding) {
    return moment(finding, "notBefore");
  }

  static Optional<Instant> notAfter(Finding finding) {
    return moment(finding, "notAfter");
  }

  private static Optional<Instant> moment(Finding finding, String measure) {
    return Optional.ofNullable(finding.measures().get(measure))
        .map(moment -> Instant.parse(String.valueOf(moment)));
  }

  /// The newest copies that still hold what is gone.
  List<Copy> lastGood(List<Copy> copies) {
    List<String> named = new ArrayList<>();
    for (Finding finding : losses) {
      Object copy =
          finding.measures().getOrDefault("lastGood", finding.measures().getOrDefault("copy", ""));
      named.add(String.valueOf(copy));
    }
    return copies.stream().filter(copy -> named.contains(copy.path())).toList();
  }
}
