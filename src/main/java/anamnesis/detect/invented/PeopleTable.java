package anamnesis.detect.invented;

import java.io.IOException;
import java.util.List;
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
