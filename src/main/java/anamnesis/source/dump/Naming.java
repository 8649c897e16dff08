package anamnesis.source.dump;

import anamnesis.casefile.Hash;
import anamnesis.evidence.CopyReading;
import anamnesis.evidence.Intake;
import anamnesis.evidence.Place;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the rows of one table go by: the table, and the row's own key.
///
/// A dump names the key itself only behind the data, and one that breaks off never does; so the key
/// is the column that is called so. A row without one goes by a hash of what it says: its place in
/// the table is another one every day.
final class Naming {
  private static final Set<String> KEYS = Set.of("id", "uuid", "guid");

  private final Within of;
  private final String kind;
  private final Instant taken;
  private final Map<String, Integer> alike = new HashMap<>();
  private Speaking speaking = Speaking.OF_NOBODY;
  private List<String> columns = List.of();
  private long rows;

  /// @param taken when the copy was
  Naming(Within of, Instant taken) {
    this.of = of;
    this.kind = of.kind();
    this.taken = taken;
  }

  String table() {
    return of.table();
  }

  String kind() {
    return kind;
  }

  /// The number of a row that comes now, counted from 1.
  long next() {
    return ++rows;
  }

  long rows() {
    return rows;
  }

  /// Learns from some rows what in them speaks of people.
  void learn(List<String> named, Stream<Map<String, @Nullable String>> samples) {
    if (!named.equals(columns)) {
      columns = named;
      speaking = Speaking.of(of, named, samples.toList());
    }
  }

  void hand(Intake intake, String sha256, Place place, byte[] row) {
    CopyReading reading = CopyReading.of(columns, row);
    String id = key(reading).orElseGet(() -> byContent(row));
    intake.exhibit(sha256, place, kind, id, speaking.mentions(reading, kind, id), taken);
  }

  private Optional<String> key(CopyReading reading) {
    return columns.stream()
        .filter(column -> KEYS.contains(column.toLowerCase(Locale.ROOT)))
        .findFirst()
        .or(() -> columns.stream().filter(column -> Speaking.names(of.table(), column)).findFirst())
        .flatMap(reading::at)
        .map(String::strip)
        .filter(id -> !id.isEmpty() && id.length() <= 500);
  }

  private String byContent(byte[] row) {
    String hash = "row-" + Hash.of(row).substring(0, 20);
    int times = alike.merge(hash, 1, Integer::sum);
    return times == 1 ? hash : hash + "-" + times;
  }
}
