package anamnesis.detect;

import anamnesis.backup.Copy;
import anamnesis.backup.Keeping;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// The newest copy that still holds what is gone, and when retention will delete it.
final class LastGoodExpiring implements Detector {
  private static final Rule RULE =
      new Rule(
          "B10-last-good-expiring",
          "the last copy that holds what is gone will be deleted",
          "will be deleted, and is the last that holds what is gone",
          "critical if that is in under 72 h; else a warning, with the date as far as it is known;"
              + " info if a lock keeps it longer than that matters; not evaluated for what a place"
              + " does not tell of how it keeps copies",
          "the bucket's lifecycle, the job's retention",
          "another copy of the same rows in a place that nobody can delete from",
          "protect it now");

  private static final Duration SOON = Duration.ofDays(14);
  private static final int FEW = 4;
  private static final int MOST = 3;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.COPIES);
  }

  @Override
  public boolean judgesLast() {
    return true;
  }

  @Override
  public Judgement examine(Given given) {
    List<String> gaps = new ArrayList<>(given.around().notKnown());
    if (given.allCopies().isEmpty()) {
      gaps.addFirst(Judgement.NO_COPY);
      return new Judgement(List.of(), gaps, false);
    }
    List<Finding> findings =
        Incident.of(given.found()).lastGood(given.allCopies()).stream()
            .map(copy -> expiring(copy, given))
            .sorted(Comparator.comparing(Expiring::end))
            .limit(MOST)
            .map(expiring -> judge(expiring, given))
            .toList();
    return new Judgement(new ArrayList<>(findings), gaps, true);
  }

  /// @param end when it goes; the end of time if nothing tells
  /// @param told whether its store says so; else it was guessed from how far the series reaches
  record Expiring(Copy copy, Instant end, boolean told) {}

  static Expiring expiring(Copy copy, Given given) {
    Keeping kept = copy.keeping();
    if (kept.expires() != null) {
      Instant locked = kept.lockedUntil() == null ? Instant.MIN : kept.lockedUntil();
      return new Expiring(copy, kept.expires().isAfter(locked) ? kept.expires() : locked, true);
    }
    return new Expiring(copy, guessed(copy, given).orElse(Instant.MAX), false);
  }

  /// If the place keeps no more than it holds now, each copy grows as old as the oldest one is.
  private static Optional<Instant> guessed(Copy copy, Given given) {
    List<Copy> series =
        given.allCopies().stream()
            .filter(each -> Series.of(each.path()).equals(Series.of(copy.path())))
            .toList();
    return series.size() < FEW
        ? Optional.empty()
        : Optional.of(
            copy.takenAt().plus(Duration.between(series.getFirst().takenAt(), given.now())));
  }

  static Finding judge(Expiring expiring, Given given) {
    Copy copy = expiring.copy();
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("copy", copy.path());
    measures.put("takenAt", copy.takenAt().toString());
    if (!expiring.end().equals(Instant.MAX)) {
      measures.put(expiring.told() ? "expires" : "expiresPerhaps", expiring.end().toString());
      measures.put("leftSeconds", Duration.between(given.now(), expiring.end()).toSeconds());
    }
    measures.put("protect", command(copy));
    Finding finding =
        RULE.finding(
            severity(expiring, given),
            expiring.told() ? Confidence.PROOF : Confidence.INDICATOR,
            copy.path(),
            statement(expiring, given.now()),
            measures);
    return finding.followedBy("protect it now: " + command(copy));
  }

  private static Severity severity(Expiring expiring, Given given) {
    Duration urgent = given.thresholds().span(RULE.id() + ".urgent");
    if (!expiring.told()) {
      return Severity.WARN;
    }
    if (expiring.end().isBefore(given.now().plus(urgent))) {
      return Severity.CRITICAL;
    }
    return expiring.end().isBefore(given.now().plus(SOON)) ? Severity.WARN : Severity.INFO;
  }

  private static String statement(Expiring expiring, Instant now) {
    String holds = "%s is the last that holds what is gone; ".formatted(expiring.copy().path());
    if (expiring.end().equals(Instant.MAX)) {
      return holds + "when it will be deleted, nothing tells";
    }
    Duration left = Duration.between(now, expiring.end());
    String when =
        left.isNegative()
            ? "any moment"
            : "on %s, in %s".formatted(Ages.at(expiring.end()), Ages.of(left));
    return holds
        + (expiring.told()
            ? "retention deletes it " + when
            : "if no more are kept than now, it goes " + when);
  }

  /// The store's own words, or a copy to another place.
  static String command(Copy copy) {
    String protect = copy.keeping().protect();
    return protect == null
        ? "cp -p <its folder>/%s <another place>".formatted(Advice.quoted(copy.path()))
        : protect;
  }
}
