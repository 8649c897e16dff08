package anamnesis.mapping;

import anamnesis.Refusal;
import anamnesis.casefile.Problems;
import anamnesis.casefile.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// How an application's lost tables are made: one file a table, and the tables' own definitions.
///
/// @param schema the definitions, as SQL
public record Mapping(Path folder, List<TableMapping> tables, Schema schema) {
  public Mapping {
    tables = List.copyOf(tables);
  }

  /// Reads all files of a folder, and refuses once, with every fault of every file.
  ///
  /// @param definitions the SQL that defines the tables
  public static Mapping read(Path folder, Path definitions) throws IOException {
    Schema schema = Schema.read(definitions);
    Problems problems = new Problems();
    List<TableMapping> tables = new ArrayList<>();
    Map<String, String> seen = new HashMap<>();
    for (Path path : files(folder)) {
      Yaml yaml = Yaml.read(path);
      TableMapping table = MappingFile.read(yaml, problems);
      String other = seen.putIfAbsent(table.table(), yaml.file());
      if (other != null) {
        problems.add(yaml, "%s is mapped by %s too".formatted(table.table(), other));
      }
      schema.check(table, yaml, problems);
      tables.add(table);
    }
    problems.refuse(
        "the mapping in %s cannot be used".formatted(folder),
        "mend the lines named, then run again");
    return new Mapping(folder, schema.inOrder(tables), schema);
  }

  public Optional<TableMapping> table(String name) {
    return tables.stream()
        .filter(table -> table.table().equals(name) || table.shelf().equals(name))
        .findFirst();
  }

  /// What it asks of exhibits: by their kind, the fields.
  SequencedMap<String, Set<String>> asked() {
    SequencedMap<String, Set<String>> asked = new TreeMap<>();
    for (TableMapping table : tables) {
      table
          .asked()
          .forEach(
              (kind, paths) -> asked.computeIfAbsent(kind, _ -> new TreeSet<>()).addAll(paths));
    }
    return asked;
  }

  public boolean asksFor(String kind) {
    return tables.stream()
        .map(TableMapping::kinds)
        .anyMatch((Set<String> kinds) -> kinds.contains(kind));
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new Refusal(
          "there is no mapping folder %s".formatted(folder),
          "name one with --mapping; `mappings/portal` comes with Anamnesis");
    }
    try (Stream<Path> list = Files.list(folder)) {
      List<Path> files = list.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
      if (files.isEmpty()) {
        throw new Refusal(
            "the folder %s maps no table".formatted(folder),
            "put one file a table there, as `mappings/portal/patient.yaml`");
      }
      return files;
    }
  }
}
