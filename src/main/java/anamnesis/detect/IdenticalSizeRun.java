package anamnesis.detect;

import anamnesis.backup.Copy;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/// Copies that all have one size: the same day dumped again and again.
///
/// What equal sizes mean depends on the format, as measured: an idle database gives plain dumps of
/// one size for ever, but since `\restrict` (CVE-2025-8714) hardly two equal ones under gzip.
final class IdenticalSizeRun implements Detector {
  private static final Rule RULE =
      new Rule(
          "B01-identical-size-run",
          "the last copies all have the same size",
          "has had the same size copy after copy",
          "3 or more at the end of a series; critical where the format makes that all but"
              + " impossible, or the database was written to between them; tar from 5, a warning",
          "ls -l on the folder, then `anamnesis backups PATH`",
          "nothing was written between the first and the last of them (a closed week), or what was"
              + " written is left out of the dumps on purpose",
          "take one dump by hand now, into another folder, and see what is in it: anamnesis backups PATH");

  /// Neighbours of equal size among 100 gzipped dumps of an idle database: 4 of 99.
  private static final double PAIR = 0.04;

  private static final int FEWEST = 3;
  private static final int FEWEST_TARS = 5;

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
      return Judgement.unable("no copy in the named folder");
    }
    List<Finding> findings = new ArrayList<>();
    for (Run run : runs(given.allCopies())) {
      Optional<Activity> activity =
          given.anyDatabase().flatMap(asked -> Activity.in(run.stretch(), asked));
      findings.add(judge(run, activity));
    }
    return new Judgement(findings, unread(given.allCopies()), true);
  }

  /// Of a copy that could not be read nothing but its size was judged.
  static List<String> unread(List<Copy> copies) {
    List<Copy> bad = copies.stream().filter(copy -> !copy.good()).toList();
    if (bad.isEmpty()) {
      return List.of();
    }
    Copy newest = bad.getLast();
    return List.of(
        "%s of %s copies could not be read whole; the newest, %s: %s"
            .formatted(
                bad.size(), copies.size(), newest.path(), newest.trouble().orElse("incomplete")));
  }

  /// The copies of equal size at the end of one series.
  record Run(String series, List<Copy> copies) {
    Instant begin() {
      return copies.getFirst().takenAt();
    }

    Instant end() {
      return copies.getLast().takenAt();
    }

    Activity.Stretch stretch() {
      return new Activity.Stretch(begin(), end());
    }

    long bytes() {
      return copies.getFirst().bytes();
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
      return copies.getFirst().format().startsWith("plain+") && (token || !sameBytes);
    }
  }

  static List<Run> runs(List<Copy> copies) {
    Map<String, List<Copy>> series = new TreeMap<>();
    for (Copy copy : copies) {
      series.computeIfAbsent(Series.of(copy.path()), name -> new ArrayList<>()).add(copy);
    }
    List<Run> runs = new ArrayList<>();
    series.forEach(
        (name, all) -> {
          int begin = all.size() - 1;
          while (begin > 0 && alike(all.get(begin - 1), all.getLast())) {
            begin--;
          }
          Run run = new Run(name, List.copyOf(all.subList(begin, all.size())));
          if (run.copies().size() >= fewest(run)) {
            runs.add(run);
          }
        });
    return runs;
  }

  static Finding judge(Run run, Optional<Activity> activity) {
    Severity severity = severity(run, activity);
    return new Finding(
        "B01-" + run.series(),
        RULE.id(),
        severity,
        severity == Severity.CRITICAL ? Confidence.STRONG : Confidence.INDICATOR,
        run.series(),
        statement(run, activity),
        measures(run, activity),
        List.of(),
        RULE.see(),
        RULE.refutedBy(),
        RULE.next());
  }

  private static Severity severity(Run run, Optional<Activity> activity) {
    String format = run.copies().getFirst().format();
    if (format.equals("tar") || run.contentDiffers() || (format.equals("unknown") && padded(run))) {
      return Severity.WARN;
    }
    boolean written = activity.filter(found -> found.rows() > 0).isPresent();
    return written || run.improbable() ? Severity.CRITICAL : Severity.WARN;
  }

  private static String statement(Run run, Optional<Activity> activity) {
    String content =
        run.sameContent()
            ? " and the same content"
            : run.contentDiffers() ? ", not the content" : "";
    String meanwhile =
        activity
            .map(
                found ->
                    found.rows() > 0
                        ? "; meanwhile %s took %s".formatted(found.table(), rows(found.rows()))
                        : "; no table that tells times was written to between them")
            .orElse("; whether the database was written to between them is not known");
    return String.format(
            Locale.ROOT,
            "%d copies in a row have the same size, %,d bytes%s",
            run.copies().size(),
            run.bytes(),
            content)
        + meanwhile;
  }

  private static SequencedMap<String, Object> measures(Run run, Optional<Activity> activity) {
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("copies", run.copies().size());
    measures.put("bytes", run.bytes());
    measures.put("format", run.copies().getFirst().format());
    measures.put("first", run.copies().getFirst().path());
    measures.put("firstTakenAt", run.begin().toString());
    measures.put("last", run.copies().getLast().path());
    measures.put("lastTakenAt", run.end().toString());
    measures.put("sameContent", run.sameContent());
    measures.put("odds", odds(run));
    activity.ifPresent(
        found -> {
          measures.put("rowsWrittenBetween", found.rows());
          measures.put("writtenMostIn", found.table());
          measures.put("newestRow", found.newest().toString());
        });
    return measures;
  }

  private static String odds(Run run) {
    int pairs = run.copies().size() - 1;
    return run.improbable()
        ? String.format(
            Locale.ROOT, "1 in %,.0f by chance (4 %% a pair, measured)", Math.pow(1 / PAIR, pairs))
        : "an idle database gives this format one size for ever: the size alone proves nothing";
  }

  private static boolean alike(Copy one, Copy other) {
    return one.bytes() == other.bytes() && one.format().equals(other.format());
  }

  private static int fewest(Run run) {
    return run.copies().getFirst().format().equals("tar") ? FEWEST_TARS : FEWEST;
  }

  /// Encrypted and blockwise containers hide small changes in their padding.
  private static boolean padded(Run run) {
    return run.bytes() % 16 == 0;
  }

  private static String rows(long rows) {
    return rows == 1 ? "1 row" : String.format(Locale.ROOT, "%,d rows", rows);
  }
}
