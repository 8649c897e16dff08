package anamnesis.shell;

import anamnesis.detect.Drilled;
import anamnesis.posture.DrillResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a weekly test should say: when, what was tested, how many rows of each table, and whether
/// it passed. Short enough for a mail, and it names every table.
record WeeklyScreen(DrillResult result) {
  List<String> of(Exit exit) {
    List<String> lines = new ArrayList<>();
    Drilled log = result.log();
    lines.add(
        "Backup test of %s: %s"
            .formatted(
                log.at().toString().substring(0, 10), log.outcome().toUpperCase(Locale.ROOT)));
    lines.addAll(Passage.of("tested", tested()).lines());
    result
        .counts()
        .forEach(
            (table, rows) ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "    %-40s %,12d %s",
                        table,
                        rows,
                        rows == 1 ? "row" : "rows")));
    result.reasons().forEach(reason -> lines.addAll(Passage.of("why", reason).lines()));
    Double rto = log.rto();
    Long rpo = log.rpo();
    if (rto != null && rpo != null) {
      lines.addAll(
          Passage.of(
                  "figures",
                  String.format(Locale.ROOT, "RTO %.1f s, RPO %s", rto, DrillScreen.length(rpo)))
              .lines());
    }
    lines.add(Passage.spread("in the log of drills, signed", "exit " + exit.code()));
    return lines;
  }

  private String tested() {
    Drilled log = result.log();
    Instant taken = result.takenAt();
    String when = taken == null ? "" : ", taken " + Moments.utc(taken);
    return log.kind().equals(Drilled.BRANCH)
        ? "the branch " + log.place() + ", which is only asked"
        : "the copy %s%s, %s".formatted(log.copy(), when, where());
  }

  /// A copy that is known to be no good is not begun with.
  private String where() {
    return result.log().rto() == null
        ? "which was not brought back"
        : "brought back into " + result.into();
  }
}
