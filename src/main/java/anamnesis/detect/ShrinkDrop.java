package anamnesis.detect;

import anamnesis.backup.Copy;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.Losses.Loss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;

/// A copy that holds far less than those before it, as a whole or in one table.
final class ShrinkDrop implements Detector {
  private static final Rule RULE =
      new Rule(
          "B06-shrink",
          "the newest copy holds far less than those before it",
          "holds far less than it did",
          "a warning if the rows' bytes are under half of the median of the last 7 good copies;"
              + " critical if a table lost half and 20 rows or more, or all of them, or its keys are"
              + " all others; a table that emptied and filled before is let be",
          "anamnesis backups compare A B",
          "a purge or an archiving that somebody ordered, or a table that was given up",
          "see what went, table by table: anamnesis backups compare A B");

  private static final int NAMED = 50;

  /// Hardly lighter than the lightest before is as light.
  private static final double AS_LIGHT = 0.8;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.COPIES);
  }

  @Override
  public Judgement examine(Given given) {
    if (given.allCopies().isEmpty()) {
      return Judgement.unable(Judgement.NO_COPY);
    }
    List<Finding> findings = new ArrayList<>();
    for (Series series : Series.in(given.allCopies())) {
      judge(series, given.thresholds()).ifPresent(findings::add);
    }
    return new Judgement(findings, List.of(), true);
  }

  static Optional<Finding> judge(Series series, Thresholds thresholds) {
    List<Loss> losses = Losses.in(read(series), thresholds);
    if (!losses.isEmpty()) {
      return Optional.of(finding(series, losses));
    }
    List<Copy> alike = alike(series);
    OptionalLong usual = usual(alike, thresholds);
    return usual.isPresent() && fallen(alike, usual.getAsLong(), thresholds)
        ? Optional.of(finding(series, alike.getLast(), usual.getAsLong(), thresholds))
        : Optional.empty();
  }

  /// One without a row is no good copy, but it tells what is gone.
  static List<Copy> read(Series series) {
    return series.copies().stream().filter(Copy::complete).filter(Copy::opened).toList();
  }

  /// Good ones that are weighed as the newest is: by their rows, whatever they are packed in, or by
  /// their file where nobody could look inside.
  private static List<Copy> alike(Series series) {
    List<Copy> good = series.good();
    if (good.isEmpty()) {
      return List.of();
    }
    Copy newest = good.getLast();
    return good.stream()
        .filter(copy -> copy.opened() == newest.opened())
        .filter(copy -> copy.opened() || copy.format().equals(newest.format()))
        .toList();
  }

  private static OptionalLong usual(List<Copy> alike, Thresholds thresholds) {
    int end = alike.size() - 1;
    int begin = Math.max(0, end - thresholds.count(RULE.id() + ".copies"));
    if (end - begin < 2) {
      return OptionalLong.empty();
    }
    List<Long> weights =
        alike.subList(begin, end).stream().map(copy -> weight(copy, thresholds)).sorted().toList();
    return OptionalLong.of(weights.get(weights.size() / 2));
  }

  /// Not if it was as light before: what comes and goes is no loss.
  private static boolean fallen(List<Copy> alike, long usual, Thresholds thresholds) {
    long now = weight(alike.getLast(), thresholds);
    return now < usual * (1 - thresholds.share(RULE.id() + ".share"))
        && alike.subList(0, alike.size() - 1).stream()
            .allMatch(copy -> now < weight(copy, thresholds) * AS_LIGHT);
  }

  /// Without what fills and empties by nature.
  private static long weight(Copy copy, Thresholds thresholds) {
    if (!copy.opened()) {
      return copy.bytes();
    }
    Passing passing = Passing.of(thresholds);
    return copy.tables().stream()
        .filter(table -> !passing.is(table.name()))
        .mapToLong(Copy.Table::bytes)
        .sum();
  }

  private static Finding finding(Series series, Copy newest, long usual, Thresholds thresholds) {
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("copy", newest.path());
    measures.put("bytes", weight(newest, thresholds));
    measures.put("usualBytes", usual);
    return RULE.finding(
        thresholds.severity(RULE),
        Confidence.INDICATOR,
        series.name(),
        String.format(
            Locale.ROOT,
            "%s holds %,d bytes of rows; %,d were usual",
            newest.path(),
            weight(newest, thresholds),
            usual),
        measures);
  }

  private static Finding finding(Series series, List<Loss> losses) {
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measure(losses.getFirst(), measures);
    measures.put("tables", losses.stream().limit(NAMED).map(ShrinkDrop::told).toList());
    int more = losses.size() - 1;
    String others =
        more == 0 ? "" : ", and %s more %s".formatted(more, more == 1 ? "table" : "tables");
    return RULE.finding(
        Severity.CRITICAL,
        Confidence.STRONG,
        series.name(),
        words(losses.getFirst()) + others,
        measures);
  }

  private static SequencedMap<String, Object> told(Loss loss) {
    SequencedMap<String, Object> told = new LinkedHashMap<>();
    told.put("table", loss.table());
    told.put("how", loss.how());
    told.put("before", loss.rows().before());
    told.put("after", loss.rows().after());
    told.put("lastGood", loss.lastGood().path());
    told.put("firstBad", loss.firstBad().path());
    return told;
  }

  static void measure(Loss loss, SequencedMap<String, Object> measures) {
    measures.put("table", loss.table());
    measures.put("before", loss.rows().before());
    measures.put("after", loss.rows().after());
    measures.put("now", loss.rows().now());
    measures.put("lastGood", loss.lastGood().path());
    measures.put("firstBad", loss.firstBad().path());
    measures.put("notBefore", loss.notBefore().toString());
    measures.put("notAfter", loss.firstBad().takenAt().toString());
  }

  /// As `public.patient fell from 151 to 0 rows between 2026-03-02 03:17 UTC and …`.
  static String words(Loss loss) {
    String what =
        switch (loss.how()) {
          case "gone" ->
              "is not in them any more (%s before)".formatted(Ages.rows(loss.rows().before()));
          case "replaced" ->
              "has none of its %s any more, but others".formatted(Ages.rows(loss.rows().before()));
          default ->
              String.format(
                  Locale.ROOT,
                  "fell from %,d to %,d rows",
                  loss.rows().before(),
                  loss.rows().after());
        };
    boolean moved = loss.rows().now() != loss.rows().after();
    return "%s %s between %s and %s%s"
        .formatted(
            loss.table(),
            what,
            Ages.at(loss.lastGood().takenAt()),
            Ages.at(loss.firstBad().takenAt()),
            moved ? " (%s now)".formatted(Ages.rows(loss.rows().now())) : "");
  }
}
