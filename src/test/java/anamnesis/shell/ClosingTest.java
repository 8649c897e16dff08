package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Cases;
import anamnesis.casefile.Closed;
import anamnesis.casefile.Custody;
import anamnesis.casefile.Hash;
import anamnesis.casefile.Packing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The end of a night: closed, locked, opened again to the byte, erased when its day has come.
class ClosingTest {
  private static final String PASSPHRASE = "four pale herons wait";
  private static final Instant NOW = Instant.parse("2026-04-09T08:00:00Z");

  @TempDir Path home;
  private Path folder;

  @BeforeEach
  void night() throws IOException {
    folder = new Cases(Map.of("ANAMNESIS_HOME", home.toString())).folder("night");
    Case file = Case.begin(folder, "night");
    byte[] large = new byte[3_000_000];
    new java.util.Random(7).nextBytes(large);
    file.vault().put(large);
    file.write(
        "report/patients.csv",
        out -> out.write("Jonathan Vargas\n".getBytes(StandardCharsets.UTF_8)));
    Files.createDirectories(folder.resolve("fresh/data/pg_twophase"));
    Files.writeString(folder.resolve("fresh/data/PG_VERSION"), "18");
    file.record(new Case.Deed(NOW, "person", "gather", Duration.ZERO, 0, "done"));
  }

  private Desk desk(Instant now, Map<String, List<String>> options, String... words) {
    Map<String, String> environment =
        Map.of("ANAMNESIS_HOME", home.toString(), Passphrase.OF_A_CASE.variable(), PASSPHRASE);
    return desk(environment, now, options, words);
  }

  private Desk desk(
      Map<String, String> environment,
      Instant now,
      Map<String, List<String>> options,
      String... words) {
    Map<String, List<String>> all = new TreeMap<>(options);
    all.put("case", List.of(folder.toString()));
    Surroundings around =
        new Surroundings(environment, InstantSource.fixed(now), Path.of("."), true);
    return new Desk(around, List.of(words), all, line -> Exit.DONE);
  }

  private Outcome close(String... flags) throws IOException {
    Map<String, List<String>> options = new TreeMap<>();
    for (String flag : flags) {
      options.put(flag.replaceFirst("=.*", ""), List.of(flag.replaceFirst("[^=]*=?", "")));
    }
    return new CaseCloseCommand().run(desk(NOW, options));
  }

  private Outcome open() throws IOException {
    return new CaseOpenCommand().run(desk(NOW, Map.of(), "night"));
  }

  private SortedMap<String, String> tree() throws IOException {
    SortedMap<String, String> tree = new TreeMap<>();
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.toList();
    }
    for (Path path : all) {
      String name = folder.relativize(path).toString();
      tree.put(name, Files.isDirectory(path) ? "folder" : Hash.of(path));
    }
    tree.remove("case.lock");
    return tree;
  }

  @Test
  void a_mark_that_names_a_locked_file_that_is_not_there_removes_nothing() throws IOException {
    close();
    Path mark = folder.resolve("closed.yaml");
    Files.writeString(
        mark, Files.readString(mark).replace("packed: \"\"", "packed: \"case.zip.gpg\""));
    var before = tree();
    assertThatThrownBy(() -> close("encrypt"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is not there");
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void a_closed_case_is_looked_at_and_not_written_until_it_is_opened_again() throws Exception {
    assertThat(close().text()).contains("closed night");
    TheShell shell = new TheShell(home).with("ANAMNESIS_CASE", folder.toString());
    SortedMap<String, String> before = tree();
    assertThat(shell.run("link").err())
        .isEqualTo(
            "refused: the case night is closed\nhint:    `anamnesis case open night` goes on with it\n");
    assertThat(tree()).isEqualTo(before);
    assertThat(shell.run("case", "show").out()).contains("  closed     closed\n");
    new Cases(Map.of("ANAMNESIS_HOME", home.toString())).remember(Case.open(folder));
    TheShell later = new TheShell(home);
    assertThat(later.run("link").err()).startsWith("refused: the case night is closed\n");
    assertThat(later.run("scan", "--backups", home.toString()).exit()).isNotEqualTo(2);
    assertThat(tree()).isEqualTo(before);
    assertThat(shell.run("case", "verify").exit()).isZero();

    open();
    assertThat(shell.run("link").err()).contains("nothing has been gathered");
    assertThat(Custody.check(Case.open(folder)).changes()).isEmpty();
  }

  @Test
  void a_locked_case_is_one_file_and_comes_back_to_the_byte() throws Exception {
    close();
    SortedMap<String, String> before = tree();
    Outcome locked = close("encrypt");
    assertThat(String.join("\n", locked.text())).contains("12 files in it, read back and compared");
    assertThat(tree().keySet()).containsExactly("", Closed.PACKED, "closed.yaml");
    TheShell shell = new TheShell(home);
    assertThat(shell.run("case", "show", "--case", folder.toString()).err())
        .startsWith("refused: the case night is closed and encrypted\n");
    assertThat(shell.run("case", "list").out()).contains("night").contains("closed, encrypted");

    new Packing(folder).unpack(PASSPHRASE.toCharArray());
    assertThat(tree()).isEqualTo(before);
    open();
    assertThat(Custody.check(Case.open(folder)).changes()).isEmpty();
    assertThat(Closed.is(folder)).isFalse();
  }

  @Test
  void a_wrong_passphrase_and_a_damaged_file_change_nothing() throws Exception {
    close("encrypt");
    Path packed = folder.resolve(Closed.PACKED);
    byte[] sound = Files.readAllBytes(packed);
    Map<String, String> wrong =
        Map.of(
            "ANAMNESIS_HOME",
            home.toString(),
            Passphrase.OF_A_CASE.variable(),
            "four dark herons wait");
    for (int at : new int[] {-1, 3, 20, 60, sound.length / 2, sound.length - 3}) {
      byte[] bytes = sound.clone();
      if (at >= 0) {
        bytes[at] ^= 0x40;
      }
      Files.write(packed, bytes);
      SortedMap<String, String> before = tree();
      Map<String, String> environment =
          at < 0
              ? wrong
              : Map.of(
                  "ANAMNESIS_HOME", home.toString(), Passphrase.OF_A_CASE.variable(), PASSPHRASE);
      assertThatThrownBy(() -> new CaseOpenCommand().run(desk(environment, NOW, Map.of(), "night")))
          .as("byte %d", at)
          .isInstanceOf(Refusal.class);
      assertThat(tree()).isEqualTo(before);
    }
    Files.write(packed, java.util.Arrays.copyOf(sound, sound.length - 40));
    assertThatThrownBy(this::open).isInstanceOf(Refusal.class).hasMessageContaining("damaged");
  }

  @Test
  void it_goes_on_from_wherever_it_was_killed() throws Exception {
    close();
    SortedMap<String, String> before = tree();
    Files.writeString(folder.resolve(Closed.PACKED), "half of it");
    Files.writeString(folder.resolve("." + Closed.PACKED + ".part"), "a part");
    close("encrypt");
    byte[] mark = Files.readAllBytes(folder.resolve("closed.yaml"));
    byte[] packed = Files.readAllBytes(folder.resolve(Closed.PACKED));

    new Packing(folder).unpack(PASSPHRASE.toCharArray());
    assertThat(tree()).isEqualTo(before);
    // Killed while the open files were being removed, or before the packed one was.
    Files.delete(folder.resolve("report/patients.csv"));
    Files.write(folder.resolve("closed.yaml"), mark);
    Files.write(folder.resolve(Closed.PACKED), packed);
    close("encrypt");
    assertThat(tree().keySet()).containsExactly("", Closed.PACKED, "closed.yaml");
    Files.createDirectories(folder.resolve(".opening/rows"));
    Files.writeString(folder.resolve("case.yaml"), "left over");
    new Packing(folder).unpack(PASSPHRASE.toCharArray());
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void gpg_opens_it_without_us() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/gpg")));
    close("encrypt");
    Path keys = Files.createDirectory(home.resolve("g"));
    Path zip = home.resolve("case.zip");
    Process gpg =
        new ProcessBuilder(
                "gpg",
                "--homedir",
                keys.toString(),
                "--batch",
                "--yes",
                "--pinentry-mode",
                "loopback",
                "--passphrase",
                PASSPHRASE,
                "-o",
                zip.toString(),
                "-d",
                folder.resolve(Closed.PACKED).toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(gpg.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(gpg.waitFor()).as(said).isZero();
    assertThat(said).contains("AES256");
    try (var inside = new java.util.zip.ZipFile(zip.toFile())) {
      assertThat(inside.getEntry("report/patients.csv").getSize()).isEqualTo(16);
    }
  }

  @Test
  void a_short_passphrase_or_none_closes_nothing() {
    Map<String, String> none = Map.of("ANAMNESIS_HOME", home.toString());
    Map<String, List<String>> encrypt = Map.of("encrypt", List.of());
    assertThatThrownBy(
            () -> new CaseCloseCommand().run(desk(none, NOW, encrypt).answering("heron")))
        .hasMessage("the passphrase has 5 characters, and 12 are needed");
    assertThatThrownBy(
            () ->
                new CaseCloseCommand()
                    .run(desk(none, NOW, encrypt).answering(PASSPHRASE, "another one of it")))
        .hasMessage("the two passphrases are not the same");
    assertThat(Closed.is(folder)).isFalse();
  }

  @Test
  void it_is_erased_when_its_day_has_come_and_a_person_types_its_name() throws Exception {
    Outcome closed = close("encrypt", "erase-after=30");
    assertThat(String.join("\n", closed.text()))
        .contains("from 2026-05-09, when you say so; never by itself")
        .contains("45 CFR 164.530(j)(2) asks for 6 years, to 2032-04-09");
    Instant due = Instant.parse("2026-05-09T00:00:00Z");
    CaseEraseCommand erase = new CaseEraseCommand();
    assertThatThrownBy(() -> erase.run(desk(NOW, Map.of(), "night").answering("night")))
        .hasMessage("night may be erased from 2026-05-09 on");
    assertThat(new TheShell(home, due).run("case", "list").out())
        .contains("closed, encrypted, due to be erased since 2026-05-09");
    assertThatThrownBy(() -> erase.run(desk(due, Map.of(), "night").answering("nigth")))
        .hasMessage("the name was not typed, and nothing was erased");
    String head = Closed.read(folder).head();
    assertThat(erase.run(desk(due, Map.of(), "night").answering("night")).exit())
        .isEqualTo(Exit.DONE);
    assertThat(folder).doesNotExist();
    assertThat(Files.readString(home.resolve("erased.jsonl")))
        .isEqualTo(
            "{\"schema\":1,\"name\":\"night\",\"erased\":\"2026-05-09T00:00:00Z\",\"by\":\"person\",\"head\":\"%s\"}\n"
                .formatted(head));
  }

  @Test
  void an_agent_neither_closes_nor_opens_nor_erases() throws Exception {
    TheShell agent = new TheShell(home, NOW).with("ANAMNESIS_ACTOR", "agent:night-watch");
    isRefused(agent.run("case", "close"), "close a case");
    close("erase-after=30");
    isRefused(agent.run("case", "open", "night"), "open a closed case again");
    isRefused(agent.run("case", "erase", "night", "--now"), "erase a case");
    assertThat(folder.resolve("case.yaml")).exists();
  }

  private static void isRefused(TheShell.Said said, String deed) {
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).startsWith("refused: agent:night-watch may not " + deed);
  }
}
