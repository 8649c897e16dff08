package anamnesis.evidence;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import anamnesis.contact.Mention;
import java.util.Comparator;
import java.util.List;

/// One thing that a witness said: a place in bytes that are kept, and what in it tells people
/// apart.
///
/// @param sha256 the bytes that hold it, in the vault
/// @param witness who said it, as `stripe`
/// @param kind what it is to that witness, as `stripe.customer`
/// @param id how that witness calls it; unique within the kind; of a record that was said in
///   several versions, all but one carry a mark behind it
public record Exhibit(
    String sha256, Place place, String witness, String kind, String id, List<Mention> traits) {
  /// The order of the shelf, whatever order or thread the witness spoke in.
  public static final Comparator<Exhibit> ORDER =
      Comparator.comparing(Exhibit::witness)
          .thenComparing(Exhibit::kind)
          .thenComparing(Exhibit::id)
          .thenComparing(Exhibit::sha256)
          .thenComparingLong(exhibit -> exhibit.place().offset());

  public Exhibit {
    traits = List.copyOf(traits);
  }

  public static Shelf<Exhibit> shelf(Case file) {
    return file.shelf("exhibits.jsonl", Exhibit.class, 1);
  }

  /// The same record as it was said another time: unique by its content.
  Exhibit version(String hash) {
    String other = id + "@version:" + hash.substring(0, 12);
    return new Exhibit(sha256, place, witness, kind, other, traits);
  }

  /// The witness's own id, the same for all versions of a record.
  public String recordId() {
    return id.replaceFirst("@version:[0-9a-f]{12}$", "");
  }

  /// How other shelves name it: `stripe.customer:cus_123`.
  public String key() {
    return kind + ":" + id;
  }
}
