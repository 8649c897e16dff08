package anamnesis.detect;

import anamnesis.detect.Finding.Confidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/// A recovery window that does not reach back to before the loss.
final class WindowTooShort implements Detector {
  private static final Rule RULE =
      new Rule(
          "B09-window-too-short",
          "the recovery window does not reach back to before the loss",
          "cannot go back to before the loss",
          "critical if the loss may be older than the window reaches; not evaluated if there is a"
              + " loss that nothing dates",
          "the provider's own page of recovery points",
          "a snapshot or a branch that outlives the window",
          "ask the provider now to keep what is about to expire, and to widen the window");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.WINDOW);
  }

  @Override
  public boolean judgesLast() {
    return true;
  }

  @Override
  public Judgement examine(Given given) {
    return judge(Incident.of(given.found()), given);
  }

  static Judgement judge(Incident incident, Given given) {
    List<Finding> findings = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    for (Reach reach : given.around().reaches()) {
      Instant back = reach.back(given.now());
      if (incident.first().isPresent()) {
        Finding first = incident.first().get();
        if (Incident.notBefore(first).orElseThrow().isBefore(back)) {
          findings.add(finding(reach, first, given));
        }
      } else if (!incident.losses().isEmpty()) {
        gaps.add(
            "%s goes back to %s; when the loss was is not known"
                .formatted(reach.place(), Ages.at(back)));
      }
    }
    return new Judgement(findings, gaps, gaps.isEmpty());
  }

  private static Finding finding(Reach reach, Finding loss, Given given) {
    Instant back = reach.back(given.now());
    Instant whole = Incident.notBefore(loss).orElseThrow();
    boolean certain = Incident.notAfter(loss).filter(bad -> bad.isBefore(back)).isPresent();
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("windowSeconds", reach.span().toSeconds());
    measures.put("reachesBackTo", back.toString());
    measures.put("lastKnownWhole", whole.toString());
    measures.put("deficitSeconds", Duration.between(whole, back).toSeconds());
    measures.put("certain", certain);
    measures.put("loss", loss.id());
    String age = certain ? "is older" : "may be older";
    return RULE.finding(
        given.thresholds().severity(RULE),
        certain ? Confidence.STRONG : Confidence.INDICATOR,
        reach.place(),
        "%s goes back %s, to %s; the loss %s, after %s"
            .formatted(reach.place(), reach.words(), Ages.at(back), age, Ages.at(whole)),
        measures);
  }
}
