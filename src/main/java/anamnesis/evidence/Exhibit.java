package anamnesis.evidence;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import anamnesis.contact.Mention;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /// Behind the kind of a record of which its witness says elsewhere that it is gone.
  private static final String DELETED = "@deleted";

  /// Behind the id of a record that says something else too.
  private static final String VERSION = "@version:";

  private static final int DIGITS = 12;
  private static final Pattern MARK = Pattern.compile(VERSION + "[0-9a-f]{12}");

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

  public Exhibit(
      String sha256, Place place, String witness, String kind, String id, List<Mention> traits) {
    this(sha256, place, witness, kind, id, traits, null);
  }

  public static Shelf<Exhibit> shelf(Case file) {
    return file.shelf("exhibits.jsonl", Exhibit.class, 1, new ExhibitPen());
  }

  /// Of what kinds records are on the shelf, and how many of each.
  public static NavigableMap<String, Long> kinds(Case file) {
    Shelf<Exhibit> shelf = shelf(file);
    try (Stream<Shelf.Line> lines = shelf.lines()) {
      return lines.collect(
          Collectors.groupingBy(
              line -> Heading.of(shelf, line).kind(), TreeMap::new, Collectors.counting()));
    }
  }

  /// The same record as it was said another time: unique by its content.
  Exhibit version(String hash) {
    String other = id + VERSION + hash.substring(0, DIGITS);
    return new Exhibit(sha256, place, witness, kind, other, traits, said);
  }

  /// The same record, where a later day says otherwise: no mapping asks for it that does not name
  /// it.
  Exhibit earlier() {
    return new Exhibit(sha256, place, witness, kind + EARLIER, id, traits, said);
  }

  /// That the record is gone, beside what was told of it while it was there.
  Exhibit deleted() {
    return new Exhibit(sha256, place, witness, kind + DELETED, id, traits, said);
  }

  /// As it was handed in, whatever else was said of the record.
  Exhibit asSaid() {
    return new Exhibit(sha256, place, witness, recordKind(), recordId(), traits, said);
  }

  /// The same, said of that day too.
  Exhibit of(@Nullable Instant day) {
    return new Exhibit(sha256, place, witness, kind, id, traits, day);
  }

  /// The witness's own id, the same for all versions of a record.
  public String recordId() {
    return recordId(id);
  }

  static String recordId(String id) {
    int mark = id.length() - VERSION.length() - DIGITS;
    return mark >= 0 && MARK.matcher(id).region(mark, id.length()).matches()
        ? id.substring(0, mark)
        : id;
  }

  /// The witness's own kind, the same for all days.
  public String recordKind() {
    return recordKind(kind);
  }

  static String recordKind(String kind) {
    int mark = kind.endsWith(EARLIER) ? EARLIER.length() : 0;
    mark = kind.endsWith(DELETED) ? DELETED.length() : mark;
    return kind.substring(0, kind.length() - mark);
  }

  /// Whether the same witness says otherwise of a later day, or said so later.
  boolean isEarlier() {
    return kind.endsWith(EARLIER);
  }

  /// The kind in such a name.
  public static String kindOf(String key) {
    return key.substring(0, key.indexOf(':'));
  }

  /// How other shelves name it: `stripe.customer:cus_123`.
  public String key() {
    return kind + ":" + id;
  }
}
