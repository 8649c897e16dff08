package anamnesis.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.shell.TheShell;
import anamnesis.shell.TheShell.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Work trees and synced folders carry what lies in them off the machine; a case must not lie
/// there.
class CarrierTest {
  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource({
    ".git, a git work tree",
    ".hg, a Mercurial work tree",
    ".svn, a Subversion work tree",
    ".dropbox.cache, Dropbox",
    ".849C9593-D756-4E56-8D6E-42412F2A707B, OneDrive",
    ".tmp.driveupload, Google Drive",
    ".sync_0a1b2c.db, Nextcloud or ownCloud",
    ".owncloudsync.log, Nextcloud or ownCloud",
    ".stfolder, Syncthing",
    ".sync, Resilio Sync",
    ".megaignore, MEGA"
  })
  void one_is_known_by_what_it_leaves_in_a_folder_above(String mark, String called)
      throws IOException {
    Path root = Files.createDirectories(temp.resolve("practice"));
    Files.createFile(root.resolve(mark));
    assertThat(Carrier.around(root.resolve("deep/er/case")))
        .hasValueSatisfying(found -> assertThat(found.carrier().called()).isEqualTo(called));
    assertThat(Carrier.around(temp.resolve("elsewhere"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dropbox",
        "Dropbox (Practice)",
        "OneDrive - Practice",
        "Library/CloudStorage/GoogleDrive-a@b.example/My Drive",
        "Library/Mobile Documents/com~apple~CloudDocs",
        "Google Drive",
        "Nextcloud",
        "pCloudDrive",
        "MEGAsync"
      })
  void one_is_known_by_how_it_calls_its_folder(String name) throws IOException {
    assertThat(Carrier.around(temp.resolve(name).resolve("cases/night"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dropbox-notes", "mega", "cloud", "sync", "onedriver"})
  void a_folder_that_is_only_called_alike_is_none(String name) throws IOException {
    assertThat(Carrier.around(temp.resolve(name))).isEmpty();
  }

  @Test
  void a_link_into_a_work_tree_is_seen_through() throws IOException {
    Files.createDirectories(temp.resolve("tree/.git"));
    Files.createDirectories(temp.resolve("tree/cases"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), temp.resolve("tree/cases"));
    assertThat(Carrier.around(link.resolve("night"))).isPresent();
  }

  @Test
  void a_case_is_begun_there_only_where_a_person_says_so_and_is_told_of_it_ever_after()
      throws IOException {
    Files.createDirectories(temp.resolve("tree/.git"));
    String folder = temp.resolve("tree/night").toString();
    TheShell shell = new TheShell(temp.resolve("home"));
    Said refused = shell.run("case", "open", "night", "--case", folder);
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err())
        .contains(
            "would stand in a git work tree (%s)".formatted(temp.resolve("tree").toRealPath()))
        .contains("--allow-here");
    assertThat(Path.of(folder)).doesNotExist();

    shell.with("ANAMNESIS_ACTOR", "agent:night-watch");
    Said agent = shell.run("case", "open", "night", "--case", folder, "--allow-here");
    assertThat(agent.err())
        .startsWith("refused: agent:night-watch may not begin a case where it may be");
    shell.with("ANAMNESIS_ACTOR", "ada");
    assertThat(shell.run("case", "open", "night", "--case", folder, "--allow-here").exit())
        .isZero();
    assertThat(shell.run("case", "show", "--case", folder).out())
        .contains("  danger     it stands in a git work tree");
    assertThat(Files.readString(Path.of(folder, "journal.jsonl"))).contains("--allow-here");
  }
}
