package anamnesis.reconcile.wounded;

import anamnesis.casefile.Case;
import anamnesis.detect.Finding;
import anamnesis.detect.invented.Crowd;
import anamnesis.detect.invented.Standing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which rows were found to be invented: by the signs, looked at anew, and by what an earlier scan
/// proved from the seed files of a repository, which nobody named now.
final class Accused {
  private static final String SEED_FILES = "S18-";

  private final Map<String, Set<String>> all = new HashMap<>();
  private final Map<String, Set<String>> sure = new HashMap<>();

  static Accused of(List<Crowd> crowds, @Nullable Case file) {
    Accused accused = new Accused();
    crowds.forEach(accused::add);
    if (file != null) {
      try (Stream<Finding> found = Finding.shelf(file, "scan").read()) {
        found
            .filter(finding -> finding.detector().startsWith(SEED_FILES))
            .filter(finding -> finding.severity() != Finding.Severity.INFO)
            .forEach(
                finding ->
                    finding.records().forEach(key -> accused.add(finding.subject(), key, true)));
      }
    }
    return accused;
  }

  private void add(Crowd crowd) {
    for (int record : crowd.accused()) {
      boolean proven =
          switch (crowd.sureness(record)) {
            case PROOF, STRONG -> true;
            case INDICATOR, NONE -> false;
          };
      // Of a handful of rows, nothing but a strong word against one of them counts.
      if (proven || crowd.standing() != Standing.UNKNOWN) {
        add(crowd.table(), crowd.keyOf(record), proven);
      }
    }
  }

  private void add(String table, String key, boolean proven) {
    all.computeIfAbsent(table, none -> new HashSet<>()).add(key);
    if (proven) {
      sure.computeIfAbsent(table, none -> new HashSet<>()).add(key);
    }
  }

  Set<String> tables() {
    return all.keySet();
  }

  boolean has(String table, String key) {
    return all.getOrDefault(table, Set.of()).contains(key);
  }

  boolean surely(String table, String key) {
    return sure.getOrDefault(table, Set.of()).contains(key);
  }
}
