package anamnesis.detect;

import anamnesis.backup.Copy;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Copies that all have one size: the same day dumped again and again.
///
/// What equal sizes mean depends on the format ([SizeOdds]), on what is really in them, and on
/// whether anything was written that they should hold: of an idle database they are the rule.
final class IdenticalSizeRun implements Detector {
  private static final Rule RULE =
      new Rule(
          "B01-identical-size-run",
          "the last copies all have the same size",
          "has had the same size copy after copy",
          "3 or more at the end of a series (tar 5); critical where the format makes that all but"
              + " impossible, where rows were written that they do not hold, or where a table lost"
              + " its rows while the size stood; a warning from 7 and 6 days of an idle database, else info",
          "ls -l on the folder, then `anamnesis backups PATH`",
          "nothing was written between the first and the last of them (a closed week), or what was"
              + " written is left out of the dumps on purpose",
          "take one dump by hand now, into another folder, and see what is in it: anamnesis backups PATH");

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
    for (Run run : runs(given.allCopies(), given.thresholds())) {
      Optional<Activity> activity =
          given
              .anyDatabase()
              .flatMap(
                  asked ->
                      Activity.between(run.copies().getFirst(), run.copies().getLast(), asked));
      findings.add(judge(run, activity, given.thresholds()));
    }
    return new Judgement(findings, List.of(), true);
  }

  /// The copies of equal size at the end of one series.
  record Run(String series, List<Copy> copies) {
    long bytes() {
      return copies.getFirst().bytes();
    }

    String format() {
      return copies.getFirst().format();
    }

    /// Longer than a weekend with its holiday.
    boolean lasts(Thresholds thresholds) {
      Duration span = Duration.between(copies.getFirst().takenAt(), copies.getLast().takenAt());
      return copies.size() >= thresholds.count(RULE.id() + ".copies-idle")
          && span.compareTo(thresholds.span(RULE.id() + ".idle")) >= 0;
    }

    boolean sameContent() {
      return copies.getFirst().contentHash() != null && hashes() == 1;
    }

    boolean contentDiffers() {
      return copies.stream().allMatch(copy -> copy.contentHash() != null) && hashes() > 1;
    }

    private long hashes() {
      return copies.stream().map(copy -> String.valueOf(copy.contentHash())).distinct().count();
    }

    /// Whether chance alone would hardly give these sizes, however idle the database was.
    boolean improbable() {
      boolean sameBytes = copies.stream().map(Copy::sha256).distinct().count() == 1;
      boolean token = copies.stream().allMatch(Copy::randomised);
      return SizeOdds.rare(format()) && (token || !sameBytes);
    }
  }

  static List<Run> runs(List<Copy> copies, Thresholds thresholds) {
    List<Run> runs = new ArrayList<>();
    for (Series series : Series.in(copies)) {
      List<Copy> all = series.copies();
      int begin = all.size() - 1;
      while (begin > 0 && alike(all.get(begin - 1), all.getLast())) {
        begin--;
      }
      Run run = new Run(series.name(), List.copyOf(all.subList(begin, all.size())));
      String fewest = run.format().equals("tar") ? "copies-tar" : "copies";
      if (run.bytes() > 0 && run.copies().size() >= thresholds.count(RULE.id() + "." + fewest)) {
        runs.add(run);
      }
    }
    return runs;
  }

  static Finding judge(Run run, Optional<Activity> activity, Thresholds thresholds) {
    List<Losses.Loss> losses =
        Losses.in(run.copies().stream().filter(Copy::opened).toList(), thresholds);
    Severity severity = losses.isEmpty() ? severity(run, activity, thresholds) : Severity.CRITICAL;
    return RULE.finding(
        severity,
        severity == Severity.CRITICAL ? Confidence.STRONG : Confidence.INDICATOR,
        run.series(),
        statement(run, activity, losses),
        measures(run, activity, losses));
  }

  private static Severity severity(Run run, Optional<Activity> activity, Thresholds thresholds) {
    boolean written = activity.filter(found -> found.rows() > 0).isPresent();
    if (run.contentDiffers()) {
      // Rows that change in place leave a plain dump's size alone; a packed one's hardly ever.
      return run.improbable() ? Severity.WARN : Severity.INFO;
    }
    if (run.improbable() || (written && run.sameContent() && !run.format().equals("tar"))) {
      return Severity.CRITICAL;
    }
    return written || run.lasts(thresholds) ? Severity.WARN : Severity.INFO;
  }

  private static String statement(Run run, Optional<Activity> activity, List<Losses.Loss> losses) {
    String content =
        run.sameContent()
            ? " and the same content"
            : run.contentDiffers() ? ", not the content" : "";
    String meanwhile =
        losses.isEmpty()
            ? activity
                .map(Activity::words)
                .orElse("whether the database was written to between them is not known")
            : "meanwhile " + ShrinkDrop.words(losses.getFirst());
    return String.format(
            Locale.ROOT,
            "%d copies in a row have the same size, %,d bytes%s; ",
            run.copies().size(),
            run.bytes(),
            content)
        + meanwhile;
  }

  private static SequencedMap<String, Object> measures(
      Run run, Optional<Activity> activity, List<Losses.Loss> losses) {
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("copies", run.copies().size());
    measures.put("bytes", run.bytes());
    measures.put("format", run.format());
    measures.put("first", run.copies().getFirst().path());
    measures.put("firstTakenAt", run.copies().getFirst().takenAt().toString());
    measures.put("last", run.copies().getLast().path());
    measures.put("lastTakenAt", run.copies().getLast().takenAt().toString());
    measures.put("sameContent", run.sameContent());
    measures.put("odds", odds(run));
    losses.stream().findFirst().ifPresent(loss -> ShrinkDrop.measure(loss, measures));
    activity.ifPresent(
        found -> {
          measures.put("rowsWrittenBetween", found.rows());
          measures.put("writtenMostIn", found.table());
          measures.put("newestRow", found.newest().toString());
        });
    return measures;
  }

  private static String odds(Run run) {
    return run.improbable()
        ? SizeOdds.words(run.format(), run.copies().size())
        : "an idle database gives this format one size for ever: the size alone proves nothing";
  }

  private static boolean alike(Copy one, Copy other) {
    return one.bytes() == other.bytes() && one.format().equals(other.format());
  }
}
