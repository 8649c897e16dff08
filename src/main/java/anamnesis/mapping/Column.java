package anamnesis.mapping;

import anamnesis.casefile.Hash;
import java.util.List;
import java.util.Optional;

/// How one column of a lost table is filled.
///
/// @param from where its value is looked for, the most trusted first
/// @param namedIn fields that list the columns that were once filled: a column named there whose
///   value no witness holds is lost, not empty
/// @param made how a key that nobody remembers is made anew
/// @param grantsAccess whether its value opens a door: then doubt leaves it empty
/// @param withheld why it is never filled, its owner sets it anew; empty if it may be
/// @param unspoken why no witness can know it; empty if one may
public record Column(
    String name,
    List<From> from,
    Agree agree,
    Optional<From.Said> namedIn,
    Optional<Made> made,
    boolean grantsAccess,
    String withheld,
    String unspoken) {
  public Column {
    from = List.copyOf(from);
  }

  /// A key in the manner of the application: a prefix, and the beginning of the SHA-256 of another
  /// column. The same record always gets the same key.
  public record Made(String prefix, String of, int digits) {
    String key(String value) {
      return prefix + Hash.of(value).substring(0, digits);
    }

    String rule() {
      return "%s and %s digits of the SHA-256 of %s".formatted(prefix, digits, of);
    }
  }
}
