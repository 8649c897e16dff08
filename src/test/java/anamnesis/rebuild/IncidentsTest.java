package anamnesis.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.database.Asked;
import anamnesis.database.EmbeddedServer;
import anamnesis.mapping.Mapping;
import anamnesis.mapping.TableMapping;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every mapping, in every incident folder: what its witnesses say comes out as the rows expected.
/// `-Dgolden=write` rewrites the rows of tables that have a file.
class IncidentsTest {
  @TempDir private static Path folder;
  private static EmbeddedServer server;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedServer.start(folder.resolve("server"));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> every_table_comes_out_as_expected() throws IOException {
    return TheIncident.all().stream()
        .map(incident -> DynamicTest.dynamicTest(incident.toString(), () -> comesOut(incident)));
  }

  @Test
  void every_table_that_is_mapped_is_expected_somewhere() throws IOException {
    Set<String> mapped = new TreeSet<>();
    Set<String> expected = new TreeSet<>();
    for (Path app : folders(Path.of(System.getProperty("anamnesis.folder", "."), "mappings"))) {
      Mapping mapping = Mapping.read(app, app.resolve("schema.sql"));
      mapping.tables().forEach(table -> mapped.add(app.getFileName() + " " + table.shelf()));
    }
    for (TheIncident incident : TheIncident.all()) {
      for (TableMapping table : incident.mapping().tables()) {
        if (Files.exists(expected(incident, table))) {
          expected.add(incident.mappings().getFileName() + " " + table.shelf());
        }
      }
    }
    assertThat(expected).isEqualTo(mapped);
  }

  private static void comesOut(TheIncident incident) throws Exception {
    Case file = incident.gathered(folder.resolve(incident.toString()));
    Mapping mapping = incident.mapping();
    server.ensure(incident.toString());
    new Rebuild(file, mapping)
        .run(
            new Into.Outside(server.url(incident.toString()), Optional.empty(), List.of()),
            mapping.tables(),
            incident.mappings().resolve("schema.sql"),
            Progress.SILENT);
    for (TableMapping table : mapping.tables()) {
      Path expected = expected(incident, table);
      if (Files.exists(expected)) {
        String rows = rows(incident.toString(), table);
        if ("write".equals(System.getProperty("golden"))) {
          Files.writeString(expected, rows);
        }
        assertThat(rows).as(table.table()).isEqualTo(Files.readString(expected));
      }
    }
  }

  private static Path expected(TheIncident incident, TableMapping table) {
    return incident.folder().resolve("expected").resolve(table.shelf() + ".tsv");
  }

  private static String rows(String database, TableMapping table) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String columns = String.join(", ", table.columns().keySet());
    out.writeBytes((columns.replace(", ", "\t") + "\n").getBytes(StandardCharsets.UTF_8));
    try (Asked asked = Asked.open(server.url(database))) {
      asked.copyOut(
          "select %s from %s order by %s".formatted(columns, table.table(), table.key()), out);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Set<Path> folders(Path parent) throws IOException {
    try (Stream<Path> list = Files.list(parent)) {
      return list.filter(Files::isDirectory).collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
