package anamnesis.detect;

import anamnesis.contact.ColumnKind;
import anamnesis.detect.invented.PeopleTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// People, and behind the columns of each one more for every table that names rows of theirs: `1`
/// where it names this one. If one of those tables cannot be read, nobody is said to be without
/// children: there are none of these columns.
record PeopleWithChildren(Wounded wounded, Table table, PeopleTable people) implements PeopleTable {
  /// Nobody is asked for the children of tables whose rows are no people.
  private static final Set<ColumnKind> OF_PEOPLE =
      Set.of(
          ColumnKind.EMAIL,
          ColumnKind.PHONE,
          ColumnKind.NAME,
          ColumnKind.GIVEN,
          ColumnKind.FAMILY,
          ColumnKind.BORN);

  static PeopleTable of(Wounded wounded, Table table) {
    PeopleTable people = new PeopleInDatabase(wounded, table);
    boolean maybe =
        table.columns().stream()
            .anyMatch(column -> OF_PEOPLE.contains(ColumnKind.of(column.name(), List.of())));
    return maybe ? new PeopleWithChildren(wounded, table, people) : people;
  }

  @Override
  public String name() {
    return people.name();
  }

  @Override
  public String gap() {
    return people.gap();
  }

  @Override
  public Map<String, ColumnKind> known() {
    Map<String, ColumnKind> known = new HashMap<>();
    wounded.references().stream()
        .filter(reference -> reference.parent().equals(table.name()))
        .forEach(reference -> known.put(reference.name(), ColumnKind.HISTORY));
    return known;
  }

  @Override
  public void read(Look look) throws IOException {
    List<Children> children = Children.of(wounded, table);
    people.read(children.isEmpty() ? look : new Widened(look, children));
  }

  /// Adds the children to each record.
  private static final class Widened implements Look {
    private final Look look;
    private final List<Children> children;
    private int key = -1;

    Widened(Look look, List<Children> children) {
      this.look = look;
      this.children = children;
    }

    /// A key of several columns is named by no single one.
    @Override
    public void heading(List<String> names, Set<String> keys) {
      key = keys.size() == 1 ? names.indexOf(keys.iterator().next()) : -1;
      List<String> all = new ArrayList<>(names);
      if (key >= 0) {
        children.forEach(child -> all.add(child.name()));
      }
      look.heading(all, keys);
    }

    @Override
    public void record(@Nullable String[] values) {
      if (key < 0) {
        look.record(values);
        return;
      }
      @Nullable String[] wide = Arrays.copyOf(values, values.length + children.size());
      for (int child = 0; child < children.size(); child++) {
        wide[values.length + child] = children.get(child).has(values[key]) ? "1" : null;
      }
      look.record(wide);
    }
  }
}
