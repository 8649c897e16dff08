package anamnesis.detect;

import anamnesis.backup.Contents;
import anamnesis.backup.CopyRow;
import anamnesis.backup.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// What a copy holds, as far as another can be compared with it: of each table its rows, and of
/// each column a sample of its values.
final class Inside implements Contents {
  private final SequencedMap<String, Rows> tables = new TreeMap<>();
  private Rows current = new Rows();
  private boolean whole;

  /// The rows of one table.
  static final class Rows implements CopyRow.Field {
    private final List<Sampled> columns = new ArrayList<>();
    private List<String> names = List.of();
    private int[] all = {0};
    private long count;
    private boolean begun;
    private boolean ended;

    long count() {
      return count;
    }

    /// How much of what stands here, from 0 to 1, stands in another: as its middle column tells,
    /// for a migration that touches every row changes one or two, and invented people all.
    double within(Rows other) {
      double[] shares =
          IntStream.range(0, columns.size())
              .filter(column -> tells(columns.get(column)))
              .filter(column -> other.place(called(column)) >= 0)
              .mapToDouble(
                  column ->
                      columns.get(column).within(other.columns.get(other.place(called(column)))))
              .sorted()
              .toArray();
      return shares.length == 0 ? 1 : shares[(shares.length - 1) / 2];
    }

    /// A column of three words says nothing about whose row it is.
    private boolean tells(Sampled column) {
      return column.distinct() >= Math.max(3, count / 10.0);
    }

    private void row(CopyRow row) {
      if (columns.isEmpty()) {
        columns.add(new Sampled());
      }
      begun = true;
      count++;
      row.fields(all, this);
    }

    @Override
    public void at(int wanted, byte[] bytes, int from, int to) {
      columns.get(wanted).add(Mark.of(bytes, from, to));
    }

    /// Of one that names no columns, the first is sampled, and stands for the first of another.
    private int place(String column) {
      return names.isEmpty() || column.isEmpty() ? 0 : names.indexOf(column);
    }

    private String called(int column) {
      return names.isEmpty() ? "" : names.get(column);
    }

    /// A definition names none yet: the rows that follow it somewhere do. Until they begin nobody
    /// knows whether there are any, and of one that comes up again, whether there are more.
    private void have(List<String> named) {
      begun |= !named.isEmpty();
      ended &= named.isEmpty();
      if (names.isEmpty() && columns.isEmpty() && !named.isEmpty()) {
        names = List.copyOf(named);
        names.forEach(name -> columns.add(new Sampled()));
        all = IntStream.range(0, names.size()).toArray();
      }
    }
  }

  Set<String> names() {
    return tables.keySet();
  }

  /// Nothing if the copy does not hold it, or breaks off before its last row.
  Optional<Rows> table(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  /// Whether nothing is in it that nobody could read.
  boolean whole() {
    return whole;
  }

  /// Whether all rows of a table are known, be they none.
  boolean knows(String name) {
    Rows rows = tables.get(name);
    return whole || (rows != null && rows.ended);
  }

  @Override
  public void table(String name, List<String> columns) {
    current.ended |= current.begun;
    current = tables.computeIfAbsent(name, unseen -> new Rows());
    current.have(columns);
  }

  @Override
  public void row(CopyRow row) {
    current.row(row);
  }

  void end(boolean complete) {
    whole = complete;
  }
}
