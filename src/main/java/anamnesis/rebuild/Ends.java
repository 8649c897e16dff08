package anamnesis.rebuild;

import anamnesis.mapping.Fate;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.TreeMap;

/// How many exhibits went which way, counted as they pass.
final class Ends {
  private final SequencedMap<Fate.Became, Long> fates = new LinkedHashMap<>();
  private final SequencedMap<String, Long> unused = new TreeMap<>();

  Ends() {
    for (Fate.Became became : Fate.Became.values()) {
      fates.put(became, 0L);
    }
  }

  Fate count(Fate fate) {
    fates.merge(fate.became(), 1L, Long::sum);
    if (fate.became() == Fate.Became.UNUSED) {
      unused.merge(fate.kind(), 1L, Long::sum);
    }
    return fate;
  }

  SequencedMap<Fate.Became, Long> fates() {
    return fates;
  }

  /// Of each kind, how many went into no row.
  SequencedMap<String, Long> unused() {
    return unused;
  }
}
