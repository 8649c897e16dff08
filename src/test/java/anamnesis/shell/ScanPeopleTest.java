package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `scan --people FILE.csv`, as somebody types it who doubts a list.
class ScanPeopleTest {
  @TempDir Path folder;

  @Test
  void a_generator_s_list_is_critical_and_each_record_is_named_with_its_reasons()
      throws IOException {
    StringBuilder list = new StringBuilder("id,name,email\n");
    for (int i = 1; i <= 20; i++) {
      list.append("%s,Ada Hermiston,Ada.Hermiston%s@example.org\n".formatted(i, i));
    }
    TheShell.Said said = scan(list.toString(), "--format", "json");
    assertThat(said.exit()).isEqualTo(1);
    var people = anamnesis.casefile.Json.tree(said.out()).path("people").path(0);
    assertThat(people.path("standing").asString()).isEqualTo("SEEDED");
    assertThat(people.path("rows")).hasSize(20);
    assertThat(people.path("rows").path(0).path("reasons").toString())
        .contains("S04-reserved-contact", "S06-name-list");
    assertThat(said.out()).doesNotContain("Hermiston");
  }

  @Test
  void people_whom_nothing_speaks_against_are_said_to_be_looked_at() throws IOException {
    String list =
        """
        first_name,last_name,email
        Ruth,Brzozowska,ruthb@alderpost.com
        Kei,Itoyama,kei.i@alderpost.com
        Siân,Tudur-Rhys,sian@alderpost.com
        Bram,Vanderlinde,bram@alderpost.com
        Ottilie,Kranzmayer,ok@alderpost.com
        """;
    TheShell.Said said = scan(list);
    assertThat(said.exit()).isZero();
    assertThat(said.out().replaceAll("\\s+", " "))
        .contains("nothing speaks against its 5 people (looked at: given, family, email)");
  }

  @Test
  void a_file_that_is_not_there_or_empty_is_refused() throws IOException {
    assertThat(scan("").err()).contains("refused: list.csv is empty");
    TheShell.Said gone =
        new TheShell(folder.resolve("home"))
            .run("scan", "--people", folder.resolve("gone.csv").toString());
    assertThat(gone.exit()).isEqualTo(2);
    assertThat(gone.err()).contains("refused: there is no file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "windows-1252"})
  void a_list_is_read_in_whatever_a_spreadsheet_saved_it(String charset) throws IOException {
    String mark = charset.equals("UTF-16LE") ? "\uFEFF" : "";
    String list =
        """
        Vorname;Nachname;E-Mail
        Ruth;Brzozowska;ruthb@alderpost.com
        Jörg;Vögeli;jv@alderpost.com
        Siân;Tudur-Rhys;sian@alderpost.com
        Bram;Vanderlinde;bram@alderpost.com
        Ottilie;Kränzmayer;ok@alderpost.com
        """;
    byte[] bytes = (mark + list).getBytes(java.nio.charset.Charset.forName(charset));
    Path file = Files.write(folder.resolve("list.csv"), bytes);
    TheShell.Said said =
        new TheShell(folder.resolve("home")).run("scan", "--people", file.toString());
    assertThat(said.exit()).as(said.out() + said.err()).isZero();
    assertThat(said.out().replaceAll("\\s+", " "))
        .contains("its 5 people (looked at: given, family, email)");
  }

  @Test
  void a_list_without_a_heading_loses_nobody() throws IOException {
    StringBuilder list = new StringBuilder();
    for (int i = 1; i <= 20; i++) {
      list.append("%s,Ada Hermiston,Ada.Hermiston%s@example.org\n".formatted(i, i));
    }
    TheShell.Said said = scan(list.toString(), "--format", "json");
    assertThat(anamnesis.casefile.Json.tree(said.out()).path("people").path(0).path("rows"))
        .hasSize(20);
  }

  @Test
  void what_is_no_text_is_refused() throws IOException {
    Path file = Files.write(folder.resolve("list.csv"), new byte[] {'n', 0, 'a', 0, 7, '\n'});
    TheShell.Said said =
        new TheShell(folder.resolve("home")).run("scan", "--people", file.toString());
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("list.csv is no CSV");
    TheShell.Said device =
        new TheShell(folder.resolve("home")).run("scan", "--people", "/dev/null");
    assertThat(device.exit()).isEqualTo(2);
    assertThat(device.err()).contains("is no plain file");
  }

  @Test
  void what_cannot_be_judged_is_never_ok() throws IOException {
    TheShell.Said drugs = scan("drug,price\naspirin,3\n");
    assertThat(drugs.exit()).isEqualTo(3);
    assertThat(drugs.out()).contains("none of its columns");
    assertThat(scan("name,email\nAda,\"x\n").exit()).isEqualTo(3);
    TheShell.Said three = scan("first_name,last_name\nRuth,Brzozowska\nKei,Itoyama\n");
    assertThat(three.exit()).isEqualTo(3);
    assertThat(three.out()).contains("too few people");
  }

  private TheShell.Said scan(String list, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("list.csv"), list);
    java.util.List<String> words =
        new java.util.ArrayList<>(java.util.List.of("scan", "--people", file.toString()));
    words.addAll(java.util.List.of(more));
    return new TheShell(folder.resolve("home")).run(words.toArray(String[]::new));
  }
}
