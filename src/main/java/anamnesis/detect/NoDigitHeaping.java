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
import java.util.SortedMap;
import java.util.TreeMap;

/// Measurements that people rounded when all was well, and that nobody rounds any more: a cuff is
/// read to a nought, a generator gives every digit its turn.
final class NoDigitHeaping implements BesideBaseline {
  private static final Rule RULE =
      new Rule(
          "S17-no-digit-heaping",
          "measurements whose last digits are even, where people had rounded them",
          "holds measurements that nobody seems to have rounded",
          "a warning if a tenth or more of the baseline's last digits heaped on one, and those of"
              + " what was added since do not, from 50 values on",
          "select right(the value, 1), count(*) … group by 1",
          "a device that measures by itself took the place of a person who reads",
          "see where the values came from, and when: look at the rows written since the baseline");

  private static final int FEWEST = 50;
  private static final int ENOUGH = 100;
  private static final double RARE = 0.001;
  private static final double EVEN = 0.01;
  private static final double HEAP = 0.10;
  private static final String DIGIT = "last digit of ";

  @Override
  public Rule rule() {
    return RULE;
  }

  /// Where nobody is measured, or nobody had rounded, nothing can be missed.
  @Override
  public Judgement examine(Against against) {
    List<Finding> findings = new ArrayList<>();
    List<String> few = new ArrayList<>();
    for (Against.Pair pair : against.whole()) {
      pair.rows().ifPresent(rows -> judge(rows, findings, few));
    }
    few.addAll(against.gaps());
    return new Judgement(findings, few, true);
  }

  private static void judge(Against.Rows rows, List<Finding> findings, List<String> few) {
    rows.then()
        .shares()
        .forEach(
            (by, before) -> {
              if (by.startsWith(DIGIT)) {
                Map<String, Long> after = rows.now().shares().getOrDefault(by, new TreeMap<>());
                judge(before, after)
                    .map(values -> finding(rows.pair(), by, values))
                    .ifPresent(findings::add);
                if (sum(before) < ENOUGH) {
                  few.add("%s: fewer than %s values, %s".formatted(rows.pair().name(), ENOUGH, by));
                }
              }
            });
  }

  /// Whether people had rounded: far from even, and some digit far above its turn.
  static boolean heaped(Map<String, Long> digits) {
    long all = sum(digits);
    return all >= ENOUGH
        && Shift.even(digits) < RARE
        && digits.values().stream().anyMatch(times -> (double) times / all >= 0.1 + HEAP);
  }

  /// How many values nobody rounded: of those that were added since, or of all where they were
  /// replaced.
  static Optional<Long> judge(Map<String, Long> then, Map<String, Long> now) {
    SortedMap<String, Long> added = new TreeMap<>();
    now.forEach((digit, times) -> added.put(digit, times - then.getOrDefault(digit, 0L)));
    boolean onlyAdded = added.values().stream().allMatch(times -> times >= 0);
    Map<String, Long> judged = onlyAdded && sum(added) > 0 ? added : now;
    boolean unrounded =
        heaped(then)
            && sum(judged) >= FEWEST
            && Shift.even(judged) > EVEN
            && Shift.between(then, judged).chance() < RARE;
    return unrounded ? Optional.of(sum(judged)) : Optional.empty();
  }

  private static long sum(Map<String, Long> digits) {
    return digits.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Finding finding(Against.Pair pair, String by, long values) {
    SequencedMap<String, Object> measures = pair.measures();
    String table = pair.name();
    measures.put("by", by);
    measures.put("values", values);
    return new Finding(
        "S17-%s-%s".formatted(table, by.substring(DIGIT.length())),
        RULE.id(),
        Severity.WARN,
        Confidence.INDICATOR,
        table,
        String.format(
            Locale.ROOT,
            "%s: %,d values of %s end in every digit alike; people had rounded them",
            table,
            values,
            by.substring(DIGIT.length())),
        measures,
        List.of(),
        RULE.see(),
        RULE.refutedBy(),
        RULE.next());
  }
}
