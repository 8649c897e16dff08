package anamnesis.detect;

import anamnesis.backup.Copy;
import anamnesis.backup.Keeping;
import anamnesis.detect.Finding.Confidence;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/// Copies that the same rights could delete that delete the database.
final class SameBlastRadius implements Detector {
  private static final Rule RULE =
      new Rule(
          "B14-same-blast-radius",
          "the rights at hand could delete the copies too",
          "could be deleted with the database",
          "a warning if the newest good copy of every place can be deleted with the rights at hand,"
              + " and no COMPLIANCE lock holds one of them",
          "the bucket's policy, and who may delete in it",
          "a copy in another account that was not named here",
          "keep one copy in an account of its own, under Object Lock in COMPLIANCE mode");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.COPIES, Need.KEEPING);
  }

  @Override
  public Judgement examine(Given given) {
    return judge(
        Series.in(given.allCopies()).stream()
            .flatMap(series -> series.newestGood().stream())
            .toList(),
        given);
  }

  /// @param newest the newest good copy of each series
  static Judgement judge(List<Copy> newest, Given given) {
    if (newest.stream().anyMatch(copy -> safe(copy.keeping(), given.now()))) {
      return new Judgement(List.of(), List.of(), true);
    }
    Optional<Copy> unknown =
        newest.stream()
            .filter(copy -> copy.keeping().deletable() == null)
            .filter(copy -> !copy.keeping().store().equals("folder"))
            .findFirst();
    if (unknown.isPresent() || newest.isEmpty()) {
      return Judgement.unable(
          unknown
              .map(
                  copy ->
                      "whether these rights could delete %s is not known: allow"
                              .formatted(copy.path())
                          + " s3:GetObjectRetention and iam:SimulatePrincipalPolicy, or look at the"
                          + " bucket's policy")
              .orElse("no good copy in any place"));
    }
    return new Judgement(List.of(finding(newest, given.thresholds())), List.of(), true);
  }

  private static boolean safe(Keeping kept, Instant now) {
    boolean locked =
        "COMPLIANCE".equals(kept.lock())
            && (kept.lockedUntil() == null || kept.lockedUntil().isAfter(now));
    return locked || Boolean.FALSE.equals(kept.deletable());
  }

  private static Finding finding(List<Copy> newest, Thresholds thresholds) {
    Set<String> accounts = new TreeSet<>();
    newest.stream()
        .map(copy -> copy.keeping().account())
        .filter(java.util.Objects::nonNull)
        .forEach(accounts::add);
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("copy", newest.getLast().path());
    measures.put("places", newest.size());
    measures.put("accounts", String.join(", ", accounts));
    return RULE.finding(
        thresholds.severity(RULE),
        Confidence.STRONG,
        Series.of(newest.getLast().path()),
        "whoever has the rights used here could delete every copy%s, and no COMPLIANCE lock holds one"
            .formatted(accounts.isEmpty() ? "" : " in " + String.join(", ", accounts)),
        measures);
  }
}
