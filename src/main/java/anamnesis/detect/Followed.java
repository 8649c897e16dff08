package anamnesis.detect;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What to look at next where two findings belong together: of people whom nobody could reach, the
/// last copy before them and the first that holds them; of a series that lost rows, the same two.
final class Followed {
  private static final List<String> LOOKING =
      List.of("anamnesis backups compare A B", "before: anamnesis backups PATH");

  private Followed() {}

  static List<Finding> in(List<Finding> findings) {
    return findings.stream()
        .map(each -> compared(each, findings).map(each::followedBy).orElse(each))
        .toList();
  }

  private static Optional<String> compared(Finding finding, List<Finding> all) {
    Optional<String> look = LOOKING.stream().filter(finding.next()::endsWith).findFirst();
    return look.flatMap(
        words ->
            all.stream()
                .filter(each -> each.equals(finding) || about(each, finding.subject()))
                .map(Finding::measures)
                .filter(known -> known.containsKey("lastGood") && known.containsKey("firstBad"))
                .findFirst()
                .map(known -> finding.next().replace(words, begin(words) + command(known))));
  }

  /// Whether it speaks of copies, and of that table.
  private static boolean about(Finding finding, String table) {
    return finding.detector().startsWith("B") && table.equals(finding.measures().get("table"));
  }

  private static String begin(String words) {
    return words.startsWith("before: ") ? "before: " : "";
  }

  private static String command(Map<String, Object> known) {
    return "anamnesis backups compare %s %s"
        .formatted(at(known, "lastGood"), at(known, "firstBad"));
  }

  private static String at(Map<String, Object> known, String copy) {
    return "<its folder>/" + Advice.quoted(String.valueOf(known.get(copy)));
  }
}
