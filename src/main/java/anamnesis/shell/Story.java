package anamnesis.shell;

import anamnesis.detect.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Findings of one cause: a series that lost its rows has one size, one content and no growth, and
/// that is one paragraph, not four.
///
/// @param findings the strongest first
record Story(List<Finding> findings) {
  /// Which of two that are as loud tells more: what was lost, then what was planted, then signs.
  private static final List<String> TELLING = List.of("B06", "B11", "B03", "B04", "B12", "B01");

  /// In the order in which they were found. What is of no series stays alone.
  static List<Story> of(List<Finding> findings) {
    SequencedMap<String, List<Finding>> causes = new LinkedHashMap<>();
    for (Finding finding : findings) {
      String cause =
          finding.detector().startsWith("B")
              ? finding.subject().replaceAll("#.*", "")
              : finding.id();
      causes.computeIfAbsent(cause, told -> new ArrayList<>()).add(finding);
    }
    return causes.values().stream()
        .map(
            all ->
                new Story(
                    all.stream()
                        .sorted(
                            Comparator.comparing(Finding::severity)
                                .reversed()
                                .thenComparingInt(Story::rank))
                        .toList()))
        .toList();
  }

  private static int rank(Finding finding) {
    int at = TELLING.indexOf(number(finding));
    return at < 0 ? TELLING.size() : at;
  }

  String statement() {
    List<String> others = findings.stream().skip(1).map(Story::number).distinct().toList();
    return findings.getFirst().statement()
        + (others.isEmpty() ? "" : " (also %s)".formatted(String.join(", ", others)));
  }

  String number() {
    return number(findings.getFirst());
  }

  private static String number(Finding finding) {
    return finding.detector().substring(0, finding.detector().indexOf('-'));
  }
}
