package anamnesis.detect;

import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.baseline.Shift;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;

/// People who divide otherwise by sex, age, state or postcode than they did.
///
/// No fixed threshold of an index (PSI above 0.10 fires in 85 of 100 samples of a hundred that are
/// drawn from the same people): the chance is counted by dealing the same people out anew.
final class DemographicShift implements BesideBaseline {
  private static final Rule RULE =
      new Rule(
          "S16-demographic-shift",
          "people who divide otherwise by sex, age or place than they did",
          "holds people of other ages, sexes or places than it did",
          "a warning if a quarter of the people would have to be others by sex or by age, and"
              + " chance would do that once in a thousand times (permutation test, all tests of a"
              + " scan held together by Benjamini and Hochberg); less is worth knowing",
          "select the column, count(*) … group by 1, and compare with a copy",
          "an import of a practice with other patients, or a new service for other people",
          "see whether the rows that are new are real: anamnesis scan --people");

  private static final double RARE = 0.001;
  private static final double SELDOM = 0.01;
  private static final double MUCH = 0.25;
  private static final double SOME = 0.10;
  private static final Set<String> PLACES = Set.of("state", "postcode");

  @Override
  public Rule rule() {
    return RULE;
  }

  /// One question to one table.
  record Test(Against.Pair pair, String by, Shift shift) {}

  /// Of a table of few people nothing is said while another of many is looked at.
  @Override
  public Judgement examine(Against against) {
    int fewest = against.thresholds().count("S16-demographic-shift.people");
    List<Test> tests = new ArrayList<>();
    List<String> few = new ArrayList<>();
    for (Test test : all(against)) {
      if (Math.min(test.shift().then(), test.shift().now()) >= fewest) {
        tests.add(test);
      } else {
        few.add("%s: fewer than %s people by %s".formatted(test.pair().name(), fewest, test.by()));
      }
    }
    List<String> gaps = new ArrayList<>(tests.isEmpty() ? few : List.of());
    gaps.addAll(against.gaps());
    return new Judgement(judge(tests), gaps, !tests.isEmpty() || few.isEmpty());
  }

  private static List<Test> all(Against against) {
    return against.whole().stream()
        .flatMap(pair -> pair.rows().stream())
        .filter(rows -> rows.now().rows() > 0)
        .flatMap(rows -> tests(rows).stream())
        .toList();
  }

  private static List<Test> tests(Against.Rows rows) {
    return rows.then().shares().keySet().stream()
        .filter(by -> !by.startsWith("last digit"))
        .flatMap(by -> test(rows, by).stream())
        .toList();
  }

  private static Optional<Test> test(Against.Rows rows, String by) {
    SortedMap<String, Long> parts = rows.now().shares().get(by);
    Map<String, Long> before = rows.then().shares().getOrDefault(by, new java.util.TreeMap<>());
    return Optional.ofNullable(parts)
        .map(after -> new Test(rows.pair(), by, Shift.between(before, after)));
  }

  static List<Finding> judge(List<Test> tests) {
    List<Double> chances =
        Shift.together(tests.stream().map(test -> test.shift().chance()).toList());
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < tests.size(); i++) {
      Test test = tests.get(i);
      double chance = chances.get(i);
      severity(test, chance).ifPresent(loud -> findings.add(finding(test, chance, loud)));
    }
    return findings;
  }

  static Optional<Severity> severity(Test test, double chance) {
    if (chance > SELDOM || test.shift().apart() < SOME) {
      return Optional.empty();
    }
    boolean much = chance <= RARE && test.shift().apart() >= MUCH && !PLACES.contains(test.by());
    return Optional.of(much ? Severity.WARN : Severity.INFO);
  }

  private static Finding finding(Test test, double chance, Severity loud) {
    SequencedMap<String, Object> measures = test.pair().measures();
    measures.put("by", test.by());
    measures.put("chance", chance);
    measures.put("apart", test.shift().apart());
    measures.put("peopleThen", test.shift().then());
    measures.put("peopleNow", test.shift().now());
    return new Finding(
        "S16-%s-%s".formatted(test.pair().name(), test.by()),
        RULE.id(),
        loud,
        Confidence.INDICATOR,
        test.pair().name(),
        String.format(
            Locale.ROOT,
            "%s: by %s, %.0f %% of the people are not of the kinds that the %s knew",
            test.pair().name(),
            test.by(),
            test.shift().apart() * 100,
            test.pair().words()),
        measures,
        List.of(),
        RULE.see(),
        RULE.refutedBy(),
        RULE.next());
  }
}
