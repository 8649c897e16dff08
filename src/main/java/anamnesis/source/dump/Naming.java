package anamnesis.source.dump;

import anamnesis.casefile.Hash;
import anamnesis.evidence.CopyReading;
import anamnesis.evidence.Intake;
import anamnesis.evidence.Place;
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
  /// Behind the kind of a row of which a newer copy says something else.
  static final String EARLIER = "@earlier";

  private static final Set<String> KEYS = Set.of("id", "uuid", "guid");

  private final String table;
  private final Earlier earlier;
  private final Map<String, Integer> alike = new HashMap<>();
  private Speaking speaking = Speaking.OF_NOBODY;
  private List<String> columns = List.of();

  Naming(String table, Earlier earlier) {
    this.table = table;
    this.earlier = earlier;
  }

  /// `dump.public.patient`, one word whatever the table is called.
  static String kind(String table) {
    StringBuilder kind = new StringBuilder("dump.");
    table
        .codePoints()
        .forEach(
            c -> {
              if (c == '%' || c == ':' || c == '@' || !Character.isDefined(c) || isSpace(c)) {
                kind.append(String.format(Locale.ROOT, "%%%02X", c));
              } else {
                kind.appendCodePoint(c);
              }
            });
    return kind.toString();
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  String kind() {
    return kind(table);
  }

  /// Learns from some rows what in them speaks of people.
  void learn(List<String> named, Stream<Map<String, @Nullable String>> samples) {
    if (!named.equals(columns)) {
      columns = named;
      speaking = Speaking.of(table, named, samples.toList());
    }
  }

  void hand(Intake intake, String sha256, Place place, byte[] row) {
    CopyReading reading = CopyReading.of(columns, row);
    String id = key(reading).orElseGet(() -> byContent(row));
    boolean old = earlier.is(kind(), id, row);
    String kind = old ? kind() + EARLIER : kind();
    intake.exhibit(sha256, place, kind, id, speaking.mentions(reading, kind(), id));
  }

  private Optional<String> key(CopyReading reading) {
    return columns.stream()
        .filter(column -> KEYS.contains(column.toLowerCase(Locale.ROOT)))
        .findFirst()
        .or(() -> columns.stream().filter(column -> Speaking.names(table, column)).findFirst())
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
