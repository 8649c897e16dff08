package anamnesis.detect;

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
import org.jspecify.annotations.Nullable;

/// Copies that nobody has brought back lately, or that did not come back when somebody tried.
final class NeverRestored implements Detector {
  private static final Rule RULE =
      new Rule(
          "B13-never-restored",
          "a copy was brought back lately, and it worked",
          "has not been brought back and looked at lately",
          "critical if the last drill failed; a warning if none has passed for 30 days; told, if none"
              + " was ever held from here",
          "drills.jsonl in $ANAMNESIS_HOME",
          "drills are held on another machine, or by other means, and somebody looks at them",
          "bring one back, and see what is in it: anamnesis drill --backups PATH");

  private static final Duration FRESH = Duration.ofDays(30);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.COPIES);
  }

  @Override
  public boolean readsRows() {
    return false;
  }

  @Override
  public Judgement examine(Given given) {
    DrillLog.Known known = given.drills();
    return known == null
        ? Judgement.unable("nobody said where drills are logged")
        : judge(known, given.now());
  }

  static Judgement judge(DrillLog.Known known, Instant now) {
    if (known.trouble().isPresent()) {
      return Judgement.unable(
          "the log of drills is not as it was written: " + known.trouble().get());
    }
    List<Finding> findings = new ArrayList<>();
    for (String place : known.places()) {
      findings.addAll(judge(place, known, now).stream().toList());
    }
    return new Judgement(findings, List.of(), true);
  }

  private static Optional<Finding> judge(String place, DrillLog.Known known, Instant now) {
    List<Drilled> drills = known.of(place);
    Drilled passed = known.lastPassed(place).orElse(null);
    if (!drills.isEmpty() && !drills.getLast().passed()) {
      Drilled last = drills.getLast();
      String statement = "the last drill failed, %s: %s".formatted(day(last.at()), last.reason());
      return Optional.of(finding(place, Severity.CRITICAL, statement, measures(last, passed)));
    }
    // Drills may be held elsewhere: a practice in good order is not warned on its first scan.
    if (passed == null) {
      String statement = "no copy from here was ever brought back, as far as this machine knows";
      return Optional.of(finding(place, Severity.INFO, statement, measures(null, null)));
    }
    long days = Duration.between(passed.at(), now).toDays();
    if (Duration.between(passed.at(), now).compareTo(FRESH) <= 0) {
      return Optional.empty();
    }
    String statement = "the last drill was %s days ago, %s".formatted(days, day(passed.at()));
    return Optional.of(finding(place, Severity.WARN, statement, measures(passed, passed)));
  }

  private static SequencedMap<String, Object> measures(
      @Nullable Drilled last, @Nullable Drilled passed) {
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    if (last != null) {
      measures.put("lastDrill", last.at().toString());
      measures.put("copy", last.copy());
      measures.put("outcome", last.outcome());
    }
    if (passed != null) {
      measures.put("lastPassed", passed.at().toString());
    }
    measures.put("allowedDays", FRESH.toDays());
    return measures;
  }

  private static Finding finding(
      String place, Severity severity, String statement, SequencedMap<String, Object> measures) {
    String name = name(place);
    return new Finding(
        "B13-" + name,
        RULE.id(),
        severity,
        Confidence.PROOF,
        name,
        statement,
        measures,
        List.of(),
        RULE.see(),
        RULE.refutedBy(),
        RULE.next());
  }

  /// The folder alone: where on this machine it lies says nothing about the copies.
  private static String name(String place) {
    return place.contains("://") ? place : place.replaceAll(".*/(?=[^/]+/?$)", "").replace("/", "");
  }

  private static String day(Instant at) {
    return at.toString().substring(0, 10);
  }
}
