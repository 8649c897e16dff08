package anamnesis.evidence;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import anamnesis.contact.Mention;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that a witness said: a place in bytes that are kept, and what in it tells people
/// apart.
///
/// @param sha256 the bytes that hold it, in the vault
/// @param witness who said it, as `stripe`
/// @param kind what it is to that witness, as `stripe.customer`
/// @param id how that witness calls it; unique within the kind; of a record that was said in
///   several versions, all but one carry a mark behind it
/// @param said of which day it speaks, where a witness has several, as copies of a database have
public record Exhibit(
    String sha256,
    Place place,
    String witness,
    String kind,
    String id,
    List<Mention> traits,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant said) {
  /// Behind the kind of a record of which the same witness says something else of a later day.
  private static final String EARLIER = "@earlier";

  /// The order of the shelf, whatever order or thread the witness spoke in.
  public static final Comparator<Exhibit> ORDER =
      Comparator.comparing(Exhibit::witness)
          .thenComparing(Exhibit::kind)
          .thenComparing(Exhibit::id)
          .thenComparing(Exhibit::sha256)
          .thenComparingLong(exhibit -> exhibit.place().offset());

  /// A row says no more than its columns: an object says it better.
  private static final Comparator<Exhibit> FORM =
      Comparator.comparing(exhibit -> exhibit.place().form() != Place.Form.ROW);

  /// What has no day is said of today.
  private static final Comparator<Exhibit> DAY =
      Comparator.comparing(Exhibit::said, Comparator.nullsLast(Comparator.naturalOrder()));

  /// Of two that say otherwise of one record, which one speaks.
  static final Comparator<Exhibit> WEIGHT = FORM.thenComparing(DAY);

  public Exhibit {
    traits = List.copyOf(traits);
  }

  public Exhibit(
      String sha256, Place place, String witness, String kind, String id, List<Mention> traits) {
    this(sha256, place, witness, kind, id, traits, null);
  }

  public static Shelf<Exhibit> shelf(Case file) {
    return file.shelf("exhibits.jsonl", Exhibit.class, 1);
  }

  /// The same record as it was said another time: unique by its content.
  Exhibit version(String hash) {
    String other = id + "@version:" + hash.substring(0, 12);
    return new Exhibit(sha256, place, witness, kind, other, traits, said);
  }

  /// The same record, where a later day says otherwise: no mapping asks for it that does not name
  /// it.
  Exhibit earlier() {
    return new Exhibit(sha256, place, witness, kind + EARLIER, id, traits, said);
  }

  /// As it was handed in, whatever else was said of the record.
  Exhibit asSaid() {
    return new Exhibit(sha256, place, witness, recordKind(), recordId(), traits, said);
  }

  /// Of two that say the same, the one that says it best, and the later day.
  Exhibit and(Exhibit same) {
    int form = FORM.compare(this, same);
    Exhibit one = form > 0 || (form == 0 && ORDER.compare(this, same) <= 0) ? this : same;
    Instant last = DAY.compare(this, same) >= 0 ? said : same.said;
    return new Exhibit(one.sha256, one.place, witness, one.kind, one.id, one.traits, last);
  }

  /// The witness's own id, the same for all versions of a record.
  public String recordId() {
    return id.replaceFirst("@version:[0-9a-f]{12}$", "");
  }

  /// The witness's own kind, the same for all days.
  public String recordKind() {
    return kind.endsWith(EARLIER) ? kind.substring(0, kind.length() - EARLIER.length()) : kind;
  }

  /// How other shelves name it: `stripe.customer:cus_123`.
  public String key() {
    return kind + ":" + id;
  }
}
