package anamnesis.report;

import anamnesis.casefile.Case;
import anamnesis.detect.Looked;
import anamnesis.evidence.Quarantined;
import anamnesis.evidence.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Something that was not looked at, or could not be understood: unknown is never said to be well.
public record Silence(String what, String why) {
  private static final Map<String, String> STAGES = stages();

  static List<Silence> of(Case file, List<Tally> witnesses) throws IOException {
    List<Silence> silences = new ArrayList<>();
    STAGES.forEach(
        (shelf, stage) -> {
          if (!Files.exists(file.folder().resolve(shelf))) {
            silences.add(new Silence(stage, "has not been done: there is no " + shelf));
          }
        });
    Looked.of(file)
        .notEvaluated()
        .forEach(gap -> silences.add(new Silence("detector " + gap.detector(), gap.reason())));
    for (Tally witness : witnesses) {
      if (!witness.complete()) {
        silences.add(
            new Silence("witness " + witness.name(), "did not say all: " + witness.proof()));
      }
      if (!witness.holds()) {
        silences.add(new Silence("witness " + witness.name(), "records are unaccounted for"));
      }
    }
    for (String stage : Shelved.names(file, "quarantine")) {
      silences.addAll(quarantined(file, stage));
    }
    return silences;
  }

  private static List<Silence> quarantined(Case file, String stage) {
    Map<String, Long> reasons = new TreeMap<>();
    try (Stream<Quarantined> read = Quarantined.shelf(file, stage).read()) {
      read.forEach(one -> reasons.merge(one.kind() + ": " + one.reason(), 1L, Long::sum));
    }
    return reasons.entrySet().stream()
        .map(
            reason ->
                new Silence(
                    "%s in quarantine (%s)".formatted(Events.number(reason.getValue()), stage),
                    reason.getKey()))
        .toList();
  }

  private static Map<String, String> stages() {
    Map<String, String> stages = new TreeMap<>();
    stages.put("findings", "scan");
    stages.put("witnesses.jsonl", "gather");
    stages.put("identities.jsonl", "link");
    stages.put("rows", "rebuild");
    stages.put("verdicts.jsonl", "reconcile");
    return stages;
  }
}
