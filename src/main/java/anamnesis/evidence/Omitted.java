package anamnesis.evidence;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import java.util.Comparator;

/// A record that must not come back: erased or redacted, by the rule named.
public record Omitted(String witness, String kind, String id, String rule) {
  public static final Comparator<Omitted> ORDER =
      Comparator.comparing(Omitted::witness)
          .thenComparing(Omitted::kind)
          .thenComparing(Omitted::id)
          .thenComparing(Omitted::rule);

  public static Shelf<Omitted> shelf(Case file) {
    return file.shelf("omitted.jsonl", Omitted.class, 1);
  }
}
