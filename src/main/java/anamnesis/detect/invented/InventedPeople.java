package anamnesis.detect.invented;

import anamnesis.detect.Detector;
import anamnesis.detect.Finding;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.Given;
import anamnesis.detect.Judgement;
import anamnesis.detect.Need;
import anamnesis.detect.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/// What all signs together say of a table, as the sum of its records.
final class InventedPeople implements Detector {
  private static final Rule RULE =
      new Rule(
          "S00-invented-people",
          "tables of people, weighed record by record by all S rules together",
          "holds people whom somebody, or something, made up",
          "seeded (critical): proofs on 5 % of the records, or a million to one from two strands of"
              + " evidence; suspect (a warning): a thousand to one",
          "anamnesis scan --format json lists each record with its reasons under `people`",
          "test accounts or a demonstration that somebody knows of",
          "delete nothing: they are evidence; see who stood there before: anamnesis backups PATH");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.PEOPLE);
  }

  @Override
  public Judgement examine(Given given) {
    List<Finding> findings = new ArrayList<>();
    List<Crowd> crowds = given.people().crowds();
    crowds.forEach(crowd -> judge(crowd).ifPresent(findings::add));
    List<String> gaps = new ArrayList<>(given.people().gaps());
    return new Judgement(findings, gaps, !crowds.isEmpty() || gaps.isEmpty());
  }

  static Optional<Finding> judge(Crowd crowd) {
    return switch (crowd.standing()) {
      case SEEDED -> Optional.of(finding(crowd, Severity.CRITICAL));
      case SUSPECT -> Optional.of(finding(crowd, Severity.WARN));
      case REAL, UNKNOWN -> Optional.empty();
    };
  }

  private static Finding finding(Crowd crowd, Severity severity) {
    List<Integer> accused = crowd.accused();
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("standing", crowd.standing().name());
    measures.put("records", crowd.records());
    measures.put("invented", accused.size());
    measures.put("proven", crowd.weight().proven());
    measures.put("maker", crowd.maker());
    measures.put("powersOfTen", Math.round(crowd.weight().powers() * 10) / 10.0);
    measures.put("strands", crowd.strands().stream().map(Strand::words).toList());
    return new Finding(
        RULE.number() + "-" + crowd.table(),
        RULE.id(),
        severity,
        crowd.weight().proven() > 0 ? Confidence.PROOF : Confidence.STRONG,
        crowd.table(),
        statement(crowd, accused.size()),
        measures,
        crowd.keysOf(accused),
        RULE.see(),
        RULE.refutedBy(),
        RULE.next());
  }

  private static String statement(Crowd crowd, int accused) {
    String sure = crowd.standing() == Standing.SEEDED ? "are invented" : "may be invented";
    String maker = crowd.maker().isEmpty() ? "" : ", as %s writes them".formatted(crowd.maker());
    String why =
        crowd.strands().stream().limit(3).map(Strand::words).collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%s: %,d of %,d people %s%s (%s)",
        crowd.table(),
        accused,
        crowd.records(),
        sure,
        maker,
        crowd.weight().proven() > 0
            ? String.format(Locale.ROOT, "%,d proven", crowd.weight().proven())
            : why);
  }
}
