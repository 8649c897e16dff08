package anamnesis.detect.seed;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Records that came out of a database, to be put back after a loss: they are kept in the checkout
/// and seed nothing. Who wipes the table and calls them invented would take the last that is left.
final class Exported {
  /// People write whole minutes; a clock does not.
  private static final Pattern CLOCK =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:(?:(?!00)\\d{2}\\b.*|00\\.\\d*[1-9].*)");

  private static final Pattern CALLED = Pattern.compile("(?i)(?:created|updated|inserted)_?at");

  private Exported() {}

  static boolean is(String file, List<Literal> record) {
    return record.stream().anyMatch(Exported::isOfAClock) || isAlone(file, record);
  }

  private static boolean isOfAClock(Literal literal) {
    return CALLED.matcher(literal.key()).matches() && CLOCK.matcher(literal.text()).matches();
  }

  /// `fixtures/designs/concept_sets/12.json`: a file for each record, called by its number.
  private static boolean isAlone(String file, List<Literal> record) {
    if (!file.toLowerCase(Locale.ROOT).endsWith(".json")) {
      return false;
    }
    String stem = file.substring(file.lastIndexOf('/') + 1, file.lastIndexOf('.'));
    return record.stream()
        .filter(literal -> literal.key().equals("id") || literal.key().equals("uuid"))
        .anyMatch(
            literal ->
                List.of(stem.split("[-_.]")).contains(literal.text())
                    || stem.equals(literal.text()));
  }
}
