package anamnesis.detect;

import java.util.Locale;
import java.util.Map;

/// How often chance alone gives two dumps of one size, by how they are packed.
///
/// Measured on PostgreSQL 15.18: 100 plain dumps of an idle database (2,000 patients, 5,000
/// visits), each with its own random `\restrict` token, packed by the ordinary programs. Neighbours
/// of equal size among 99 pairs: gzip 4 and 5 in two runs, gzip -9 3, zstd 3, xz 1, bzip2 0; plain
/// 99 and lz4 97, which pack the token so that its letters do not matter. The rarer ones are taken
/// for as likely as gzip: a single fixture is no law. A custom dump of an idle database was always
/// of one size, and of one with a changed row a day in 15 of 59 pairs.
final class SizeOdds {
  private static final double PACKED = 0.04;
  private static final Map<String, Double> PAIR =
      Map.of("plain+gzip", PACKED, "plain+zstd", PACKED, "plain+xz", PACKED, "plain+bzip2", PACKED);

  private SizeOdds() {}

  /// Whether the token makes equal sizes rare in this format.
  static boolean rare(String format) {
    return PAIR.containsKey(format);
  }

  static String words(String format, int copies) {
    double pair = PAIR.getOrDefault(format, 1.0);
    return String.format(
        Locale.ROOT,
        "1 in %,.0f by chance (%.0f %% a pair, measured)",
        Math.pow(1 / pair, copies - 1.0),
        100 * pair);
  }
}
