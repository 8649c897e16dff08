package anamnesis.report;

import anamnesis.mapping.Cell;
import anamnesis.mapping.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Someone with a rebuilt row: what to call them, and how they are reached where that is known.
///
/// @param key the row's, by which the practice's own system knows them
/// @param name empty where no witness gives one
/// @param unsure whether witnesses write the name differently
/// @param street,place the two lines of the envelope; empty unless known
public record Person(
    String key, String name, boolean unsure, String street, String place, String email) {
  private static final List<String> GIVEN = List.of("first_name", "given_name");
  private static final List<String> FAMILY = List.of("last_name", "family_name", "surname");

  /// A person of whom nothing was rebuilt but that they are somebody.
  static Person unnamed(String key) {
    return new Person(key, "", false, "", "", "");
  }

  /// Only a row that names somebody speaks of a person.
  static Optional<Person> of(Row row) {
    if (FAMILY.stream().noneMatch(row.cells()::containsKey)) {
      return Optional.empty();
    }
    String name = joined(" ", named(row, GIVEN), named(row, FAMILY));
    String town = joined(", ", known(row, "city"), known(row, "state"));
    return Optional.of(
        new Person(
            row.key(),
            name,
            Stream.concat(GIVEN.stream(), FAMILY.stream())
                .anyMatch(column -> row.cells().get(column) instanceof Cell.Disputed),
            known(row, "street"),
            joined(" ", town, known(row, "postal_code")),
            known(row, "email")));
  }

  /// How a letter can reach them.
  List<String> reachedBy() {
    List<String> ways = new ArrayList<>();
    if (!street.isEmpty() && !place.isEmpty()) {
      ways.add("post");
    }
    if (!email.isEmpty()) {
      ways.add("e-mail");
    }
    return ways;
  }

  private static String named(Row row, List<String> columns) {
    return columns.stream()
        .map(row.cells()::get)
        .filter(Objects::nonNull)
        .map(
            cell ->
                cell instanceof Cell.Disputed d && d.loaded()
                    ? d.among().getFirst().value()
                    : known(cell))
        .findFirst()
        .orElse("");
  }

  private static String known(Row row, String column) {
    Cell cell = row.cells().get(column);
    return cell == null ? "" : known(cell);
  }

  private static String known(Cell cell) {
    return cell instanceof Cell.Known said ? said.value() : "";
  }

  private static String joined(String between, String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(between));
  }
}
