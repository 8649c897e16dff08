package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Case;
import anamnesis.evidence.Tally;
import anamnesis.rebuild.TheIncident;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildScreenTest {
  private static final TheIncident INCIDENT = new TheIncident("portal-small");

  @TempDir private Path folder;

  @Test
  void a_night_reads_well_from_the_check_to_the_proof() throws Exception {
    String file = folder.resolve("case").toString();
    INCIDENT.gathered(folder.resolve("case"));
    TheShell shell = new TheShell(folder.resolve("home"));

    is("mapping-check.txt", 0, shell.run("mapping", "check", "--case", file));
    is("rebuild-dry.txt", 0, shell.run("rebuild", "--dry-run", "--case", file));
    is("rebuild.txt", 0, shell.run("rebuild", "--case", file));
    is("rebuild-again.txt", 0, shell.run("rebuild", "--case", file));
    is("reconcile.txt", 0, shell.run("reconcile", "--case", file));
    is("reconcile.json", 0, shell.run("reconcile", "--format", "json", "--case", file));
    is("rebuild.json", 0, shell.run("rebuild", "--dry-run", "--format", "json", "--case", file));
    assertThat(shell.run("reconcile", "--fail-on", "info", "--case", file).exit()).isEqualTo(1);
  }

  @Test
  void what_is_not_confirmed_or_not_there_is_refused_in_two_lines() throws Exception {
    String file = folder.resolve("case").toString();
    INCIDENT.gathered(folder.resolve("case"));
    TheShell shell = new TheShell(folder.resolve("home"));
    String url = "postgresql://postgres@localhost:1/portal_fresh";

    refused(shell.run("rebuild", "--into", url, "--case", file), "--confirm portal_fresh");
    refused(
        shell.run("rebuild", "--into", url, "--confirm", "portal", "--case", file),
        "type it exactly");
    refused(shell.run("rebuild", "--tables", "visit", "--case", file), "it makes public.patient");
    refused(shell.run("reconcile", "--case", file), "anamnesis rebuild");
    refused(
        new TheShell(folder.resolve("home"))
            .with("ANAMNESIS_ACTOR", "agent:helper")
            .run("rebuild", "--into", url, "--confirm", "portal_fresh", "--case", file),
        "let a person run this");
  }

  @Test
  void each_fault_of_a_mapping_stands_on_a_line_of_its_own() throws Exception {
    Path maps = Files.createDirectories(folder.resolve("maps"));
    Files.writeString(maps.resolve("schema.sql"), "create table pet (id text primary key);");
    Files.writeString(
        maps.resolve("pet.yaml"), "table: public.pet\nrows: {each: animal}\nkey: no\n");

    TheShell.Said said =
        new TheShell(folder.resolve("home")).run("mapping", "check", "--mapping", maps.toString());

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err())
        .contains("\n         pet.yaml:2: `each` must be person, payment, document or record\n")
        .doesNotContain("\uFFFD");
  }

  @Test
  void a_table_of_things_that_nothing_was_linked_as_is_not_passed_over() throws Exception {
    Path file = folder.resolve("case");
    INCIDENT.gathered(file);
    Path maps = Files.createDirectories(folder.resolve("maps"));
    Files.writeString(
        maps.resolve("schema.sql"),
        "create table account (id text primary key); create table fee (id text primary key);");
    String mapping =
        """
        table: public.%1$s
        about: one row for each
        rows: {each: %2$s, where: stripe.%3$s id}
        key: id
        columns:
          id: {from: stripe.%3$s id}
        """;
    Files.writeString(
        maps.resolve("account.yaml"), mapping.formatted("account", "document", "customer"));
    Files.writeString(maps.resolve("fee.yaml"), mapping.formatted("fee", "record", "charge"));
    String[] line = {
      "rebuild", "--dry-run", "--mapping", maps.toString(), "--case", file.toString()
    };

    TheShell.Said said = new TheShell(folder.resolve("home")).run(line);

    assertThat(said.exit()).isEqualTo(3);
    assertThat(said.out())
        .contains("no stripe.customer was linked as a document")
        .endsWith("anamnesis rebuild --mapping " + maps + "\n");
  }

  @Test
  void the_next_line_can_be_typed_as_it_stands_whatever_a_folder_is_called() throws Exception {
    String file = folder.resolve("case").toString();
    INCIDENT.gathered(folder.resolve("case"));
    TheShell shell = new TheShell(folder.resolve("home"));
    Path maps = Files.createDirectories(folder.resolve("my maps"));
    String sql = Files.readString(INCIDENT.mappings().resolve("schema.sql"));
    Path schema = Files.writeString(folder.resolve("my schema.sql"), sql);
    Files.copy(INCIDENT.mappings().resolve("patient.yaml"), maps.resolve("patient.yaml"));
    List<String> named =
        List.of("--mapping", maps.toString(), "--schema", schema.toString(), "--case", file);

    String checked = shell.run(line(named, "mapping", "check")).out();
    String dry = shell.run(line(named, "rebuild", "--dry-run", "--tables", " patient")).out();

    String again = " --mapping '%s' --schema '%s'".formatted(maps, schema);
    assertThat(checked).endsWith("  next       anamnesis rebuild --dry-run" + again + "\n");
    assertThat(dry).endsWith("anamnesis rebuild" + again + " --tables ' patient'\n");
    Path script = folder.resolve("my rows.sql");
    assertThat(shell.run(line(named, "rebuild", "--into", script.toString())).out())
        .endsWith("psql -v ON_ERROR_STOP=1 -f 'my rows.sql'\n");
    refused(
        shell.run(line(named, "rebuild", "--into", "postgresql://postgres@localhost:1/my%20rows")),
        "add --confirm 'my rows'");
  }

  private static String[] line(List<String> more, String... words) {
    return Stream.concat(Stream.of(words), more.stream()).toArray(String[]::new);
  }

  @Test
  void evidence_that_was_damaged_is_told_as_that() throws Exception {
    Path file = folder.resolve("case");
    INCIDENT.gathered(file);
    TheShell shell = new TheShell(folder.resolve("home"));
    try (Stream<Path> kept = Files.walk(file.resolve("exhibits"))) {
      for (Path one : kept.filter(Files::isRegularFile).toList()) {
        Files.write(one, "{ \"of\": something else".getBytes(StandardCharsets.UTF_8));
      }
    }

    TheShell.Said said = shell.run("rebuild", "--dry-run", "--case", file.toString());

    assertThat(said.exit()).isIn(2, 3);
    assertThat(said.err()).contains("anamnesis case verify").doesNotContain("GZIP", "bug");
  }

  @Test
  void a_witness_that_is_not_complete_is_told_within_the_screen_however_much_it_lacks()
      throws Exception {
    Path file = folder.resolve("case");
    INCIDENT.gathered(file);
    String lacks = "the list of invoices stopped in the middle, ".repeat(5) + "and it ended";
    Tally.shelf(Case.open(file)).write(List.of(new Tally("stripe", 1, 1, 0, 0, 0, false, lacks)));

    TheShell.Said said =
        new TheShell(folder.resolve("home")).run("rebuild", "--dry-run", "--case", file.toString());

    assertThat(said.exit()).isEqualTo(3);
    assertThat(said.out()).contains("  incomplete   stripe: the list of invoices");
    assertThat(said.out().lines()).allMatch(line -> line.length() <= 80);
  }

  private static void refused(TheShell.Said said, String hint) {
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).startsWith("refused: ").contains("hint:").contains(hint);
  }

  private static void is(String golden, int exit, TheShell.Said said) throws IOException {
    assertThat(said.exit()).as(said.err()).isEqualTo(exit);
    Path expected = INCIDENT.folder().resolve("expected").resolve(golden);
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(expected, said.out());
    }
    assertThat(said.out()).isEqualTo(Files.readString(expected));
  }
}
