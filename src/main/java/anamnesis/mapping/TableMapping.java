package anamnesis.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/// How one lost table is made of exhibits.
///
/// @param table with its schema, as `public.patient`
/// @param key the column whose value names a row
/// @param columns in the order in which they are loaded
public record TableMapping(
    String table,
    String about,
    RowsOf rows,
    String key,
    SequencedMap<String, Column> columns,
    Optional<Money> money) {
  public TableMapping {
    columns = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(columns));
  }

  /// Which columns hold money, and what a witness says was really received.
  ///
  /// @param witnessed the amount in the exhibits, in minor units
  /// @param in the currency in the exhibits
  public record Money(String amount, String currency, From.Said witnessed, From.Said in) {
    /// The currency is looked for where the amount stands.
    private Stream<From.Said> asked() {
      return Stream.of(witnessed, new From.Said(witnessed.kind(), in.path(), in.take()));
    }
  }

  /// The table without its schema, as its shelf is called.
  public String shelf() {
    return table.substring(table.indexOf('.') + 1);
  }

  /// The kinds of which at least one must have been said for any row: those of the conditions, else
  /// whatever it asks for.
  public Set<String> roots() {
    Set<String> conditions = rows.kinds();
    return conditions.isEmpty() ? kinds() : conditions;
  }

  /// The kinds of exhibits that it asks for.
  public Set<String> kinds() {
    return askedOfRows().keySet();
  }

  /// What it asks of them: by their kind, the fields. That there is a payer account is asked of the
  /// account alone.
  SequencedMap<String, Set<String>> asked() {
    SequencedMap<String, Set<String>> asked = askedOfRows();
    for (From.Said said : money.stream().flatMap(Money::asked).toList()) {
      ask(asked, said.kind(), said.path());
    }
    return asked;
  }

  private SequencedMap<String, Set<String>> askedOfRows() {
    SequencedMap<String, Set<String>> asked = new LinkedHashMap<>();
    rows.where().forEach(condition -> ask(asked, condition.kind(), condition.path()));
    for (Column column : columns.values()) {
      column.namedIn().ifPresent(said -> ask(asked, said.kind(), said.path()));
      for (From from : column.from()) {
        switch (from) {
          case From.Said said -> ask(asked, said.kind(), said.path());
          case From.Payer payer -> asked.computeIfAbsent(payer.kind(), _ -> new LinkedHashSet<>());
          case From.Name _, From.Whose _ -> {}
        }
      }
    }
    return asked;
  }

  private static void ask(SequencedMap<String, Set<String>> asked, String kind, String path) {
    asked.computeIfAbsent(kind, _ -> new LinkedHashSet<>()).add(path);
  }
}
