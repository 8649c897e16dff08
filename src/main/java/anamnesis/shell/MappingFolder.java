package anamnesis.shell;

import anamnesis.mapping.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which mapping a command means: the one named, else the one that comes with the program.
record MappingFolder(Path folder, Path schema) {
  static final Option MAPPING =
      Option.of("mapping", "DIR", "the folder that says how each table is made")
          .orElse("mappings/portal");
  static final Option SCHEMA =
      Option.of("schema", "FILE", "the SQL that defines the tables")
          .orElse("schema.sql of the mapping");

  private static final Path SHIPPED = Path.of("mappings", "portal");

  static MappingFolder of(Call call) {
    Optional<Path> named = call.value("mapping").map(Path::of);
    Path shipped = call.surroundings().installed().resolve(SHIPPED);
    Path folder = named.orElse(Files.isDirectory(shipped) ? shipped : SHIPPED);
    Path schema = call.value("schema").map(Path::of).orElse(folder.resolve("schema.sql"));
    return new MappingFolder(
        folder.toAbsolutePath().normalize(), schema.toAbsolutePath().normalize());
  }

  /// What another command must be told to mean the same mapping.
  static String again(Call call) {
    return Stream.of(MAPPING, SCHEMA)
        .flatMap(
            option ->
                call.value(option.name()).stream()
                    .map(named -> " --" + option.name() + " " + CommandLine.quoted(named)))
        .collect(Collectors.joining());
  }

  Mapping read() throws IOException {
    return Mapping.read(folder, schema);
  }
}
