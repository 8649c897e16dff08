package anamnesis.detect;

import anamnesis.backup.Copy;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Whether a scan could come in time at all: the time between two scans, and the time until
/// somebody acts, must be shorter than what can still be recovered.
final class WindowRace implements Detector {
  private static final Rule RULE =
      new Rule(
          "B16-window-race",
          "the next scan may come when the recovery window has closed",
          "may not reach back from one scan to the one before",
          "the time between two scans and the time to react must be shorter than the window; info"
              + " if good copies reach back far enough where the window does not. Say how often you"
              + " scan in a file for --thresholds: B16-window-race: {scan-every: 12h}",
          "how often your scheduler runs `anamnesis scan`",
          "something else raises the alarm sooner",
          "scan more often, or widen the window");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.WINDOW);
  }

  @Override
  public Judgement examine(Given given) {
    List<Finding> findings = new ArrayList<>();
    for (Reach reach : given.around().reaches()) {
      judge(reach, kept(given), given.thresholds()).ifPresent(findings::add);
    }
    return new Judgement(findings, List.of(), true);
  }

  /// How far the good copies reach back themselves.
  private static Duration kept(Given given) {
    return given.allCopies().stream()
        .filter(Copy::good)
        .findFirst()
        .map(oldest -> Duration.between(oldest.takenAt(), given.now()))
        .orElse(Duration.ZERO);
  }

  static Optional<Finding> judge(Reach reach, Duration kept, Thresholds thresholds) {
    Duration every = thresholds.span(RULE.id() + ".scan-every");
    Duration react = thresholds.span(RULE.id() + ".react");
    Duration needed = every.plus(react);
    if (needed.compareTo(reach.span()) < 0) {
      return Optional.empty();
    }
    Duration would = reach.span().minus(react);
    boolean copies = needed.compareTo(kept) < 0;
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("windowSeconds", reach.span().toSeconds());
    measures.put("scanEverySeconds", every.toSeconds());
    measures.put("reactSeconds", react.toSeconds());
    measures.put("wouldDoSeconds", Math.max(0, would.toSeconds()));
    measures.put("copiesReachSeconds", kept.toSeconds());
    return Optional.of(
        RULE.finding(
            copies ? Severity.INFO : thresholds.severity(RULE),
            Confidence.STRONG,
            reach.place(),
            "%s goes back %s; a scan every %s and %s to react take longer: %s%s"
                .formatted(
                    reach.place(),
                    reach.words(),
                    Ages.of(every),
                    Ages.of(react),
                    would.compareTo(Duration.ofHours(1)) < 0
                        ? "no scan could be in time, only a longer window"
                        : "scan at least every " + Ages.of(would),
                    copies ? "; the copies reach back " + Ages.of(kept) : ""),
            measures));
  }
}
