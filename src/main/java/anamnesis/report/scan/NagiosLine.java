package anamnesis.report.scan;

import anamnesis.detect.Finding;
import anamnesis.detect.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One line and its figures, as Nagios and its descendants read a plug-in: `OK`, `WARNING`,
/// `CRITICAL` or `UNKNOWN`, then `|`, then `'label'=value`.
public record NagiosLine(ScanTold told) {
  public static final int UNKNOWN = 3;
  public static final String NO_ANSWER = "ANAMNESIS UNKNOWN - the scan came to no answer";

  private static final int NAMED = 3;

  /// A monitor shows one line, and some cut it at 4 KB.
  private static final int LONGEST = 300;

  /// Nagios's own codes; they are not those of this program.
  public int code() {
    return switch (told.open().health()) {
      case OK, INFO -> 0;
      case WARN -> 1;
      case CRITICAL -> 2;
      case UNKNOWN -> UNKNOWN;
    };
  }

  public String line() {
    String word = List.of("OK", "WARNING", "CRITICAL", "UNKNOWN").get(code());
    return plain("ANAMNESIS %s - %s%s".formatted(word, told.counts(), named()))
        + " | "
        + figures()
        + "\n";
  }

  private String named() {
    List<String> ids =
        told.open().findings().stream()
            .filter(finding -> finding.severity() != Severity.INFO)
            .map(Finding::id)
            .toList();
    if (ids.isEmpty()) {
      return "";
    }
    String more = ids.size() > NAMED ? " and %s more".formatted(ids.size() - NAMED) : "";
    return "; " + String.join(", ", ids.subList(0, Math.min(NAMED, ids.size()))) + more;
  }

  /// A bar would begin the figures too early.
  private static String plain(String text) {
    String line = text.replace('|', '/').replaceAll("\\p{Cntrl}", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  private String figures() {
    List<String> figures = new ArrayList<>();
    figures.add("critical=%s;;0;0".formatted(told.count(Severity.CRITICAL)));
    figures.add("warnings=%s;0;;0".formatted(told.count(Severity.WARN)));
    figures.add("not_evaluated=%s;;;0".formatted(told.open().notEvaluated().size()));
    figures.add("acknowledged=%s;;;0".formatted(told.weighed().held().size()));
    for (Map.Entry<String, Long> rows : told.now().rows().entrySet()) {
      figures.add("%s=%s;;;0".formatted(label("rows_" + rows.getKey()), rows.getValue()));
    }
    return String.join(" ", figures);
  }

  /// Quoted if need be; neither `=` nor a quote may stand in it.
  private static String label(String name) {
    String safe = name.replaceAll("[='|\\p{Cntrl}]", "_");
    return safe.matches("\\S+") ? safe : "'" + safe + "'";
  }
}
