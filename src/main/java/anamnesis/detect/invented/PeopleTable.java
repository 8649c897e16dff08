package anamnesis.detect.invented;

import anamnesis.contact.ColumnKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Records of people, wherever they stand: in a database, in a copy, in a file.
public interface PeopleTable {
  /// As `public.patient`, or a file's name.
  String name();

  /// Why it cannot be looked at; empty if it can.
  default String gap() {
    return "";
  }

  /// Whether somebody said that these are people: then a column of names is enough.
  default boolean declared() {
    return false;
  }

  /// What it knows itself of columns that no name tells.
  default Map<String, ColumnKind> known() {
    return Map.of();
  }

  /// Hands over its heading, then its records in their order.
  void read(Look look) throws IOException;

  /// Who is handed the records.
  interface Look {
    /// @param key the columns that tell them apart, of those named
    void heading(List<String> names, java.util.Set<String> key);

    /// @param values in the order of the heading; the look's own from here on
    void record(@Nullable String[] values);
  }
}
