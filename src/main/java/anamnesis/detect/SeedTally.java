package anamnesis.detect;

import anamnesis.backup.Contents;
import anamnesis.backup.CopyRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Counts, table by table, the records of a copy that nobody could reach, as its rows stream past.
final class SeedTally implements Contents {
  private static final int SAMPLES = 200;

  private final Map<String, Counted> tables = new TreeMap<>();
  private Counted current = new Counted("", List.of());

  @Override
  public void table(String name, List<String> columns) {
    // A table is told where it is made, without columns, and again where its rows begin.
    Counted known = tables.get(name);
    if (known == null || known.table.columns().isEmpty()) {
      known = new Counted(name, columns);
      tables.put(name, known);
    }
    current = known;
  }

  @Override
  public void row(CopyRow row) {
    if (!row.tooLong()) {
      current.row(row);
    }
  }

  /// Of each table that has contacts at all.
  Map<String, ReservedTally.Sum> sums() {
    Map<String, ReservedTally.Sum> sums = new HashMap<>();
    tables.forEach(
        (name, counted) -> {
          ReservedTally.Sum sum = counted.sum();
          if (sum.judged() > 0) {
            sums.put(name, sum);
          }
        });
    return sums;
  }

  /// Which columns hold contacts is told by the first rows; only those are looked at in the others.
  private static final class Counted {
    private final Table table;
    private final ReservedTally tally = new ReservedTally();
    private final List<List<@Nullable String>> samples = new ArrayList<>();
    private int @Nullable [] watched;
    private Set<Integer> emails = Set.of();
    private long rows;

    Counted(String name, List<String> columns) {
      List<Table.Column> texts =
          columns.stream().map(column -> new Table.Column(column, column, "text", false)).toList();
      table = new Table(name, name, true, false, false, texts);
    }

    void row(CopyRow row) {
      rows++;
      if (watched == null && samples.size() < SAMPLES) {
        List<@Nullable String> values = row.values();
        if (values.size() == table.columns().size()) {
          samples.add(values);
        }
        return;
      }
      int[] columns = decided();
      if (columns.length > 0) {
        Contacts contacts = new Contacts();
        row.fields(
            columns,
            (wanted, bytes, from, to) ->
                contacts.add(
                    emails.contains(columns[wanted]),
                    new String(bytes, from, to - from, StandardCharsets.UTF_8)));
        add(contacts);
      }
    }

    private int[] decided() {
      if (watched == null) {
        ContactColumns found = ContactColumns.of(table, samples);
        emails = found.emails().stream().map(table.columns()::indexOf).collect(Collectors.toSet());
        watched =
            Stream.concat(found.emails().stream(), found.phones().stream())
                .mapToInt(table.columns()::indexOf)
                .sorted()
                .toArray();
        samples.forEach(this::add);
        samples.clear();
      }
      return watched;
    }

    private void add(List<@Nullable String> values) {
      Contacts contacts = new Contacts();
      for (int column : decided()) {
        String value = values.get(column);
        contacts.add(emails.contains(column), value == null ? "" : value);
      }
      add(contacts);
    }

    private void add(Contacts contacts) {
      tally.add(String.valueOf(rows), contacts.emails(), contacts.phones());
    }

    ReservedTally.Sum sum() {
      decided();
      return tally.sum();
    }
  }

  private record Contacts(List<String> emails, List<String> phones) {
    Contacts() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    void add(boolean email, String value) {
      if (!value.isBlank() && !value.equals("\\N")) {
        (email ? emails : phones).add(value);
      }
    }
  }
}
