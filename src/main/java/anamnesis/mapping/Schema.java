package anamnesis.mapping;

import anamnesis.Refusal;
import anamnesis.casefile.Problems;
import anamnesis.casefile.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// What a file of definitions says of its tables, as far as a mapping must know it before there is
/// a database: columns, which must be filled, which refer to other tables.
///
/// The file is run as it is; the database has the last word on what it means.
public record Schema(String sql, SequencedMap<String, Table> tables) {
  public Schema {
    tables = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tables));
  }

  /// @param required columns that may not be empty and have no default
  /// @param references columns that hold another table's key
  /// @param columns what each can hold
  public record Table(
      String name,
      SequencedMap<String, ColumnType> columns,
      Set<String> required,
      SequencedMap<String, String> references) {}

  static Schema read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new Refusal(
          "there are no definitions %s".formatted(file),
          "name the file that defines the lost tables with --schema");
    }
    String sql = Files.readString(file);
    return new Schema(sql, Definitions.tables(sql));
  }

  public Optional<Table> table(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  /// A table after those that it refers to; otherwise in the order of their names.
  List<TableMapping> inOrder(List<TableMapping> mapped) {
    SequencedMap<String, TableMapping> left = new LinkedHashMap<>();
    mapped.stream()
        .sorted(Comparator.comparing(TableMapping::table))
        .forEach(table -> left.put(table.table(), table));
    List<TableMapping> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      TableMapping next =
          left.values().stream()
              .filter(table -> referredTo(table.table()).stream().noneMatch(left::containsKey))
              .findFirst()
              .orElse(left.firstEntry().getValue());
      left.remove(next.table());
      ordered.add(next);
    }
    return ordered;
  }

  void check(TableMapping mapping, Yaml yaml, Problems problems) {
    Table table = tables.get(mapping.table());
    if (table == null) {
      problems.add(yaml.at("table"), "the schema defines no table %s".formatted(mapping.table()));
      return;
    }
    mapping.columns().keySet().stream()
        .filter(column -> !table.columns().containsKey(column))
        .forEach(
            column ->
                problems.add(
                    yaml.at("columns").at(column),
                    "the schema's %s has no column %s".formatted(mapping.table(), column)));
    table.columns().keySet().stream()
        .filter(column -> !mapping.columns().containsKey(column))
        .forEach(
            column ->
                problems.add(
                    yaml.at("columns"),
                    "%s has a column %s of which nothing is said"
                        .formatted(mapping.table(), column)));
  }

  private Set<String> referredTo(String table) {
    Set<String> others = new LinkedHashSet<>();
    Optional.ofNullable(tables.get(table)).ifPresent(it -> others.addAll(it.references().values()));
    others.remove(table);
    return others;
  }
}
