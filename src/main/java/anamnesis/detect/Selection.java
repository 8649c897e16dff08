package anamnesis.detect;

import java.util.List;

/// The tables that a person wants looked at, as `table` or `schema.table`; none named means all.
public record Selection(List<String> names) {
  public static final Selection ALL = new Selection(List.of());

  public Selection {
    names = List.copyOf(names);
  }

  /// @param table as `schema.table`
  public boolean includes(String table) {
    return names.isEmpty()
        || names.stream()
            .anyMatch(name -> name.equalsIgnoreCase(table) || endsWith(table, "." + name));
  }

  private static boolean endsWith(String table, String end) {
    return table.regionMatches(true, table.length() - end.length(), end, 0, end.length());
  }
}
