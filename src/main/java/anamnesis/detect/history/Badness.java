package anamnesis.detect.history;

import anamnesis.detect.Finding;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// How bad a finding is, in numbers that can be held against those of another day.
///
/// Its severity and sureness count, how many records it speaks of, and those of its measures that
/// say how much is gone or false. Measures of time do not: they grow by themselves, and whoever
/// acknowledges until a day has agreed to that.
///
/// @param numbers by name; the greater, the worse
public record Badness(SortedMap<String, Long> numbers) {
  private static final Set<String> MORE =
      Set.of(
          "lost",
          "gone",
          "missing",
          "deleted",
          "orphans",
          "invented",
          "reserved",
          "seeded",
          "proven",
          "certain",
          "proofs",
          "placeholders",
          "accounts",
          "holes",
          "bad",
          "markedSince");

  /// What is left: the fewer, the worse.
  private static final Set<String> LEFT = Set.of("now", "after", "left", "knownAgain", "valuesNow");

  /// What is told one by one: each that was not among them is one more, however many are gone.
  private static final Set<String> EACH = Set.of("changes", "columns", "added");

  private static final String ONE = ": ";

  public Badness {
    numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
  }

  public static Badness of(Finding finding) {
    SortedMap<String, Long> numbers = new TreeMap<>();
    numbers.put("severity", loudness(finding.severity()));
    numbers.put("sureness", sureness(finding.confidence()));
    numbers.put("records", (long) finding.records().size());
    finding
        .measures()
        .forEach(
            (name, value) -> {
              if (value instanceof Number number) {
                put(numbers, name, number.longValue());
              } else if (EACH.contains(name) && value instanceof Collection<?> all) {
                all.forEach(one -> numbers.put(name + ONE + one, 1L));
              }
            });
    return new Badness(numbers);
  }

  private static long loudness(Finding.Severity severity) {
    return switch (severity) {
      case INFO -> 0;
      case WARN -> 1;
      case CRITICAL -> 2;
    };
  }

  private static long sureness(Finding.Confidence confidence) {
    return switch (confidence) {
      case INDICATOR -> 0;
      case STRONG -> 1;
      case PROOF -> 2;
    };
  }

  private static void put(Map<String, Long> numbers, String name, long number) {
    if (MORE.contains(name)) {
      numbers.put(name, number);
    } else if (LEFT.contains(name)) {
      numbers.put(name, -number);
    }
  }

  /// Any one of its numbers is. One that was not there before is compared with nothing.
  public boolean worseThan(Badness before) {
    return numbers.entrySet().stream()
        .anyMatch(
            each -> {
              Long then = before.numbers.get(each.getKey());
              return then == null ? before.lacks(each.getKey()) : each.getValue() > then;
            });
  }

  /// Whether it tells others of this kind one by one, and not this.
  private boolean lacks(String name) {
    int at = name.indexOf(ONE);
    return at > 0
        && numbers.keySet().stream().anyMatch(known -> known.startsWith(name.substring(0, at + 2)));
  }
}
