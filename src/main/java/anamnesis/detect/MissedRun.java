package anamnesis.detect;

import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// A hole in a series: a run that should have been there, between two that were.
final class MissedRun implements Detector {
  private static final Rule RULE =
      new Rule(
          "B15-missed-run",
          "a run is missing between two copies",
          "has a hole in it",
          "a gap over 1.5 times the usual interval, between shorter ones on both sides, for"
              + " retention thins out what is old; a warning among the last 14, else info; what is"
              + " closed at that hour of the week by habit is no hole",
          "ls -l on the folder",
          "the machine was off on purpose, or the copy was moved elsewhere",
          "look into the job's log of that night: what kept it once may keep it again");

  /// So many intervals on each side tell what is usual there.
  private static final int SIDE = 5;

  private static final int SAYS = 2;

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
      Rhythm.of(series, given.now())
          .flatMap(rhythm -> judge(series, rhythm, given.thresholds()))
          .ifPresent(findings::add);
    }
    return new Judgement(findings, List.of(), true);
  }

  static Optional<Finding> judge(Series series, Rhythm rhythm, Thresholds thresholds) {
    List<Rhythm.Step> holes = holes(rhythm, thresholds);
    if (holes.isEmpty()) {
      return Optional.empty();
    }
    Rhythm.Step last = holes.getLast();
    int back = rhythm.steps().size() - rhythm.steps().indexOf(last);
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("holes", holes.size());
    measures.put("after", last.from().path());
    measures.put("before", last.to().path());
    measures.put("gapSeconds", last.length().toSeconds());
    measures.put("usualSeconds", rhythm.usual().toSeconds());
    measures.put(
        "gaps",
        holes.stream().map(hole -> hole.from().takenAt() + "/" + hole.to().takenAt()).toList());
    return Optional.of(
        RULE.finding(
            back <= thresholds.count(RULE.id() + ".recent")
                ? thresholds.severity(RULE)
                : Severity.INFO,
            Confidence.STRONG,
            series.name(),
            "nothing was taken for %s, from %s to %s; the series runs %s%s"
                .formatted(
                    Ages.of(last.length()),
                    Ages.at(last.from().takenAt()),
                    Ages.at(last.to().takenAt()),
                    rhythm.words(),
                    holes.size() == 1 ? "" : "; %s more holes".formatted(holes.size() - 1)),
            measures));
  }

  static List<Rhythm.Step> holes(Rhythm rhythm, Thresholds thresholds) {
    List<Rhythm.Step> steps = rhythm.steps();
    List<Rhythm.Step> holes = new ArrayList<>();
    double times = thresholds.share(RULE.id() + ".percent");
    for (int i = SAYS; i < steps.size() - 1; i++) {
      Rhythm.Step step = steps.get(i);
      Duration older = Rhythm.median(steps.subList(Math.max(0, i - SIDE), i));
      Duration newer = Rhythm.median(steps.subList(i + 1, Math.min(steps.size(), i + 1 + SIDE)));
      if (wider(step, older, times)
          && wider(step, newer, times)
          && wider(step, rhythm.usual(), times)
          && wider(step, rhythm.closed(step.from().takenAt()), 1.1)) {
        holes.add(step);
      }
    }
    return holes;
  }

  private static boolean wider(Rhythm.Step step, Duration usual, double times) {
    return step.length().toSeconds() > usual.toSeconds() * times;
  }
}
