package anamnesis.detect;

import anamnesis.detect.baseline.Baseline;
import anamnesis.detect.baseline.Held;
import anamnesis.detect.baseline.Look;
import anamnesis.detect.baseline.Portrait;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The healthy database beside the one that stands there now.
record Against(Baseline baseline, Look look, Selection selection, Thresholds thresholds) {
  /// A finding with this measure speaks against the baseline: what it tells is not learnt.
  static final String MEASURE = "baseline";

  /// One table, then and now; null now if there is no such table any more.
  record Pair(String name, Portrait.Table then, Portrait.@Nullable Table now) {
    /// What a finding about it begins with.
    SequencedMap<String, Object> measures() {
      return Against.measures(then.at());
    }

    /// Its rows both times; nothing if they were not read once.
    Optional<Rows> rows() {
      Held before = then.held();
      Held after = now == null ? null : now.held();
      return before == null || after == null
          ? Optional.empty()
          : Optional.of(new Rows(this, before, after));
    }

    String words() {
      return Against.words(then.at());
    }
  }

  /// The rows of one table, then and now.
  record Rows(Pair pair, Held then, Held now) {}

  Portrait then() {
    return baseline.latest();
  }

  Portrait now() {
    return look.portrait();
  }

  /// Every table of the baseline, as catalogue and counters tell of it now.
  List<Pair> bare() {
    return pairs(look.catalogue());
  }

  /// The same with their rows.
  List<Pair> whole() {
    return pairs(now());
  }

  private List<Pair> pairs(Portrait now) {
    List<Pair> pairs = new ArrayList<>();
    then()
        .tables()
        .forEach(
            (name, table) -> {
              if (selection.includes(name)) {
                pairs.add(new Pair(name, table, now.tables().get(name)));
              }
            });
    return pairs;
  }

  /// Why some of them cannot be compared.
  List<String> gaps() {
    now();
    return look.gaps().stream()
        .filter(gap -> selection.includes(gap.substring(0, gap.indexOf(':'))))
        .toList();
  }

  private static SequencedMap<String, Object> measures(Instant at) {
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put(MEASURE, at.toString());
    return measures;
  }

  /// `baseline of 2026-04-01`.
  private static String words(Instant at) {
    return "baseline of " + day(at);
  }

  /// What a finding begins with that is about no single table.
  SequencedMap<String, Object> measures() {
    return measures(then().at());
  }

  String words() {
    return words(then().at());
  }

  static String day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  /// Whether somebody said that rows of this table would go, and when: since the baseline.
  boolean purged(Pair pair) {
    return thresholds.words("P17-count-drop.purged").stream().anyMatch(said -> purged(said, pair));
  }

  private boolean purged(String said, Pair pair) {
    int at = said.indexOf('@');
    if (at < 0 || !new Selection(List.of(said.substring(0, at))).includes(pair.name())) {
      return false;
    }
    try {
      Instant day =
          LocalDate.parse(said.substring(at + 1)).atStartOfDay(ZoneOffset.UTC).toInstant();
      return !day.isBefore(pair.then().at().minus(Duration.ofDays(2)))
          && !day.isAfter(look.catalogue().at().plus(Duration.ofDays(1)));
    } catch (DateTimeParseException none) {
      return false;
    }
  }

  /// Whether what was found of a table or in all speaks against a baseline.
  static boolean speaksAgainst(Finding finding) {
    return finding.measures().containsKey(MEASURE) && finding.severity() != Finding.Severity.INFO;
  }
}
