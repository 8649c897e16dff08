package anamnesis.evidence;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;

/// A record that could not be understood: kept, counted, and never guessed at.
public record Quarantined(String sha256, Place place, String witness, String kind, String reason) {
  public static Shelf<Quarantined> shelf(Case file, String stage) {
    return file.shelf("quarantine/" + stage + ".jsonl", Quarantined.class, 1);
  }
}
