package anamnesis.detect.baseline;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who may do what in a database.
///
/// @param owners of tables, schemas and the database itself
/// @param grants by what they are on, then by role, as `DELETE,SELECT`
/// @param roles each with what it may do anywhere, as `login superuser in admins`
/// @param guards row security: by table whether it is on, by `table: policy` a mark of each policy
public record Powers(
    SortedMap<String, String> owners,
    SortedMap<String, SortedMap<String, String>> grants,
    SortedMap<String, String> roles,
    SortedMap<String, String> guards) {
  public Powers {
    owners = Collections.unmodifiableSortedMap(new TreeMap<>(owners));
    grants = Collections.unmodifiableSortedMap(new TreeMap<>(grants));
    roles = Collections.unmodifiableSortedMap(new TreeMap<>(roles));
    guards = Collections.unmodifiableSortedMap(new TreeMap<>(guards));
  }
}
