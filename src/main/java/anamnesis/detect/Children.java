package anamnesis.detect;

import anamnesis.backup.CopyLines;
import anamnesis.backup.CopyText;
import anamnesis.contact.ColumnKind;
import anamnesis.database.Trouble;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which rows of a table the rows of another name: who was seen, billed, written to.
///
/// Kept as one number for each parent. Two keys that are no numbers may share one: then somebody
/// seems to have been here who was not, once in thousands.
final class Children {
  /// Of a longer table nobody wants to wait for the answer.
  private static final long MOST_ROWS = 5_000_000;

  /// Foreign keys of one column on the primary key of another table.
  private static final String KEYS =
      """
      select n.nspname || '.' || c.relname as child, quote_ident(a.attname) as col,
             pn.nspname || '.' || p.relname as parent
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and k.conrelid <> k.confrelid and k.conparentid = 0
        and exists (select from pg_index i where i.indrelid = k.confrelid and i.indisprimary
                    and i.indkey::text = k.confkey[1]::text)
      order by 1, 2
      """;

  private final String name;
  private final long[] parents;

  private Children(String name, long[] parents) {
    this.name = name;
    this.parents = parents;
  }

  /// @param sql the column that names the parent, as SQL writes it
  record Reference(String parent, String child, String sql) {
    /// As `public.visit.patient_id`.
    String name() {
      return child + "." + sql;
    }
  }

  /// By foreign key; and where there is none, `patient_id` beside a table `patients`.
  static List<Reference> references(Wounded wounded) {
    List<Reference> references = new ArrayList<>();
    wounded.each(
        KEYS,
        row ->
            references.add(new Reference(row.word("parent"), row.word("child"), row.word("col"))));
    Set<String> declared = new HashSet<>();
    references.forEach(known -> declared.add(known.parent() + " " + known.child()));
    Map<String, Table> parents = new HashMap<>();
    wounded.all().forEach(table -> called(table).ifPresent(word -> parents.put(word, table)));
    for (Table child : wounded.all()) {
      for (Table.Column column : child.columns()) {
        Table parent = parents.get(String.join("", ColumnKind.words(column.name())));
        if (parent != null && !parent.equals(child) && fits(parent, column)) {
          Reference named = new Reference(parent.name(), child.name(), column.sql());
          if (declared.add(named.parent() + " " + named.child())) {
            references.add(named);
          }
        }
      }
    }
    return references;
  }

  /// What a column is called that names a row of it: `patientid`.
  private static Optional<String> called(Table parent) {
    return parent.columns().stream().filter(Table.Column::key).count() == 1 && !parent.partition()
        ? Optional.of(String.join("", ColumnKind.words(ColumnKind.noun(parent.name()))) + "id")
        : Optional.empty();
  }

  private static boolean fits(Table parent, Table.Column column) {
    return parent.columns().stream().anyMatch(key -> key.key() && key.type().equals(column.type()));
  }

  /// In each table that names rows of this one; in none if one of them cannot be read.
  static List<Children> of(Wounded wounded, Table parent) {
    List<Reference> references =
        wounded.references().stream()
            .filter(reference -> reference.parent().equals(parent.name()))
            .toList();
    List<Children> all = new ArrayList<>();
    try {
      for (Reference reference : references) {
        Optional<Table> child = wounded.table(reference.child());
        if (child.isEmpty() || !isRead(wounded, child.get())) {
          return List.of();
        }
        all.add(read(wounded, child.get(), reference));
      }
      return all;
    } catch (Trouble | IOException unread) {
      // Whoever judges that table says so.
      return List.of();
    }
  }

  private static boolean isRead(Wounded wounded, Table child) {
    return child.gap().isEmpty() && wounded.count(child) <= MOST_ROWS;
  }

  private static Children read(Wounded wounded, Table child, Reference reference)
      throws IOException {
    Parents parents = new Parents();
    wounded.copy(
        "select distinct %s from %s".formatted(reference.sql(), child.sql()),
        new CopyLines((bytes, from, to) -> parents.add(CopyText.values(bytes, from, to))));
    return new Children(reference.name(), parents.sorted());
  }

  String name() {
    return name;
  }

  /// Whether it names the row of this key.
  boolean has(@Nullable String parent) {
    return parent != null && Arrays.binarySearch(parents, number(parent)) >= 0;
  }

  private static long number(String key) {
    try {
      return Long.parseLong(key);
    } catch (NumberFormatException text) {
      return key.hashCode();
    }
  }

  private static final class Parents {
    private long[] numbers = new long[256];
    private int size;

    void add(List<@Nullable String> values) {
      String parent = values.getFirst();
      if (parent == null) {
        return;
      }
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, size * 2);
      }
      numbers[size++] = number(parent);
    }

    long[] sorted() {
      long[] sorted = Arrays.copyOf(numbers, size);
      Arrays.sort(sorted);
      return sorted;
    }
  }
}
