package anamnesis.detect;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import java.util.List;
import java.util.stream.Stream;

/// How far a scan could see. Kept beside its findings: what was not looked at is not well, and a
/// later room must be able to say so.
///
/// @param evaluated how many detectors looked at what they were given
/// @param clean how many of those looked at all of it and found nothing
public record Looked(
    int evaluated, int clean, List<Scan.Gap> notEvaluated, List<Scan.Gap> notAsked) {
  private static final Looked NOWHERE = new Looked(0, 0, List.of(), List.of());

  public Looked {
    notEvaluated = List.copyOf(notEvaluated);
    notAsked = List.copyOf(notAsked);
  }

  /// Of the last scan; nowhere, if there was none.
  public static Looked of(Case file) {
    try (Stream<Looked> kept = shelf(file).read()) {
      return kept.findFirst().orElse(NOWHERE);
    }
  }

  public static Shelf<Looked> shelf(Case file) {
    return file.shelf("scan.jsonl", Looked.class, 1);
  }

  /// Whether there was a scan at all.
  public boolean ran() {
    return evaluated + notEvaluated.size() + notAsked.size() > 0;
  }
}
