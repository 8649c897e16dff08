package anamnesis.detect;

import anamnesis.backup.Copy;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// A copy that says nothing that the one before it did not say: by its rows, whatever its bytes.
final class CloneOfPrevious implements Detector {
  private static final Rule RULE =
      new Rule(
          "B02-clone-of-previous",
          "the newest copy holds the same rows as the one before it",
          "holds nothing that the copy before it did not",
          "critical if rows were written meanwhile in tables that the copies hold; else info, for"
              + " that is what an idle database gives",
          "anamnesis backups compare A B",
          "nothing was written between the two, or only in tables left out of the dumps",
          "take one dump by hand now, and compare it: anamnesis backups compare A B");

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
      List<Copy> clones = clones(series);
      if (clones.size() >= given.thresholds().count(RULE.id() + ".copies")) {
        Optional<Activity> activity =
            given
                .anyDatabase()
                .flatMap(asked -> Activity.between(clones.getFirst(), clones.getLast(), asked));
        findings.add(judge(series, clones, activity));
      }
    }
    return new Judgement(findings, List.of(), true);
  }

  /// Those at the end of a series whose rows are the same.
  static List<Copy> clones(Series series) {
    List<Copy> good = series.good();
    int begin = good.size() - 1;
    while (begin > 0
        && good.get(begin).contentHash() != null
        && String.valueOf(good.get(begin).contentHash())
            .equals(good.get(begin - 1).contentHash())) {
      begin--;
    }
    return begin < 0 ? List.of() : good.subList(begin, good.size());
  }

  static Finding judge(Series series, List<Copy> clones, Optional<Activity> activity) {
    boolean written = activity.filter(found -> found.rows() > 0).isPresent();
    String meanwhile =
        activity
            .map(Activity::words)
            .orElse("whether anything was written between them is not known");
    return RULE.finding(
        written ? Severity.CRITICAL : Severity.INFO,
        written ? Confidence.STRONG : Confidence.INDICATOR,
        series.name(),
        "the last %s copies hold the same rows; %s".formatted(clones.size(), meanwhile),
        measures(clones, activity));
  }

  private static SequencedMap<String, Object> measures(
      List<Copy> clones, Optional<Activity> activity) {
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("copies", clones.size());
    measures.put("contentHash", String.valueOf(clones.getLast().contentHash()));
    measures.put("first", clones.getFirst().path());
    measures.put("firstSha256", clones.getFirst().sha256());
    measures.put("last", clones.getLast().path());
    measures.put("lastSha256", clones.getLast().sha256());
    activity.ifPresent(
        found -> {
          measures.put("rowsWrittenBetween", found.rows());
          measures.put("writtenMostIn", found.table());
        });
    return measures;
  }
}
