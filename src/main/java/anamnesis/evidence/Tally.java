package anamnesis.evidence;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;

/// What became of everything that one witness said: no record is lost in silence.
public record Tally(
    String name,
    long read,
    long stored,
    long merged,
    long quarantined,
    long omitted,
    boolean complete,
    String proof) {
  public static Shelf<Tally> shelf(Case file) {
    return file.shelf("witnesses.jsonl", Tally.class, 1);
  }

  /// The first law of gathering: every record read went somewhere that can be named.
  public boolean holds() {
    return read == stored + merged + quarantined + omitted;
  }
}
