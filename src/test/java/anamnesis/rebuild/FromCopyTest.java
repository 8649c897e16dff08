package anamnesis.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.FoundByType;
import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.database.Asked;
import anamnesis.database.EmbeddedServer;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Gathering;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import anamnesis.link.Linking;
import anamnesis.mapping.Mapping;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole way of a row: out of a copy that broke off, into the case, and into a database again.
class FromCopyTest {
  private static final Path COPIES = Path.of("src/test/resources/anamnesis/backup");
  private static final Path MAPPING = Path.of("src/test/resources/anamnesis/rebuild/copy");

  @TempDir private Path folder;

  @Test
  void rows_come_back_from_an_archive_that_breaks_off() throws Exception {
    byte[] whole = Files.readAllBytes(COPIES.resolve("formats/unpacked.dump"));
    int inGrace = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("Grace") + 2;
    Path cut = Files.write(folder.resolve("cut.dump"), Arrays.copyOf(whole, inGrace));
    Case file = Case.begin(folder.resolve("case"), "cut");

    Tally tally = gather(file, cut);

    assertThat(tally.complete()).isFalse();
    assertThat(tally.holds()).isTrue();
    assertThat(tally.proof()).contains("of public.patient", "cut short");
    Linking.link(file);
    Mapping mapping = Mapping.read(MAPPING, MAPPING.resolve("schema.sql"));
    try (EmbeddedServer server = EmbeddedServer.start(folder.resolve("server"))) {
      server.ensure("again");
      Into into = new Into.Outside(server.url("again"), Optional.empty(), List.of());
      new Rebuild(file, mapping)
          .run(into, mapping.tables(), MAPPING.resolve("schema.sql"), Progress.SILENT);
      try (Asked asked = Asked.open(server.url("again"))) {
        assertThat(out(asked, "select * from public.patient order by id"))
            .isEqualTo(
                """
                p_1\tAda\tada.brook@alderpost.com\t(212) 664-7665\t\
                tab\\there, back\\\\slash\\nand a second line\tt\t2026-03-30 10:00:00.5+00
                """);
        assertThat(out(asked, "select * from public.visit order by id"))
            .isEqualTo(
                """
                1\tp_1\t2026-04-02 09:00:00\t120.50\t\\\\x0102ff
                2\tp_2\t2026-04-02 09:30:00\t\\N\t\\N
                """);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "custom.dump",
        "unpacked.dump",
        "inserts.dump",
        "portal.tar",
        "folder",
        "plain.sql.bzip2",
        "plain.sql.lz4",
        "plain.sql.xz",
        "plain.sql.zstd"
      })
  void every_format_says_the_same_rows(String name) throws Exception {
    assertThat(said(COPIES.resolve("formats").resolve(name)))
        .isEqualTo(said(COPIES.resolve("plain.sql")));
  }

  private Map<String, String> said(Path copy) throws Exception {
    Case file = Case.begin(folder.resolve(copy.getFileName() + "-case"), "format");
    Tally tally = gather(file, copy);
    assertThat(tally.complete()).isTrue();
    Map<String, String> said = new TreeMap<>();
    try (Stream<Exhibit> exhibits = Exhibit.shelf(file).read()) {
      for (Exhibit exhibit : exhibits.toList()) {
        byte[] row =
            file.vault().get(exhibit.sha256(), exhibit.place().offset(), exhibit.place().length());
        said.put(exhibit.key(), new String(row, StandardCharsets.UTF_8) + exhibit.traits());
      }
    }
    return said;
  }

  private static Tally gather(Case file, Path copy) throws Exception {
    Source dump =
        FoundByType.all(Source.class).stream()
            .filter(source -> source.name().equals("dump"))
            .findFirst()
            .orElseThrow();
    Source.Question question =
        new Source.Question(List.of(copy.toString()), Map.of(), 0, Progress.SILENT);
    return new Gathering(file).hear(dump, question);
  }

  private static String out(Asked asked, String question) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    asked.copyOut(question, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
