package anamnesis.detect;

import anamnesis.contact.ColumnKind;
import java.util.List;
import java.util.Set;

/// Which tables fill and empty by nature, by a word of their names, and which are so precious that
/// not one row may go.
record Passing(Set<String> words, List<String> precious) {
  static Passing of(Thresholds thresholds) {
    return new Passing(
        Set.copyOf(thresholds.words("B06-shrink.passing")),
        thresholds.words("B06-shrink.precious"));
  }

  boolean is(String table) {
    return !isPrecious(table)
        && ColumnKind.words(table.substring(table.indexOf('.') + 1)).stream()
            .anyMatch(words::contains);
  }

  boolean isPrecious(String table) {
    return !precious.isEmpty() && new Selection(precious).includes(table);
  }
}
