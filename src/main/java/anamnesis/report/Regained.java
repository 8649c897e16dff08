package anamnesis.report;

import anamnesis.casefile.Case;
import anamnesis.mapping.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the rebuilt rows hold: counts, money, what is missing, and whose it was.
///
/// @param owners how many people have a row of their own
/// @param money minor units by currency, in order
/// @param people whom the gaps belong to, by any of the names in [Gap#owners()]
public record Regained(
    List<TableCount> tables,
    long owners,
    Map<String, Long> money,
    List<Gap> gaps,
    Map<String, Person> people) {

  static Regained of(Case file) throws IOException {
    List<TableCount> tables = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    Map<String, Long> money = new TreeMap<>();
    long owners = 0;
    List<String> names = Shelved.names(file, "rows");
    for (String name : names) {
      Counter counter = new Counter(name);
      try (Stream<Row> rows = Row.shelf(file, name).read()) {
        rows.forEach(counter::add);
      }
      tables.add(counter.count());
      owners += counter.people();
      gaps.addAll(counter.gaps());
      counter.money().forEach((currency, minor) -> money.merge(currency, minor, Long::sum));
    }
    return new Regained(tables, owners, money, gaps, people(file, names, gaps));
  }

  /// Whose the gap is. A person of whom no row was rebuilt is still somebody.
  Person whose(Gap gap) {
    return gap.owners().stream()
        .map(people::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(() -> Person.unnamed(gap.owners().getFirst()));
  }

  private static Map<String, Person> people(Case file, List<String> tables, List<Gap> gaps) {
    Set<String> wanted = new HashSet<>();
    gaps.forEach(gap -> wanted.addAll(gap.owners()));
    Map<String, Person> people = new HashMap<>();
    for (String table : tables) {
      try (Stream<Row> rows = Row.shelf(file, table).read()) {
        rows.filter(row -> wanted.contains(row.identity()) || wanted.contains(row.key()))
            .forEach(row -> Person.of(row).ifPresent(person -> call(people, row, person)));
      }
    }
    return people;
  }

  private static void call(Map<String, Person> people, Row row, Person person) {
    people.putIfAbsent(row.identity(), person);
    people.putIfAbsent(row.key(), person);
  }
}
