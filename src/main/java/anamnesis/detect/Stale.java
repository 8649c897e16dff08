package anamnesis.detect;

import anamnesis.backup.Copy;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// A series whose newest good copy is older than its own rhythm allows.
final class Stale implements Detector {
  private static final Rule RULE =
      new Rule(
          "B05-stale",
          "the newest good copy of a series is too old, or holds nothing new",
          "has no copy as young as it should be",
          "by the series' own rhythm: continuous 15 min, daily 26 h, weekly 8 days, else 1.5 times"
              + " the usual interval; weekends that were free before are free. A warning where"
              + " another series is on time, info where this one was given up long ago. A young copy"
              + " of old content is a warning, and critical if the database has newer rows",
          "anamnesis backups PATH",
          "the series was ended on purpose, or the practice is closed",
          "take one dump by hand now; then see why the job did not run, or did not end well");

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
    List<Series> all = Series.in(given.allCopies());
    List<Late> late = all.stream().flatMap(series -> late(series, given).stream()).toList();
    boolean alive = late.size() < rhythmic(all, given);
    List<Finding> findings = new ArrayList<>();
    late.forEach(each -> findings.add(judge(each, alive, given.thresholds())));
    if (rhythmic(all, given) == 0) {
      lone(given).ifPresent(findings::add);
    }
    for (Series series : all) {
      if (late.stream().noneMatch(each -> each.series().equals(series))) {
        StaleContent.judge(RULE, series, given).ifPresent(findings::add);
      }
    }
    return new Judgement(findings, List.of(), true);
  }

  /// @param age in the most favourable reading of its name
  record Late(Series series, Rhythm rhythm, Copy newest, Duration age, Duration limit) {}

  static Optional<Late> late(Series series, Given given) {
    Optional<Rhythm> rhythm = Rhythm.of(series, given.now());
    Optional<Copy> newest = series.newestGood();
    if (rhythm.isEmpty() || newest.isEmpty()) {
      return Optional.empty();
    }
    Duration age = Duration.between(Taken.of(newest.get()).latest(), given.now());
    Duration limit = rhythm.get().limit(newest.get(), given.thresholds());
    return age.compareTo(limit) <= 0
        ? Optional.empty()
        : Optional.of(new Late(series, rhythm.get(), newest.get(), age, limit));
  }

  private static long rhythmic(List<Series> all, Given given) {
    return all.stream()
        .filter(series -> series.newestGood().isPresent())
        .filter(series -> Rhythm.of(series, given.now()).isPresent())
        .count();
  }

  static Finding judge(Late late, boolean alive, Thresholds thresholds) {
    Duration retired = thresholds.span(RULE.id() + ".retired");
    Severity severity =
        !alive
            ? thresholds.severity(RULE)
            : late.age().compareTo(retired) > 0 ? Severity.INFO : Severity.WARN;
    SequencedMap<String, Object> measures = measures(late.newest());
    measures.put("ageSeconds", late.age().toSeconds());
    measures.put("usualSeconds", late.rhythm().usual().toSeconds());
    measures.put("limitSeconds", late.limit().toSeconds());
    String statement =
        "the newest good copy is %s old, of %s; the series runs %s, and %s is its limit%s"
            .formatted(
                Ages.of(late.age()),
                Ages.at(late.newest().takenAt()),
                late.rhythm().words(),
                Ages.of(late.limit()),
                alive ? "; another series is on time" : "");
    return RULE.finding(severity, Confidence.STRONG, late.series().name(), statement, measures);
  }

  /// Single copies have no rhythm: then the newest of all is held to the slowest that is usual.
  private static Optional<Finding> lone(Given given) {
    Optional<Copy> newest = given.allCopies().reversed().stream().filter(Copy::good).findFirst();
    Instant oldest = given.now().minus(given.thresholds().span(RULE.id() + ".weekly"));
    if (newest.isEmpty() || !Taken.of(newest.get()).latest().isBefore(oldest)) {
      return Optional.empty();
    }
    Duration age = Duration.between(newest.get().takenAt(), given.now());
    SequencedMap<String, Object> measures = measures(newest.get());
    measures.put("ageSeconds", age.toSeconds());
    return Optional.of(
        RULE.finding(
            Severity.WARN,
            Confidence.INDICATOR,
            Series.of(newest.get().path()),
            "the newest good copy is %s old, of %s; too few were found to know how often they are taken"
                .formatted(Ages.of(age), Ages.at(newest.get().takenAt())),
            measures));
  }

  static SequencedMap<String, Object> measures(Copy newest) {
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("newest", newest.path());
    measures.put("takenAt", newest.takenAt().toString());
    return measures;
  }
}
