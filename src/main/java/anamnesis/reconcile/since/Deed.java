package anamnesis.reconcile.since;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that happened since the wipe, whoever tells of it and how often.
///
/// @param word what happened, as `charged`
/// @param exhibits all that tell of it, the best first
/// @param perhaps whether it may have been done before the wipe, for nobody knows that exactly
/// @param amount what it came to; null where no money moved
/// @param became what the last stage that looked could say of it
/// @param why where it is missing, why
public record Deed(
    String word,
    List<String> exhibits,
    Instant at,
    boolean perhaps,
    @Nullable Amount amount,
    Became became,
    String why) {
  static final Comparator<Deed> ORDER =
      Comparator.comparing(Deed::at).thenComparing(Deed::word).thenComparing(Deed::exhibit);

  /// Whether it came back.
  public enum Became {
    /// A witness tells of it, and nothing was rebuilt since.
    HEARD,
    /// A row holds it.
    THERE,
    /// A table asks for it, and no row holds it.
    MISSING,
    /// It is of somebody who was erased, and must not come back.
    OMITTED,
    /// No table of the mapping asks for such a thing: it is kept as evidence.
    UNUSED
  }

  /// @param minor in the currency's smallest unit
  public record Amount(String currency, long minor) {}

  public Deed {
    exhibits = List.copyOf(exhibits);
  }

  static Shelf<Deed> shelf(Case file) {
    return file.shelf("since.jsonl", Deed.class, 1);
  }

  /// The best exhibit of it: what it is called by.
  public String exhibit() {
    return exhibits.getFirst();
  }

  Deed become(Became now, String reason) {
    return new Deed(word, exhibits, at, perhaps, amount, now, reason);
  }
}
