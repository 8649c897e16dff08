package anamnesis.shell;

import anamnesis.detect.Drilled;
import anamnesis.posture.Collision;
import anamnesis.posture.DrillResult;
import anamnesis.posture.TableDrilled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a drill came to, on one screen.
record DrillScreen(DrillResult result, Instant now) {
  /// Many more make nobody wiser: those that differ are named first.
  private static final int MOST = 20;

  List<String> of(Exit exit) {
    List<String> lines = new ArrayList<>();
    lines.add("%-10s %s".formatted(word(), headline()));
    lines.add("");
    lines.addAll(subject());
    lines.addAll(restored());
    lines.addAll(why());
    lines.addAll(tables());
    lines.addAll(besides());
    lines.add("");
    lines.add("  %-8s %s".formatted("next", next()));
    lines.add("");
    lines.add(Passage.spread("in the log of drills, signed", "exit " + exit.code()));
    return lines;
  }

  private String word() {
    return result.log().outcome().toUpperCase(Locale.ROOT);
  }

  private boolean branch() {
    return result.log().kind().equals(Drilled.BRANCH);
  }

  private String headline() {
    return switch (result.log().outcome()) {
      case Drilled.PASSED ->
          branch()
              ? "The branch answers, and holds what it should."
              : "All that the copy holds came back, and takes writes.";
      case Drilled.INCOMPLETE -> "Whether the data would come back is not known.";
      default ->
          branch() ? "The branch is not what a restore should be." : "Do not count on this copy.";
    };
  }

  private List<String> subject() {
    Instant taken = result.takenAt();
    if (taken == null) {
      return Passage.of("branch", result.log().place()).lines();
    }
    return Passage.of(
            "copy",
            "%s, taken %s (%s)"
                .formatted(result.log().copy(), Moments.utc(taken), Moments.age(taken, now)))
        .lines();
  }

  private List<String> restored() {
    List<String> lines = new ArrayList<>();
    Double rto = result.log().rto();
    if (rto != null) {
      String where = branch() ? "" : ", into " + result.into();
      lines.addAll(
          Passage.of(
                  branch() ? "counted" : "restored",
                  String.format(
                      Locale.ROOT,
                      "%,d rows in %s%s",
                      result.log().rows(),
                      Lines.count(result.tables().size(), "table", "tables"),
                      where))
              .lines());
      if (!branch()) {
        lines.addAll(
            Passage.of(
                    "took",
                    String.format(Locale.ROOT, "%.1f s until a database took writes (RTO)", rto))
                .lines());
      }
    }
    lines.addAll(lost());
    return lines;
  }

  private List<String> lost() {
    Long rpo = result.log().rpo();
    if (rpo == null) {
      return List.of();
    }
    Instant newest = result.newest();
    String since = newest == null ? "the copy itself" : "its newest row, of " + Moments.utc(newest);
    return Passage.of("loses", "%s (RPO): as old is %s".formatted(length(rpo), since)).lines();
  }

  static String length(long seconds) {
    Duration length = Duration.ofSeconds(seconds);
    if (length.toDays() > 0) {
      return "%s d %s h".formatted(length.toDays(), length.toHoursPart());
    }
    return length.toHours() > 0
        ? "%s h %s min".formatted(length.toHours(), length.toMinutesPart())
        : "%s min".formatted(length.toMinutes());
  }

  private List<String> why() {
    List<String> lines = new ArrayList<>();
    String label = "why";
    for (String reason : result.reasons()) {
      lines.addAll(Passage.of(label, reason).lines());
      label = "";
    }
    return lines;
  }

  private List<String> tables() {
    if (result.tables().isEmpty() || result.log().rto() == null) {
      return List.of();
    }
    List<TableDrilled> order = new ArrayList<>(result.tables());
    order.sort((one, other) -> Boolean.compare(holds(one), holds(other)));
    List<String> lines = new ArrayList<>();
    lines.add("");
    order.stream().limit(MOST).forEach(table -> lines.add(line(table)));
    if (order.size() > MOST) {
      lines.add("  and %s more; --format json has all".formatted(order.size() - MOST));
    }
    return lines;
  }

  private static boolean holds(TableDrilled table) {
    return table.expected() == table.rows() && table.content() != TableDrilled.Content.DIFFERS;
  }

  private String line(TableDrilled table) {
    return String.format(
        Locale.ROOT,
        "  %-28s %,10d of %,10d  %s",
        table.name(),
        table.rows(),
        table.expected(),
        branch() ? newest(table.newest()) : became(table));
  }

  private static String became(TableDrilled table) {
    long more = table.rows() - table.expected();
    if (more == 0) {
      return table.content().words();
    }
    return more < 0 ? "%s missing".formatted(-more) : "%s too many".formatted(more);
  }

  private static String newest(@Nullable Instant at) {
    return at == null ? "" : "newest " + Moments.utc(at).substring(0, 16);
  }

  private List<String> besides() {
    List<String> lines = new ArrayList<>();
    for (Collision collision : result.collisions()) {
      lines.addAll(
          Passage.of(
                  "collides",
                  "%s: the next number is %s, and there is one up to %s: the first new row would"
                          .formatted(collision.column(), collision.next(), collision.largest())
                      + " be refused")
              .lines());
    }
    if (!result.leftOut().isEmpty()) {
      List<String> all = new ArrayList<>();
      result.leftOut().forEach((what, count) -> all.add("%s %s".formatted(what, count)));
      lines.addAll(Passage.of("left out", String.join(", ", all) + ", on purpose").lines());
    }
    result.notes().forEach(note -> lines.addAll(Passage.of("note", note).lines()));
    if (!lines.isEmpty()) {
      lines.addFirst("");
    }
    return lines;
  }

  /// A line to be typed is not broken.
  private String next() {
    String place = CommandLine.quoted(result.log().place());
    if (result.log().outcome().equals(Drilled.INCOMPLETE)) {
      return "once that is mended: anamnesis drill --backups " + place;
    }
    if (branch()) {
      return result.passed()
          ? "delete the branch: it is a whole copy of every patient"
          : "make a branch of an earlier moment, and ask that one";
    }
    return result.passed()
        ? "within 30 days again: anamnesis drill --backups " + place
        : "which copy is good: anamnesis backups " + place;
  }
}
