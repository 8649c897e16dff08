package anamnesis.shell;

import anamnesis.backup.Copy;
import anamnesis.backup.State;
import anamnesis.detect.Harm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// What is in each copy, as a person reads it.
///
/// @param copies oldest first
record BackupsScreen(List<Copy> copies, Harm.Found harm, Instant now) {
  /// More than this fills a screen and says less.
  private static final int MANY = 20;

  private static final int WIDTH = 78;
  private static final int NAME = 36;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    List<Copy> shown = shown();
    shown.forEach(copy -> lines.addAll(of(copy)));
    if (shown.size() < copies.size()) {
      lines.add(
          "and %s more; `--format json` lists every one"
              .formatted(Lines.count(copies.size() - shown.size(), "copy", "copies")));
    }
    newestReadable().ifPresent(copy -> lines.addAll(tables(copy)));
    lines.addAll(hurt());
    return lines;
  }

  /// Whether nothing is known against it, and somebody looked.
  boolean sound(Copy copy) {
    return copy.good() && copy.opened() && harm.of(copy).isEmpty();
  }

  Optional<Copy> newestReadable() {
    return copies.reversed().stream().filter(copy -> copy.good() && copy.opened()).findFirst();
  }

  /// The newest before anything was lost or planted; of several series, before the first of it.
  Optional<Copy> lastGood() {
    return harm.harms().isEmpty()
        ? newestReadable()
        : harm.harms().stream()
            .map(Harm::lastGood)
            .filter(Objects::nonNull)
            .min(java.util.Comparator.comparing(Copy::takenAt));
  }

  /// Of what a catalogue tells, nobody knows whether it is good.
  String counts() {
    long told = copies.stream().filter(copy -> copy.state() == State.TOLD).count();
    long hurt = copies.stream().filter(copy -> copy.good() && !harm.of(copy).isEmpty()).count();
    long good = copies.stream().filter(Copy::good).count() - told - hurt;
    return "%s, %s good%s, %s bad%s"
        .formatted(
            Lines.count(copies.size(), "copy", "copies"),
            good,
            hurt == 0 ? "" : ", %s hurt".formatted(hurt),
            copies.size() - good - told - hurt,
            told == 0 ? "" : ", %s told".formatted(told));
  }

  private List<String> of(Copy copy) {
    String begin =
        "%s  %s  ".formatted(Moments.utc(copy.takenAt()), Moments.age(copy.takenAt(), now));
    List<String> lines = new ArrayList<>();
    lines.add(begin + Shortened.to(WIDTH - begin.length(), copy.path()));
    lines.addAll(Passage.of(label(copy), CopyWords.inside(copy)).lines());
    copy.trouble().ifPresent(told -> lines.addAll(Passage.of("", Shortened.words(told)).lines()));
    if (copy.keeping().expires() != null) {
      String goes = "goes on " + Moments.minute(copy.keeping().expires());
      lines.addAll(Passage.of("", goes).lines());
    }
    return lines;
  }

  private String label(Copy copy) {
    if (copy.state() == State.TOLD) {
      return "told";
    }
    return !copy.good() ? "bad" : harm.of(copy).isEmpty() ? "ok" : "hurt";
  }

  /// Of very many, the newest, and the newest of the bad ones.
  private List<Copy> shown() {
    if (copies.size() <= MANY) {
      return copies;
    }
    List<Copy> bad = copies.stream().filter(copy -> !copy.good()).toList();
    List<Copy> newest = copies.subList(copies.size() - MANY / 2, copies.size());
    List<Copy> newestBad = bad.subList(Math.max(0, bad.size() - MANY / 2), bad.size());
    return copies.stream()
        .filter(copy -> newest.contains(copy) || newestBad.contains(copy))
        .toList();
  }

  private static List<String> tables(Copy copy) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("In the newest readable copy, " + Shortened.name(copy.path()));
    for (Copy.Table table : copy.tables().stream().limit(MANY).toList()) {
      Instant newest = table.newest();
      String rows =
          String.format(
              Locale.ROOT, "  %-28s %,11d rows", Shortened.to(NAME, table.name()), table.rows());
      String told = newest == null ? "" : "  newest " + Moments.utc(newest);
      boolean fits = rows.length() + told.length() <= WIDTH;
      lines.add(rows + (fits || newest == null ? told : "  " + Moments.minute(newest)));
    }
    if (copy.tables().size() > MANY) {
      lines.add(
          "  and %s more".formatted(Lines.count(copy.tables().size() - MANY, "table", "tables")));
    }
    return lines;
  }

  /// Which copies can be read and are no good all the same, and which was the last that is.
  private List<String> hurt() {
    List<String> lines = new ArrayList<>();
    if (!harm.harms().isEmpty() || !harm.notHeard().isEmpty()) {
      lines.add("");
    }
    for (Harm each : harm.harms()) {
      lines.addAll(Passage.of("hurt", Shortened.words(each.words())).lines());
      Copy good = each.lastGood();
      lines.addAll(
          Passage.of("", "last good  " + (good == null ? "none here" : dated(good))).lines());
    }
    for (Copy copy : harm.notHeard()) {
      String name = Shortened.name(copy.path());
      lines.addAll(
          Passage.of(
                  "unknown",
                  "whether people in %s are invented: it is long; `scan` looks".formatted(name))
              .lines());
    }
    return lines;
  }

  private static String dated(Copy copy) {
    return "%s, %s".formatted(Shortened.name(copy.path()), Moments.minute(copy.takenAt()));
  }
}
