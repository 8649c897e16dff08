package anamnesis.detect.invented;

import anamnesis.detect.Finding;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// What one sign says of a table: against how many of its records, and how surely.
final class Spoken {
  /// So many proofs are no chance, and of these nobody is told with a shrug.
  private static final int PROOFS = 2;

  private Spoken() {}

  /// A sign alone is a reason, not a verdict: it is told where the sum of all accuses somebody.
  static Optional<Finding> of(Rule rule, Crowd crowd) {
    int sign = Integer.parseInt(rule.number().substring(1));
    List<Integer> against =
        IntStream.range(0, crowd.records())
            .filter(record -> crowd.marks().spoke(sign, record) && crowd.accuses(record))
            .boxed()
            .toList();
    long proofs = against.stream().filter(record -> crowd.marks().isProven(record, sign)).count();
    boolean suspect = crowd.standing() == Standing.SEEDED || crowd.standing() == Standing.SUSPECT;
    if (against.isEmpty() || (!suspect && proofs < PROOFS)) {
      return Optional.empty();
    }
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("records", crowd.records());
    measures.put("against", against.size());
    measures.put("proofs", proofs);
    return Optional.of(
        rule.finding(
            proofs >= PROOFS ? Severity.CRITICAL : Severity.INFO,
            proofs > 0 ? Confidence.PROOF : Confidence.INDICATOR,
            crowd.table(),
            String.format(
                Locale.ROOT,
                "%s: %,d of %,d records: %s",
                crowd.table(),
                against.size(),
                crowd.records(),
                rule.says()),
            measures));
  }
}
