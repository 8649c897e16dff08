package anamnesis.source.stripe.files;

import java.util.Locale;

/// Where in the object a column belongs, and how its values are to be read.
///
/// @param path as the API has it
/// @param other the column that it is read together with: an amount's currency
record Column(String path, Kind kind, String other) {
  enum Kind {
    TEXT,
    MONEY,
    MOMENT,
    YES,
    NUMBER,
    LOWER,
    LIVE,
    STATE
  }

  /// From `PATH | KIND: OTHER`.
  static Column of(String written) {
    String[] parts = written.split(" \\| ", 2);
    if (parts.length == 1) {
      return new Column(written, Kind.TEXT, "");
    }
    String[] kind = parts[1].split(": ", 2);
    return new Column(
        parts[0], Kind.valueOf(kind[0].toUpperCase(Locale.ROOT)), kind.length > 1 ? kind[1] : "");
  }
}
