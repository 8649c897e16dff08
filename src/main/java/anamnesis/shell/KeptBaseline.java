package anamnesis.shell;

import anamnesis.detect.baseline.Baseline;
import anamnesis.detect.baseline.Portrait;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// What became of the baseline of a scan.
///
/// @param odd the first finding for which something was not learnt; empty if there is none
record KeptBaseline(Baseline baseline, Path path, boolean learnt, String odd, Told told) {
  /// What else is to be said.
  ///
  /// @param unread of how many tables nothing but their definition is known
  /// @param trouble why it could not be written; empty if it could
  record Told(int unread, String trouble) {
    static final Told NOTHING = new Told(0, "");
  }

  Exit exit() {
    return told.trouble().isEmpty() ? Exit.DONE : Exit.INCOMPLETE;
  }

  List<String> lines() {
    return Passage.of("baseline", words()).lines();
  }

  private String words() {
    Portrait latest = baseline.latest();
    String meant =
        odd.isEmpty()
            ? ""
            : "%s speaks against it; if it was meant: --save-baseline --accept %s"
                .formatted(odd, odd);
    if (!told.trouble().isEmpty()) {
      return "NOT KEPT, %s; what was known before stands".formatted(told.trouble());
    }
    if (!learnt) {
      return odd.isEmpty()
          ? "compared with how it looked on %s; learnt from %s"
              .formatted(Moments.utc(latest.at()), scans(baseline.history().size()))
          : "nothing learnt: " + meant;
    }
    return String.format(
        Locale.ROOT,
        "kept how %,d tables and %,d rows look, no value of them, in %s%s%s",
        latest.tables().size(),
        latest.rows(),
        path,
        told.unread() == 0
            ? ""
            : "; of %,d only how they are made: their rows could not be read"
                .formatted(told.unread()),
        odd.isEmpty() ? "" : "; but not of what is odd: " + meant);
  }

  private static String scans(int many) {
    return many == 1 ? "one scan" : many + " scans";
  }

  void into(ObjectNode json) {
    ObjectNode kept = json.putObject("baseline");
    kept.put("path", path.toString());
    kept.put("learnt", learnt);
    kept.put("of", baseline.latest().at().toString());
    kept.put("scans", baseline.history().size());
    kept.put("tables", baseline.latest().tables().size());
    kept.put("rows", baseline.latest().rows());
    kept.put("odd", odd);
    kept.put("unread", told.unread());
    kept.put("trouble", told.trouble());
  }

  /// Above the last line, which counts.
  List<String> among(List<String> screen) {
    List<String> lines = new ArrayList<>(screen.subList(0, screen.size() - 1));
    lines.addAll(lines());
    lines.add("");
    lines.add(screen.getLast());
    return lines;
  }
}
